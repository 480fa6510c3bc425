package io.hdlgen.mutation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a flattened module that Yosys wrote, made fit for co-simulation: plain names in place of escaped ones, probes that can be read, and the number of the active mutant
 * from a file in the working directory in place of a port.
 */
final class FlatVerilog {
    /** Holds the number of the active mutant, hexadecimal; read when a model starts. */
    static final String NUMBER_FILE = "mutant.hex";

    /** The port that Yosys selects mutants with. */
    static final String PORT = "mutant";

    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\S+) ");

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private String text;

    FlatVerilog(String written) {
        text = ESCAPED.matcher(written).replaceAll(m -> Matcher.quoteReplacement(plain(m.group(1)) + " "));
    }

    /** The plain name of what had a hierarchical one. */
    String plain(String hierarchical) {
        if (hierarchical.matches("\\w+")) {
            return hierarchical;
        }
        return names.computeIfAbsent(hierarchical, name -> {
            String base = name.replaceAll("[^A-Za-z0-9]+", "_");
            String unique = base;
            for (int i = 2; !used.add(unique); i++) {
                unique = base + "_" + i;
            }
            return unique;
        });
    }

    /** Lets the harness read a register or memory, as the mark in the generated Verilog does that Yosys does not keep. */
    void publish(String hierarchical) {
        String name = plain(hierarchical);
        Pattern declaration = Pattern.compile(
                "(?m)^( *(?:reg|wire) (?:signed )?(?:\\[[^\\]]*\\] )?" + name + " *(?:\\[[^\\]]*\\])?);");
        replaceOnce(declaration, "$1 /*verilator public_flat_rd*/;", hierarchical);
    }

    /** Replaces the port by a memory of one word that is loaded from the file. */
    void selectByFile(int width) {
        replaceOnce(Pattern.compile(", " + PORT + "\\);"), ");", PORT);
        replaceOnce(
                Pattern.compile("(?m)^ *input \\[[0-9:]*\\] " + PORT + ";\n *wire \\[[0-9:]*\\] " + PORT + ";"),
                "  reg [%1$d:0] mutant_number [0:0];\n  initial \\$readmemh(\"%2$s\", mutant_number);\n  wire [%1$d:0] %3$s = mutant_number[0];"
                        .formatted(width - 1, NUMBER_FILE, PORT),
                PORT);
    }

    /** The module; what Yosys writes is not free of Verilator's remarks, and nobody reads it. */
    @Override
    public String toString() {
        StringBuilder head = new StringBuilder();
        for (String remark :
                new String[] {"WIDTH", "CMPCONST", "UNSIGNED", "CASEOVERLAP", "CASEINCOMPLETE", "UNOPTFLAT"}) {
            head.append("/* verilator lint_off ").append(remark).append(" */\n");
        }
        return head + text;
    }

    private void replaceOnce(Pattern pattern, String replacement, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no declaration of " + what + " as expected in what Yosys wrote");
        }
        text = matcher.replaceFirst(replacement);
    }
}
