package io.hdlgen.cli;

import io.hdlgen.golden.file.AtomicFile;
import io.hdlgen.golden.spec.Boards;
import io.hdlgen.golden.spec.DescriptionWriter;
import io.hdlgen.golden.spec.DesignName;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Place;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Options;

/** {@code hdlgen init}: writes a commented description to start from. */
final class InitCommand implements Command {
    private static final List<String> RULES =
            Arrays.stream(RuleName.values()).map(RuleName::text).toList();

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "write a commented description to start from";
    }

    @Override
    public Positionals positionals() {
        return Positionals.one("FILE.yaml");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Arguments.value("rule", "NAME", String.join(", ", RULES) + " (default: dfa)"))
                .addOption(Arguments.value(
                        "board",
                        "NAME",
                        "a development board, or a folder such as ./my-board (default: none, the core only)"))
                .addOption(Arguments.flag("force", "replace the file if it exists"));
    }

    @Override
    public String details() {
        return "boards: " + String.join(", ", Boards.slugs());
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        Path file = Invocation.pathOf("FILE.yaml", call.arguments().get(0));
        String rule = call.text("rule").orElse(RuleName.DFA.text());
        String board = call.text("board").orElse(Boards.NONE);
        refuse(call, file, rule, board);
        String name = DesignName.from(stem(file));
        AtomicFile.write(file, DescriptionWriter.starter(ruleOf(rule), board, name));
        call.console().say("wrote " + file + "; next: hdlgen train " + file);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", file.toString());
        report.put("name", name);
        report.put("rule", rule);
        report.put("board", board);
        return Outcome.ok(report);
    }

    private static RuleName ruleOf(String text) {
        return Arrays.stream(RuleName.values())
                .filter(rule -> rule.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void refuse(Invocation call, Path file, String rule, String board) throws BadInput {
        List<Diagnostic> problems = new ArrayList<>();
        refuseUnknown("--rule", rule, RULES, problems);
        if (!Boards.isFolder(board)) {
            refuseUnknown("--board", board, Boards.names(), problems);
        }
        if (Files.isDirectory(file)) {
            problems.add(Diagnostic.of(Mistake.UNUSABLE_FILE, "", new Place(file.toString(), 0), "is a directory"));
        } else if (Files.exists(file) && !call.has("force")) {
            problems.add(Diagnostic.of(Mistake.FILE_EXISTS, "", new Place(file.toString(), 0)));
        }
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
    }

    private static void refuseUnknown(String option, String name, List<String> known, List<Diagnostic> problems) {
        if (!known.contains(name)) {
            problems.add(Diagnostic.of(
                    Mistake.UNKNOWN_VALUE,
                    "",
                    new Place(option, 0),
                    Words.shorten(name),
                    String.join(", ", known),
                    Nearest.hint(name, known, "")));
        }
    }

    private static String stem(Path file) {
        String last = String.valueOf(file.getFileName());
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }
}
