package org.citationhubs.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code kubectl} and other programs of operators, if they are installed. */
final class Kustomized {

    private Kustomized() {}

    /** Returns the manifests of an overlay; skips the test if {@code kubectl} is not installed. */
    static List<JsonNode> overlay(String name) throws IOException, InterruptedException {
        return Manifests.all(run(
                "kubectl",
                "kustomize",
                Manifests.KUBERNETES.resolve("overlays").resolve(name).toString()));
    }

    /** Returns the output of a program, which must succeed; skips the test if the program is not installed. */
    static String run(String... command) throws IOException, InterruptedException {
        assumeTrue(isInstalled(command[0]), "skipped: there is no " + command[0]);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s printed\n%s", List.of(command), printed)
                .isZero();
        return printed;
    }

    private static boolean isInstalled(String program) {
        List<Path> places = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            places.add(Path.of(folder, program));
        }
        return places.stream().anyMatch(java.nio.file.Files::isExecutable);
    }
}
