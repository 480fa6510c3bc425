package io.hdlgen.cli;

import io.hdlgen.compare.Dimension;
import io.hdlgen.compare.Sweep;
import io.hdlgen.golden.spec.Boards;
import io.hdlgen.golden.spec.RuleName;
import io.hdlgen.golden.spec.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.cli.Options;

/**
 * What {@code hdlgen compare} is asked for.
 *
 * @param sweep rule and board, where they are given, and every {@code --set}
 * @param rules whether the sweep's {@value #RULE} are rules of {@code --rules}
 * @param boards whether the sweep's {@value #BOARD} are boards of {@code --board}
 * @param epochs of each training
 * @param samples of each epoch, if not all
 * @param seeds trainings of each combination
 * @param threads trainings at a time
 * @param out where finished trainings are kept
 */
record CompareOptions(
        Sweep sweep,
        boolean rules,
        boolean boards,
        int epochs,
        Optional<Integer> samples,
        int seeds,
        int threads,
        Path out) {
    static final String RULE = "rule";
    static final String BOARD = "board";
    static final String HTML = "html";

    private static final String RULES = "rules";
    private static final String SET = "set";
    private static final String ALL = "all";
    private static final int EPOCHS = 10;
    private static final int MOST_SEEDS = 1000;
    private static final int MOST_THREADS = 1024;
    private static final int MOST_COMBINATIONS = 10_000;

    static Options options() {
        Options options = new Options()
                .addOption(Arguments.value(RULES, "LIST", "learning rules, such as bp,dfa,fdfa, or all"))
                .addOption(Arguments.value(
                        SET,
                        "PATH=V1,V2",
                        "values of a field of the description, such as format.weights=s3.13,s3.9; repeatable"))
                .addOption(Arguments.value(BOARD, "LIST", "boards, by name, instead of the description's"))
                .addOption(DataOption.option("required"))
                .addOption(Arguments.value("epochs", "N", "of each training (default: " + EPOCHS + ")"))
                .addOption(Arguments.value("samples", "N", "use only the first N training samples"))
                .addOption(Arguments.value("seeds", "N", "trainings of each combination, of which the mean is taken"))
                .addOption(Arguments.value("threads", "N", "trainings at a time (default: one for each core)"))
                .addOption(Arguments.value(
                        "out", "DIR", "where trainings are kept for the next run (default: build/compare)"));
        TableFiles.options().forEach(options::addOption);
        return options.addOption(Arguments.value(HTML, "FILE", "write a page with table and plots"));
    }

    /** Paths of what is varied, the rules of {@code --rules} not among them. */
    List<String> settings() {
        return sweep.varied().stream()
                .filter(path -> !rules || !path.equals(RULE))
                .toList();
    }

    /** Reads them. What is wrong goes to {@code problems}, and then there may be none. */
    static Optional<CompareOptions> of(Invocation call, Problems problems) throws IOException {
        Optional<Integer> epochs = problems.read(() -> call.number("epochs", EPOCHS, 1, TrainCommand.MOST_EPOCHS));
        Optional<Integer> samples = problems.read(() -> call.number("samples", 0, 1, Integer.MAX_VALUE));
        Optional<Integer> seeds = problems.read(() -> call.number("seeds", 1, 1, MOST_SEEDS));
        int cores = Runtime.getRuntime().availableProcessors();
        Optional<Integer> threads = problems.read(() -> call.number("threads", cores, 1, MOST_THREADS));
        Optional<Path> out = problems.read(() -> {
            Path folder = call.path("out").orElse(Path.of("build", "compare"));
            Writable.checkFolder("out", folder);
            return folder;
        });
        problems.read(() -> {
            TableFiles.check(call);
            return true;
        });
        problems.read(() -> {
            Optional<Path> page = call.path(HTML);
            if (page.isPresent()) {
                Writable.checkFile(HTML, page.get());
            }
            return true;
        });
        Optional<Sweep> sweep = sweep(call, problems);
        if (epochs.isEmpty() || seeds.isEmpty() || threads.isEmpty() || out.isEmpty() || sweep.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CompareOptions(
                sweep.get(),
                call.has(RULES),
                call.has(BOARD),
                epochs.get(),
                samples.filter(n -> n > 0),
                seeds.get(),
                threads.get(),
                out.get()));
    }

    private static Optional<Sweep> sweep(Invocation call, Problems problems) throws IOException {
        List<Dimension> dimensions = new ArrayList<>();
        Optional<String> rules = call.text(RULES);
        rules.ifPresent(list -> dimensions.add(new Dimension(RULE, rules(list, problems))));
        Optional<String> boards = call.text(BOARD);
        boards.ifPresent(list -> dimensions.add(new Dimension(BOARD, boards(list, problems))));
        Map<String, List<String>> settings = new LinkedHashMap<>();
        for (String setting : call.texts(SET)) {
            problems.read(() -> {
                Dimension one = setting(setting);
                for (String option : List.of(RULE, BOARD)) {
                    boolean given = option.equals(RULE) ? rules.isPresent() : boards.isPresent();
                    if (given && Set.of(option, option + ".name").contains(one.path())) {
                        String other = option.equals(RULE) ? RULES : BOARD;
                        throw BadInput.of(Mistake.OPTION_CLASH, "--set " + one.path(), other);
                    }
                }
                if (settings.putIfAbsent(one.path(), one.values()) != null) {
                    throw BadInput.of(Mistake.OPTION_TWICE, "--set " + one.path());
                }
                return one;
            });
        }
        settings.forEach((path, values) -> dimensions.add(new Dimension(path, values)));
        Sweep sweep = new Sweep(dimensions);
        if (sweep.dimensions().stream().anyMatch(d -> d.values().isEmpty())) {
            return Optional.empty(); // told already
        }
        if (sweep.size() > MOST_COMBINATIONS) {
            problems.add(BadInput.of(Mistake.TOO_MANY, "compare", sweep.size(), MOST_COMBINATIONS));
            return Optional.empty();
        }
        return Optional.of(sweep);
    }

    private static Dimension setting(String text) throws BadInput {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw BadInput.of(Mistake.NOT_A_SETTING, "--set " + text, "no = found");
        }
        String path = text.substring(0, equals).strip();
        List<String> values = Dimension.split(text.substring(equals + 1));
        if (values.contains("")) {
            throw BadInput.of(Mistake.NOT_A_SETTING, "--set " + path, "a value is empty");
        }
        return new Dimension(path, values);
    }

    private static List<String> rules(String list, Problems problems) {
        return list.equals(ALL)
                ? Arrays.stream(RuleName.values()).map(RuleName::text).toList()
                : known(
                        list,
                        name -> RuleList.find(name).isPresent(),
                        problems,
                        name -> RuleList.unknown("--" + RULES, name, ALL));
    }

    private static List<String> boards(String list, Problems problems) {
        return known(
                list,
                name -> Boards.isFolder(name) || Boards.names().contains(name),
                problems,
                CompareOptions::noBoard);
    }

    private static BadInput noBoard(String name) {
        return BadInput.of(
                Mistake.UNKNOWN_VALUE,
                "--" + BOARD,
                Words.shorten(name),
                String.join(", ", Boards.names()),
                Nearest.hint(name, Boards.names(), ""));
    }

    /** The names of a list; each that is not known is a problem. */
    private static List<String> known(
            String list, Predicate<String> known, Problems problems, Function<String, BadInput> refusal) {
        List<String> names = new ArrayList<>();
        for (String name : Dimension.split(list)) {
            if (known.test(name)) {
                names.add(name);
            } else {
                problems.add(refusal.apply(name));
            }
        }
        return names;
    }
}
