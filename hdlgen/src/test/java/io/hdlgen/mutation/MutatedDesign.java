package io.hdlgen.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.sim.build.Tool;
import io.hdlgen.sim.manifest.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A generated folder whose design is one flat module with all mutants in it. It is a folder like any other, so that the co-simulation that judges it is the one that judges every design:
 * nothing of it knows of mutants.
 *
 * @param source the generated folder that it comes from
 * @param folder where it stands
 * @param mutants all of them; number 0 is the design as it was
 */
public record MutatedDesign(Path source, Path folder, List<Mutant> mutants) {
    private static final String LIST = "mutants.ys";
    private static final int NUMBER_BITS = 16;
    private static final Pattern CARELESS = Pattern.compile("<= \\w+\\[\\w+\\] \\^ \\{");
    /** The flattened design with all mutants, as Yosys keeps it. */
    static final String MUTATED = "mutated.il";

    private static final Duration LIMIT = Duration.ofMinutes(10);

    public MutatedDesign {
        mutants = List.copyOf(mutants);
    }

    /**
     * Plants mutants, drawn evenly over modules, cells and lines by Yosys.
     *
     * @param source a generated folder
     * @param folder where to write
     * @param count of mutants
     * @param seed which ones
     */
    public static MutatedDesign plant(Path source, Path folder, int count, long seed) throws IOException {
        ObjectNode manifest = (ObjectNode)
                new ObjectMapper().readTree(source.resolve(ManifestFile.NAME).toFile());
        String top = manifest.get("top").textValue();
        Files.createDirectories(folder.resolve("rtl"));
        Path mutated = folder.resolve(MUTATED).toAbsolutePath();
        Path list = folder.resolve(LIST).toAbsolutePath();
        Path written = folder.resolve("written.v").toAbsolutePath();
        Path script = folder.resolve("mutate.ys").toAbsolutePath();
        Files.writeString(
                script, script(top, manifest.get("probes"), careless(source), count, seed, mutated, list, written));
        Tool.Result result = new ProcessTool()
                .run(new Tool.Command(List.of("yosys", "-q", "-s", script.toString()), source, Map.of(), LIMIT));
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.output());
        }
        FlatVerilog verilog = new FlatVerilog(Files.readString(written));
        verilog.selectByFile(NUMBER_BITS);
        replaceNames(manifest.get("probes"), name -> {
            verilog.publish(name);
            return verilog.plain(name);
        });
        writeFolder(folder, top, manifest, verilog.toString());
        MutatedDesign design = read(source, folder);
        design.select(0);
        return design;
    }

    /** A design that was planted before. */
    public static MutatedDesign read(Path source, Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(LIST));
        return new MutatedDesign(
                source, folder, lines.stream().map(Mutant::parse).toList());
    }

    /** The mutant of every co-simulation of the folder that begins from now on; 0 for none. */
    void select(int mutant) throws IOException {
        Files.writeString(folder.resolve(FlatVerilog.NUMBER_FILE), Integer.toHexString(mutant) + "\n");
    }

    /** Another folder with the same design, for a second run at the same time. */
    MutatedDesign copy(Path other) throws IOException {
        String verilog = "rtl/" + ManifestFile.read(folder).top() + ".v";
        Files.createDirectories(other.resolve("rtl"));
        for (String file : List.of(verilog, ManifestFile.NAME)) {
            Files.write(other.resolve(file), Files.readAllBytes(folder.resolve(file)));
        }
        return new MutatedDesign(source, other, mutants);
    }

    /** Tables stay logic, so that a single bit of them can be wrong. */
    private static String script(
            String top, JsonNode probes, String careless, int count, long seed, Path mutated, Path list, Path written) {
        SortedSet<String> kept = new TreeSet<>();
        replaceNames(probes, name -> {
            kept.add("*/w:" + name.substring(name.lastIndexOf('.') + 1));
            return name;
        });
        return String.join(
                "\n",
                "read_verilog rtl/*.v",
                "hierarchy -check -top " + top,
                "proc -norom",
                careless,
                "setattr -set keep 1 " + String.join(" ", kept),
                "flatten",
                "memory_map -rom-only",
                "opt_expr",
                "opt_clean",
                "mutate -list %d -seed %d -ctrl %s %d 1 -o %s * a:careless %%d"
                        .formatted(count, seed, FlatVerilog.PORT, NUMBER_BITS, list),
                "script " + list,
                "write_rtlil " + mutated,
                "write_verilog -noattr " + written,
                "");
    }

    /** Marks what {@code CarelessMemories} added: it is the test's, and not to be mutated. */
    private static String careless(Path source) throws IOException {
        StringBuilder commands = new StringBuilder();
        try (Stream<Path> files = Files.list(source.resolve("rtl")).sorted()) {
            for (Path file : files.filter(f -> f.toString().endsWith(".v")).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (CARELESS.matcher(lines.get(i)).find()) {
                        commands.append(
                                "setattr -set careless 1 */t:$xor */t:$and */t:$eq %%u %%u */a:src=rtl/%s:%d.* %%i\n"
                                        .formatted(file.getFileName(), i + 1));
                    }
                }
            }
        }
        return commands.toString();
    }

    /** The manifest says the same, but for the one file and the names of the probes. */
    private static void writeFolder(Path folder, String top, ObjectNode manifest, String verilog) throws IOException {
        String path = "rtl/" + top + ".v";
        Files.writeString(folder.resolve(path), verilog);
        manifest.putArray("files")
                .addObject()
                .put("path", path)
                .put("template", "")
                .put("sha256", ManifestFile.sha256(verilog.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(folder.resolve(ManifestFile.NAME), manifest.toPrettyString());
    }

    /** Every name below a node, replaced by what a function makes of it. */
    private static JsonNode replaceNames(JsonNode node, UnaryOperator<String> function) {
        if (node.isTextual()) {
            return TextNode.valueOf(function.apply(node.textValue()));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaceNames(array.get(i), function));
            }
        } else if (node instanceof ObjectNode object) {
            object.fieldNames()
                    .forEachRemaining(field -> object.replace(field, replaceNames(object.get(field), function)));
        }
        return node;
    }
}
