package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.plan.LibraryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The units of {@code templates/lib} do what the checkers in {@code src/test/formal} say, for all inputs; and each checker fails on a planted fault.
 *
 * <p>{@code -Dhdlgen.proofs=all} proves the larger parameters too.
 */
class TheoremIT {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("hdlgen.root")));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path work;

    /** A theorem for one set of parameters. */
    record Case(Theorem theorem, String parameters) {}

    static Stream<Case> cases() {
        boolean all = Objects.equals(System.getProperty("hdlgen.proofs"), "all");
        return Stream.of(Theorem.values())
                .flatMap(t -> Stream.concat(t.parameters().stream(), all ? t.more().stream() : Stream.of())
                        .map(p -> new Case(t, p)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Execution(ExecutionMode.CONCURRENT)
    void holds(Case c) throws IOException {
        assertThat(problem(c.theorem(), c.parameters(), unit(c.theorem())).holds())
                .as(c.toString())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isRefutedByAFault(Theorem t) throws IOException {
        String faulty = Smt.with(unit(t), t.right(), t.wrong());
        Smt smt = problem(t, t.parameters().get(0), faulty);
        assertThat(t.showsLate() ? smt.holds() : smt.bounded())
                .as("%s with '%s'", t, t.wrong())
                .isFalse();
    }

    private static Smt problem(Theorem t, String parameters, String text) throws IOException {
        Smt smt = new Smt(work.resolve("proof-" + NUMBER.incrementAndGet()), t.unit(), t.depth());
        smt.translate(text, checker(t.unit()), others(t.unit()), parameters, List.of());
        return smt;
    }

    /** What stands below the unit, abstracted where its checker says so. */
    private static List<String> others(String unit) throws IOException {
        return unit.equals("softmax") ? List.of(checker("any_exponentials"), library("mul")) : List.of();
    }

    private static String library(String module) throws IOException {
        return LibraryFile.text(module + ".v");
    }

    private static String unit(Theorem t) throws IOException {
        return library(t.unit());
    }

    private static String checker(String unit) throws IOException {
        return Files.readString(ROOT.resolve("hdlgen/src/test/formal/" + unit + ".v"));
    }
}
