package org.citationhubs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** States which package may use which, and how large a package may become. */
@AnalyzeClasses(packages = "org.citationhubs", importOptions = DoNotIncludeTests.class)
class LayersTest {

    private static final int MOST_CLASSES_IN_A_PACKAGE = 30;

    @ArchTest
    static final ArchRule coreDependsOnJavaAlone = classes()
            .that()
            .resideInAnyPackage(below("citation", "hub"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify.annotations..", "org.citationhubs.citation..", "org.citationhubs.hub..")
            .because("every decision must be testable and replayable without a broker, a server or a parser");

    @ArchTest
    static final ArchRule citationUsesNoOtherPackage = mayOnlyUse("citation");

    @ArchTest
    static final ArchRule concurrentUsesNoOtherPackage = mayOnlyUse("concurrent");

    @ArchTest
    static final ArchRule accessUsesNoOtherPackage = mayOnlyUse("access");

    @ArchTest
    static final ArchRule hubUsesCitation = mayOnlyUse("hub", "citation");

    @ArchTest
    static final ArchRule topicsUseNoOtherPackage = mayOnlyUse("topics");

    @ArchTest
    static final ArchRule serdeUsesTheCore = mayOnlyUse("serde", "citation", "hub");

    @ArchTest
    static final ArchRule storeUsesCoreAndSerde = mayOnlyUse("store", "citation", "hub", "serde");

    @ArchTest
    static final ArchRule topologyUsesStore = mayOnlyUse("topology", "citation", "hub", "serde", "store", "topics");

    @ArchTest
    static final ArchRule queryUsesStoresAndNoApi =
            mayOnlyUse("query", "citation", "hub", "serde", "store", "topology");

    @ArchTest
    static final ArchRule ingestUsesNoStore = mayOnlyUse("ingest", "access", "citation", "serde", "topics");

    @ArchTest
    static final ArchRule apiUsesQueriesAndNoStore =
            mayOnlyUse("api", "access", "citation", "hub", "ingest", "query", "serde");

    @ArchTest
    static final ArchRule pagesUseTheApiAndNoStore = mayOnlyUse("web", "api", "citation", "hub", "query");

    @ArchTest
    static final ArchRule runtimeUsesNoApiAndNoPages = mayOnlyUse(
            "runtime", "access", "citation", "hub", "ingest", "query", "serde", "store", "topics", "topology");

    @ArchTest
    static final ArchRule pagesKnowNoKafka = noClasses()
            .that()
            .resideInAnyPackage(below("web"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..")
            .because("any instance renders any page from the answers that it gives to programs");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.citationhubs.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageUsesTheProgramsEntry = noClasses()
            .that()
            .resideInAPackage("org.citationhubs.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.citationhubs");

    @ArchTest
    static void noPackageIsLarge(JavaClasses classes) {
        Map<String, Long> sizes = topLevel(classes).stream()
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_CLASSES_IN_A_PACKAGE);
        assertThat(sizes)
                .as("packages of more than %d classes", MOST_CLASSES_IN_A_PACKAGE)
                .isEmpty();
    }

    @ArchTest
    static void noTwoClassesShareASimpleName(JavaClasses classes) {
        Set<String> names = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (JavaClass one : classes) {
            if (isWritten(one) && !names.add(one.getSimpleName())) {
                twice.add(one.getSimpleName());
            }
        }
        assertThat(twice).as("simple names of more than one class").isEmpty();
    }

    private static List<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(one -> isWritten(one) && one.isTopLevelClass())
                .toList();
    }

    /** Generated classes have a dollar sign or an underscore in their names. */
    private static boolean isWritten(JavaClass one) {
        return !one.isAnonymousClass()
                && !one.getSimpleName().isEmpty()
                && !one.getSimpleName().equals("package-info")
                && !one.getSimpleName().contains("_");
    }

    private static ArchRule mayOnlyUse(String feature, String... others) {
        String[] all = {
            "access",
            "citation",
            "hub",
            "topics",
            "serde",
            "store",
            "topology",
            "query",
            "ingest",
            "api",
            "web",
            "runtime"
        };
        String[] forbidden = Arrays.stream(all)
                .filter(one -> !one.equals(feature) && !List.of(others).contains(one))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(below(feature))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(below(forbidden));
    }

    private static String[] below(String... features) {
        return Arrays.stream(features)
                .map(feature -> "org.citationhubs." + feature + "..")
                .toArray(String[]::new);
    }
}
