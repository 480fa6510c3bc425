package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.emit.Generator;
import io.hdlgen.golden.spec.Loss;
import io.hdlgen.golden.spec.RuleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The units that an estimate names are those of which the generated files show something. */
class UnitsTest {
    /** What only stands in the files of a design that has the unit. */
    private static final Map<String, String> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("transposed sums", "column_out");
        SIGNS.put("feedback LFSRs", "FEEDBACK_SEED");
        SIGNS.put("addend", "adds_q");
        SIGNS.put("decay", "decay2");
        SIGNS.put("scaled rows", "scale1");
        SIGNS.put("noise", "module noise ");
        SIGNS.put("scalar with signs", "signed_h");
        SIGNS.put("scalar times vector", "scalar = map_scaled_q ? h");
        SIGNS.put("squares of a vector", "map_squared_q");
        SIGNS.put("dot product", "module reduce ");
        SIGNS.put("softmax", "module softmax ");
        SIGNS.put("logarithmic loss", "module log_loss ");
        SIGNS.put("squared loss", "module square_loss ");
        SIGNS.put("factor", "FACTOR_SHIFT");
        SIGNS.put("factor with division", "module divide ");
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void areInTheFiles(RuleName rule) throws IOException {
        for (Loss loss : Loss.values()) {
            for (String options : List.of("", ", decay: 2^-9", ", noise: gaussian", ", feedback: {source: lfsr}")) {
                if (possible(rule, options)) {
                    Plan plan = plan(rule, loss, options);
                    assertThat(new TreeSet<>(Units.of(plan)))
                            .as("%s%s, %s", rule, options, loss)
                            .isEqualTo(shown(plan));
                }
            }
        }
    }

    private static boolean possible(RuleName rule, String options) {
        boolean noise = rule.perturbsNodes() || rule == RuleName.FDFA || rule == RuleName.FG_A;
        boolean feedback = rule.drawsFeedback() && !rule.learnsFeedback();
        return options.contains("noise") ? noise : !options.contains("feedback") || feedback;
    }

    private static Plan plan(RuleName rule, Loss loss, String options) {
        return Planner.plan(TestDesigns.of("""
                network: {input: 5, layers: [{units: 9, activation: relu}, 6], loss: %s}
                rule: {name: %s%s%s}
                engine: {block: 2, blocks: 2}
                """.formatted(
                        loss.text(),
                        rule.text(),
                        rule == RuleName.FDFA ? ", alpha: 2^-9" : rule == RuleName.DKP ? feedbackRate(options) : "",
                        options)));
    }

    /** DKP's feedback rate must fit the squared error's wide format. */
    private static String feedbackRate(String options) {
        return options.contains("feedback") ? "" : ", feedback: {learning-rate: 2^-14}";
    }

    private Set<String> shown(Plan plan) throws IOException {
        Generator.generate(plan, folder);
        StringBuilder all = new StringBuilder();
        for (String file : Files.readAllLines(folder.resolve("rtl/files.f"))) {
            all.append(Files.readString(folder.resolve(file)));
        }
        return SIGNS.entrySet().stream()
                .filter(sign -> all.indexOf(sign.getValue()) >= 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
