package io.hdlgen.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between modules and packages; {@code docs/architecture.md} draws them. */
class ArchitectureTest {
    private static final String HDLGEN = "io.hdlgen.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hdlgen");

    // Rules over nothing hold; so make sure there is something.
    @Test
    void theRulesSeeAllModules() {
        assertThat(CLASSES.size()).isGreaterThan(60);
        for (String room : List.of("golden.spec", "golden.fixed", "sim.manifest", "cli")) {
            assertThat(CLASSES.stream().map(JavaClass::getPackageName)).contains(HDLGEN + room);
        }
    }

    /** A package (with what is below it), and the packages of ours that it must not know. */
    @ParameterizedTest
    @CsvSource({
        "golden,        sim cli board plan verilog context emit",
        "sim,           cli board plan verilog context emit",
        "verilog,       cli emit context plan board",
        "plot,          golden sim cli board plan verilog context emit lint",
        "board,         cli emit context plan family",
        "family,        cli emit context plan toplevel link",
        "plan,          cli emit context",
        "context,       cli emit link",
        "link,          cli emit board lint regress boardsim",
        "emit,          cli boardsim",
        "synth,         cli emit regress lint",
        "compare,       cli emit context plan board sim regress lint synth estimate",
        "estimate,      cli emit regress lint synth",
        "boardsim,      cli estimate synth",
        "golden.file,   golden.spec golden.fixed golden.noise golden.rule golden.train golden.data golden.checkpoint",
        "golden.fixed,  golden.spec golden.noise golden.rule golden.train golden.data golden.checkpoint",
        "golden.noise,  golden.rule golden.train golden.data golden.checkpoint",
        "golden.spec,   golden.noise golden.rule golden.train golden.data golden.checkpoint",
        "golden.minibatch, golden.experiment golden.rule golden.train golden.reference golden.checkpoint",
        "golden.rule,   golden.train golden.data golden.checkpoint golden.measure",
        "golden.train,  golden.measure",
        "golden.reference, golden.measure",
    })
    void aPackageDoesNotKnow(String room, String forbidden) {
        String[] others = forbidden.replaceAll("(\\S+)", HDLGEN + "$1..").split(" ", -1);
        check(noClasses()
                .that()
                .resideInAPackage(HDLGEN + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.hdlgen.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyEmitKnowsTheTemplateEngine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HDLGEN + "emit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.hubspot.."));
    }

    @Test
    void onlyPlotKnowsThePlottingLibrary() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HDLGEN + "plot..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jetbrains..", "kotlin.."));
    }

    @Test
    void onlyTheLinkKnowsSerialPorts() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HDLGEN + "link.host..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fazecast.."));
    }

    @Test
    void onlyTheCommandLineKnowsItsLibraries() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HDLGEN + "cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.commons.cli..", "me.tongfei.."));
    }

    @Test
    void onlyTheCommandLinePrints() {
        for (String stream : List.of("out", "err")) {
            check(noClasses()
                    .that()
                    .resideOutsideOfPackage(HDLGEN + "cli..")
                    .should()
                    .accessField(System.class, stream));
        }
        check(noClasses()
                .that()
                .resideOutsideOfPackage(HDLGEN + "cli..")
                .should()
                .callMethod(Throwable.class, "printStackTrace"));
    }

    @Test
    void onlyMainExits() {
        DescribedPredicate<JavaClass> others = DescribedPredicate.describe(
                "classes but Main", one -> !one.getName().equals(HDLGEN + "cli.Main"));
        check(noClasses().that(others).should().callMethod(System.class, "exit", int.class));
        check(noClasses().that(others).should().callMethod(Runtime.class, "exit", int.class));
        check(noClasses().should().callMethod(Runtime.class, "halt", int.class));
    }

    // The same input gives the same bytes: nothing may depend on the clock, the locale's charset or true chance.
    @Test
    void nothingIsLeftToChance() {
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses().should().callConstructor(java.util.Random.class));
        check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.security.SecureRandom"));
        check(noClasses()
                .that()
                .resideInAnyPackage(HDLGEN + "golden..", HDLGEN + "plan..", HDLGEN + "context..", HDLGEN + "emit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.time.."));
        check(noClasses().should().callMethod(String.class, "getBytes"));
        check(noClasses().should().callConstructor(String.class, byte[].class));
    }

    // A package that is still to come breaks no rule; theRulesSeeAllModules holds those that must be there.
    private static void check(ClassesShouldConjunction rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
