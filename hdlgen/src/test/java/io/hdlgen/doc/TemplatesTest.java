package io.hdlgen.doc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Family;
import io.hdlgen.context.RtlFile;
import io.hdlgen.context.TestbenchContext;
import io.hdlgen.emit.Generator;
import io.hdlgen.family.FamilyFile;
import io.hdlgen.family.FamilyFiles;
import io.hdlgen.golden.spec.ControlOption;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.handover.FuseContext;
import io.hdlgen.handover.ReadmeContext;
import io.hdlgen.link.DriverFile;
import io.hdlgen.link.LinkFiles;
import io.hdlgen.link.LinkTiming;
import io.hdlgen.plan.Microcode;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.toplevel.BoardClock;
import io.hdlgen.toplevel.BoardFile;
import io.hdlgen.toplevel.BoardTop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the templates says what there is, and the templates keep its rules. */
class TemplatesTest {
    private static final Path FOLDER = Pages.ROOT.resolve("templates");
    private static final Pattern VALUE = Pattern.compile("\\$\\{ [a-z]\\w*(\\.[a-z]\\w*)* }");
    private static final Pattern TAG =
            Pattern.compile("//% (if [a-z]\\w*(\\.[a-z]\\w*)*|else|endif|for [a-z]\\w* in [a-z]\\w*|endfor)");

    private static final LinkTiming TIMING = LinkTiming.of(12_000_000, 115_200);

    @TempDir
    private static Path folder;

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.(j2|v)"))
                    .sorted()
                    .toList();
        }
    }

    /** Everything that some design has: both losses, both kinds of feedback, both rules. */
    private static List<RtlFile> files() {
        return Stream.of(
                        "{name: dfa, feedback: {source: lfsr}}",
                        "{name: dfa, schedule: [{samples: 5, learning-rate: 2^-8}]}",
                        "bp\nengine: {multipliers: 4, control: [inference, saturation], banks: single-port}",
                        "fdfa",
                        "fg-a",
                        "np",
                        "anp",
                        "{name: dp, sweeps: 2}",
                        "dfa\nengine: {multipliers: 4, control: [link]}")
                .flatMap(rule -> Stream.of("squared-error", "softmax-cross-entropy")
                        .map(loss -> "network: {input: 5, layers: [4, 3], loss: " + loss + "}\nrule: " + rule))
                .flatMap(text -> files(text).stream())
                .toList();
    }

    private static Plan plan(String text) {
        return Planner.plan(Planner.design(
                DescriptionReader.read("page", text, List.of()).description().orElseThrow()));
    }

    private static List<RtlFile> files(String text) {
        Plan plan = plan(text);
        List<RtlFile> files = new ArrayList<>(RtlFile.of(plan, Microcode.of(plan), "NAME"));
        if (plan.controls(ControlOption.LINK)) {
            files.addAll(LinkFiles.of(plan, "NAME", TIMING));
            for (Board board : BoardFolder.all()) {
                files.addAll(BoardTop.files(plan, "NAME", board, clock(board), 115_200));
            }
        }
        return files;
    }

    /** What the tools of all boards read. */
    private static List<BoardFile> boardFiles() {
        Plan plan = Planner.plan(Planner.design(
                DescriptionReader.read("page", "{network: {input: 5, layers: [3]}, board: icebreaker}", List.of())
                        .description()
                        .orElseThrow()));
        return BoardFolder.all().stream()
                .flatMap(board -> BoardFile.of(plan, board, clock(board), List.of()).stream()
                        .map(file -> new BoardFile(
                                file.path().replace(board.slug(), "BOARD"), file.template(), file.context())))
                .toList();
    }

    /** Another one than the oscillator's. */
    private static BoardClock clock(Board board) {
        return BoardClock.of(board, Optional.of(36_000_000L)).orElseThrow();
    }

    private static List<DriverFile> drivers() throws IOException {
        Plan plan = plan("network: {input: 5, layers: [4, 3]}\nrule: dfa\nengine: {multipliers: 4, control: [link]}");
        return DriverFile.of(plan, Generator.generate(plan, folder), TIMING);
    }

    /** Template, context and path of what every folder has, whatever is in it. */
    private static Map<String, String> handover() throws IOException {
        Map<String, String> contexts = Map.of(
                "testbench/testbench.v.j2", TestbenchContext.class.getSimpleName(),
                "testbench/run.sh", "-",
                "handover/README.md.j2", ReadmeContext.class.getSimpleName(),
                "handover/core.j2", FuseContext.class.getSimpleName());
        Map<String, String> files = new TreeMap<>();
        Plan plan = plan("{name: a-design, network: {input: 5, layers: [4, 3]}, engine: {multipliers: 4}}");
        for (Manifest.GeneratedFile file : Generator.generate(plan, folder).files()) {
            if (file.template().matches("(testbench|handover)/.*")) {
                files.put(
                        file.template(),
                        contexts.get(file.template()) + " "
                                + file.path().replace("a-design", "NAME").replace("docs/", ""));
            }
        }
        assertThat(files.keySet()).isEqualTo(contexts.keySet());
        return files;
    }

    /** Template, context and path of every file that a family has of its own. */
    private static Map<String, String> familyFiles() {
        Map<String, String> files = new TreeMap<>();
        for (Family family : Family.values()) {
            for (FamilyFile file : FamilyFiles.of(family)) {
                String context = file.context()
                        .map(record -> record.getClass().getSimpleName())
                        .orElse("-");
                files.putIfAbsent(file.template(), context + " " + file.path());
            }
        }
        return files;
    }

    @Test
    void theTableIsComplete() throws IOException {
        Map<String, String> page = new TreeMap<>();
        for (List<String> row : Pages.rows(Pages.read("templates/README.md"))) {
            page.put(
                    row.get(0).replace("`", ""),
                    row.get(1).replace("`", "") + " " + Pages.names(row.get(2)).get(0));
        }
        Map<String, String> real = files().stream()
                .collect(Collectors.toMap(
                        RtlFile::template,
                        file -> file.context()
                                        .map(context -> context.getClass().getSimpleName())
                                        .orElse("-") + " rtl/" + file.module() + ".v",
                        (a, b) -> a,
                        TreeMap::new));
        boardFiles()
                .forEach(file -> real.put(
                        file.template(),
                        file.context().getClass().getSimpleName() + " "
                                + file.path().replace("constraints/", "")));
        for (DriverFile file : drivers()) {
            String context = file.context()
                    .map(record -> record.getClass().getSimpleName())
                    .orElse("-");
            real.put(file.template(), context + " " + file.path());
        }
        real.putAll(familyFiles());
        real.putAll(handover());
        assertThat(page).isEqualTo(real);
    }

    @Test
    void everyTemplateIsUsed() throws IOException {
        Set<String> used = files().stream().map(RtlFile::template).collect(Collectors.toCollection(TreeSet::new));
        boardFiles().forEach(file -> used.add(file.template()));
        drivers().forEach(file -> used.add(file.template()));
        used.addAll(familyFiles().keySet());
        used.addAll(handover().keySet());
        try (Stream<Path> all = Files.walk(FOLDER)) {
            assertThat(all.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString())
                            .filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
        Set<String> modules = new HashSet<>(RtlFile.MODULES);
        modules.addAll(LinkFiles.MODULES);
        modules.addAll(BoardTop.MODULES);
        modules.add("NAME");
        assertThat(files().stream().map(RtlFile::module).collect(Collectors.toSet()))
                .isEqualTo(modules);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateOnlyPrints(Path template) throws IOException {
        for (String line : Files.readAllLines(template)) {
            if (line.contains("//%")) {
                assertThat(line).matches(TAG);
            }
            assertThat(VALUE.matcher(line).replaceAll("")).doesNotContain("${", "<%", "<#");
        }
    }
}
