package app.proofsheet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The direction of dependencies, each rule with its reason. */
class ArchitectureTest {

    private static final Path SOURCES =
            Path.of(System.getProperty("proofsheet.basedir", "."), "src/main/java");

    private static JavaClasses program;

    @BeforeAll
    static void read() throws Exception {
        URI classes = Main.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        program = new ClassFileImporter().importPath(Path.of(classes));
    }

    @Test
    void domainKnowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage("app.proofsheet.domain..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage("app.proofsheet.domain..")
                                .or(resideInAPackage("java.."))
                                .or(resideInAPackage("org.jspecify.annotations"))
                                .or(primitivesAndArrays()))
                .because("values and rules must be testable without disk, clock or library")
                .check(program);
        noClasses()
                .that()
                .resideInAPackage("app.proofsheet.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.io..", "java.net..")
                .because("the domain looks at files only through ports")
                .check(withoutSerialForm(program));
    }

    @Test
    void onlyTheUiKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.proofsheet.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "org.kordamp..", "atlantafx..")
                .because("the command line runs without a toolkit")
                .check(program);
    }

    @Test
    void jsonLibraryStaysAtTheBorders() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "app.proofsheet.json..",
                        "app.proofsheet.folder..",
                        "app.proofsheet.jobs.store..",
                        "app.proofsheet.settings..",
                        "app.proofsheet.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because("documents and messages are never the domain type")
                .check(program);
    }

    @Test
    void onlyProvidersSpeakHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.proofsheet.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "java.net.http..")
                .because("a wire is known in one place")
                .check(program);
    }

    @Test
    void screensAndCommandsReachTheWorldThroughUseCases() {
        noClasses()
                .that()
                .resideInAnyPackage("app.proofsheet.ui..", "app.proofsheet.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "app.proofsheet.provider..",
                        "app.proofsheet.folder..",
                        "app.proofsheet.runs..",
                        "app.proofsheet.jobs.store..")
                .because("what a person does is a use case, whoever asks for it")
                .check(program);
    }

    @Test
    void screensDoNotKnowEachOther() {
        String[] screens = {
            "assets",
            "brief",
            "gallery",
            "loupe",
            "compare",
            "inspect",
            "queue",
            "review",
            "edit",
            "costs",
            "handover"
        };
        for (String screen : screens) {
            for (String other : screens) {
                if (!screen.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("app.proofsheet.ui." + screen + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("app.proofsheet.ui." + other + "..")
                            .because("screens meet in the session and in ui.app")
                            .allowEmptyShould(true)
                            .check(program);
                }
            }
        }
    }

    @Test
    void viewModelsHoldNoNodes() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("view models are tested without a toolkit")
                .allowEmptyShould(true)
                .check(program);
    }

    @Test
    void onlyTheBridgeCallsRunLater() {
        noClasses()
                .that()
                .resideOutsideOfPackages("app.proofsheet.ui.fx..")
                .should()
                .callMethodWhere(
                        com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                        com.tngtech.archunit.core.domain.properties.HasOwner
                                                .Predicates.With.owner(
                                                com.tngtech.archunit.core.domain.JavaClass
                                                        .Predicates.type(
                                                        javafx.application.Platform.class)))
                                .and(
                                        com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                                com.tngtech.archunit.core.domain.properties.HasName
                                                        .Predicates.name("runLater"))))
                .because("one place crosses the border to the FX thread")
                .check(program);
    }

    @Test
    void drawingAndDecodingStayInMedia() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "app.proofsheet.media..", "app.proofsheet.provider.offline..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..")
                .because("pictures are read in one room")
                .check(program);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("app.proofsheet.cli..")
                .and()
                .doNotHaveFullyQualifiedName("app.proofsheet.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("results go to stdout only where a command says so")
                .check(program);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("app.proofsheet.(**)").should().beFreeOfCycles().check(program);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIs() throws Exception {
        List<Path> unmarked;
        try (Stream<Path> folders = Files.walk(SOURCES)) {
            unmarked =
                    folders.filter(Files::isDirectory)
                            .filter(ArchitectureTest::holdsSources)
                            .filter(folder -> !isMarked(folder.resolve("package-info.java")))
                            .map(SOURCES::relativize)
                            .toList();
        }
        assertThat(unmarked).isEmpty();
    }

    private static boolean holdsSources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(".java"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isMarked(Path info) {
        try {
            String text = Files.exists(info) ? Files.readString(info) : "";
            return text.startsWith("/** ") && text.contains("@NullMarked");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaClass> primitivesAndArrays() {
        return DescribedPredicate.describe(
                "primitives and arrays", c -> c.isPrimitive() || c.isArray());
    }

    private static JavaClasses withoutSerialForm(JavaClasses all) {
        return all.that(
                DescribedPredicate.describe(
                        "no exceptions", c -> !c.isAssignableTo(Throwable.class)));
    }
}
