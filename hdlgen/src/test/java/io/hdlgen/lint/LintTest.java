package io.hdlgen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.sim.build.Tool.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {
    @Test
    void theToolsAreAskedForAllTheirWarnings() {
        List<String> lines = new ArrayList<>();
        Lint.commands("top", List.of("rtl/a.v", "rtl/top.v")).forEach(words -> lines.add(String.join(" ", words)));
        assertThat(lines)
                .containsExactly(
                        "verilator --lint-only -Wall --default-language 1364-2005 --top-module top rtl/a.v rtl/top.v",
                        "iverilog -g2005 -Wall -s top -o /dev/null rtl/a.v rtl/top.v",
                        "yosys -q -p read_verilog rtl/a.v rtl/top.v; hierarchy -check -top top; proc; check -assert");
    }

    @ParameterizedTest
    @CsvSource({"0, '', true", "0, warning, false", "1, '', false"})
    void aWarningIsAFailure(int exitCode, String output, boolean clean) {
        Result result = new Result(exitCode, output);
        assertThat(new Lint.Verdict("yosys", result.output(), result.exitCode()).clean())
                .isEqualTo(clean);
    }
}
