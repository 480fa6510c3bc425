package io.hdlgen.mutation;

import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which module an instance of a generated design is of, read from the generated files. */
final class Modules {
    private static final Pattern INSTANCE = Pattern.compile("(?m)\\b(u_\\w+) \\($");

    private final Path rtl;
    private final String top;
    private final Map<String, Map<String, String>> instances = new HashMap<>();

    Modules(Path generated) {
        rtl = generated.resolve("rtl");
        top = ManifestFile.read(generated).top();
    }

    /** The module of a path such as {@code u_array.gen_block[0].u_block}; the top module's for the empty path. */
    String of(String path) throws IOException {
        String module = top;
        for (String name : path.split("\\.", -1)) {
            if (name.startsWith("u_")) {
                module = inside(module).get(name);
            }
        }
        return module;
    }

    /** The module that is reported: what stands in a lane belongs to the lane. */
    String unit(String path) throws IOException {
        String unit = "";
        StringBuilder walked = new StringBuilder();
        for (String name : path.split("\\.", -1)) {
            walked.append(walked.isEmpty() ? "" : ".").append(name);
            if (unit.equals("systolic_lane") || unit.equals("map_element")) {
                break;
            }
            String module = of(walked.toString());
            unit = module.matches("mul|sum_tree|bank|fifo") && !unit.isEmpty() && !unit.equals(top) ? unit : module;
        }
        return unit.equals(top) ? "top module" : unit;
    }

    private Map<String, String> inside(String module) throws IOException {
        Map<String, String> known = instances.get(module);
        if (known == null) {
            known = read(Files.readString(rtl.resolve(module + ".v")));
            instances.put(module, known);
        }
        return known;
    }

    private static Map<String, String> read(String text) {
        Map<String, String> found = new HashMap<>();
        Matcher instance = INSTANCE.matcher(text);
        while (instance.find()) {
            String before = text.substring(0, instance.start()).stripTrailing();
            if (before.endsWith(")")) {
                before = before.substring(0, opening(before))
                        .replaceFirst("#\\s*$", "")
                        .stripTrailing();
            }
            found.put(instance.group(1), before.replaceFirst("(?s).*?(\\w+)$", "$1"));
        }
        return found;
    }

    /** The parenthesis that the last one closes. */
    private static int opening(String text) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("unbalanced parentheses");
    }
}
