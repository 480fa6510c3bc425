package io.hdlgen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A unit with its checker, as yosys-smtbmc and z3 see it.
 *
 * @param folder where files are written; for this problem alone
 * @param unit name of the module that is proved
 * @param depth clocks of the bounded proof, and window of the induction
 */
record Smt(Path folder, String unit, int depth) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String PASSED = "Status: PASSED";
    private static final String FAILED = "Status: FAILED";

    /**
     * Translates a unit, the checker put in front of its {@code endmodule}.
     *
     * @param text the unit's Verilog
     * @param checker what it must do
     * @param others texts of the modules below it
     * @param parameters {@code NAME=value}, blanks between
     * @param defines macros of the checker, {@code NAME=value} or {@code NAME}
     */
    void translate(String text, String checker, List<String> others, String parameters, List<String> defines)
            throws IOException {
        Files.createDirectories(folder);
        int end = text.lastIndexOf("endmodule");
        Files.writeString(folder.resolve(unit + ".v"), text.substring(0, end) + checker + text.substring(end));
        StringBuilder script = new StringBuilder("read_verilog -formal");
        defines.forEach(define -> script.append(" -D ").append(define));
        script.append(' ').append(unit).append(".v");
        for (int i = 0; i < others.size(); i++) {
            Files.writeString(folder.resolve("other" + i + ".v"), others.get(i));
            script.append(" other").append(i).append(".v");
        }
        script.append("; hierarchy -check -top ").append(unit);
        for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(" ", -1)) {
            script.append(" -chparam ").append(value(parameter));
        }
        script.append("; proc; flatten; memory -nordff -nomap; memory_map; opt -fast; dffunmap; write_smt2 -wires "
                + unit + ".smt2");
        Tool.Result result = run(List.of("yosys", "-q", "-p", script.toString()));
        assertThat(result.exitCode()).as("%s%n%s", script, result.output()).isZero();
    }

    /** Yosys takes negative numbers only bit by bit. */
    private static String value(String parameter) {
        int minus = parameter.indexOf("=-");
        return minus < 0
                ? parameter.replace('=', ' ')
                : parameter.substring(0, minus) + " 32'b"
                        + Integer.toBinaryString(Integer.parseInt(parameter.substring(minus + 1)));
    }

    /** Whether it holds in all clocks: in the first {@link #depth} from every start, and by induction in all that follow. */
    boolean holds() {
        return bounded() && passes("-i");
    }

    /** Whether it holds in the first {@link #depth} clocks. */
    boolean bounded() {
        return passes();
    }

    /** The unit with one place changed. */
    static String with(String text, String right, String wrong) {
        assertThat(text.split(Pattern.quote(right), -1))
                .as("'%s' must be once in the unit", right)
                .hasSize(2);
        return text.replace(right, wrong);
    }

    private boolean passes(String... options) {
        List<String> words = new ArrayList<>(
                List.of("yosys-smtbmc", "-s", "z3", "--unroll", "--noprogress", "-t", Integer.toString(depth)));
        words.addAll(List.of(options));
        words.add(unit + ".smt2");
        Tool.Result result = run(words);
        boolean passed = result.output().contains(PASSED);
        assertThat(passed || result.output().contains(FAILED))
                .as("%s%n%s", words, result.output())
                .isTrue();
        return passed;
    }

    private Tool.Result run(List<String> words) {
        return new ProcessTool().run(new Tool.Command(words, folder, Map.of(), LIMIT));
    }
}
