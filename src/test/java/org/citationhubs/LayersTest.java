package org.citationhubs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.citationhubs", importOptions = DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule whatDecidesKnowsOnlyJavaAndItself = classes()
            .that()
            .resideInAnyPackage("org.citationhubs.citation..", "org.citationhubs.hub..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify.annotations..", "org.citationhubs.citation..", "org.citationhubs.hub..")
            .because("every decision must be testable and replayable without a broker, a server or a parser");

    @ArchTest
    static final ArchRule whatHappenedDoesNotDependOnWhatIsKnown = noClasses()
            .that()
            .resideInAPackage("org.citationhubs.citation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.citationhubs.hub..");

    @ArchTest
    static final ArchRule nothingDependsOnThePages = noClasses()
            .that()
            .resideOutsideOfPackage("org.citationhubs.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.citationhubs.web..");

    @ArchTest
    static final ArchRule pagesAskAndReadNoStore = noClasses()
            .that()
            .resideInAPackage("org.citationhubs.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.citationhubs.topology..",
                    "org.citationhubs.serde..",
                    "org.citationhubs.ingest..",
                    "org.citationhubs.runtime..")
            .because("any instance makes any page, from the same answers as it gives to programs");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("org.citationhubs.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noPackageDependsOnTheProgramsEntry = noClasses()
            .that()
            .resideInAPackage("org.citationhubs.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.citationhubs");
}
