import io.kubernetes.client.util.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Fields that Kubernetes does not know, which it would ignore: {@code java -cp ... Fields.java MANIFESTS...}.
 *
 * <p>The client's model takes no field that it has no property for. Kinds of operators are not the client's and are
 * left to {@code types.mjs}.
 */
final class Fields {

    private static final Set<String> OPERATORS = Set.of("kafka.strimzi.io", "keda.sh", "monitoring.coreos.com");

    public static void main(String... files) throws Exception {
        int checked = 0;
        int wrong = 0;
        for (String file : files) {
            for (Object document : yaml().loadAll(Files.readString(Path.of(file)))) {
                Map<?, ?> manifest = (Map<?, ?>) document;
                if (OPERATORS.contains(manifest.get("apiVersion").toString().split("/")[0])) {
                    continue;
                }
                checked++;
                try {
                    Yaml.load(yaml().dump(manifest));
                } catch (Exception e) {
                    wrong++;
                    System.err.println(file + ": " + manifest.get("kind") + " "
                            + ((Map<?, ?>) manifest.get("metadata")).get("name") + ": " + reason(e));
                }
            }
        }
        System.out.println(checked + " manifests read, " + wrong + " with fields that are not known");
        System.exit(wrong == 0 && checked > 0 ? 0 : 1);
    }

    /** A new one each time: it reads lazily, and one cannot read two texts at once. */
    private static org.yaml.snakeyaml.Yaml yaml() {
        return new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
    }

    /** The one line of many that names the field. */
    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines()
                .filter(line -> line.startsWith("Unable to find property"))
                .findFirst()
                .orElse(message);
    }

    private Fields() {}
}
