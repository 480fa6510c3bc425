package io.hdlgen.cli;

import io.hdlgen.compare.RunKey;
import io.hdlgen.compare.Training;
import io.hdlgen.estimate.BoardEstimate;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.Diagnostic;
import io.hdlgen.golden.spec.Reading;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Hardware;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** From the combinations of a sweep to designs, what they cost, and how they are to be trained. */
final class Contenders {
    private final CompareSource source;
    private final CompareOptions options;
    private final CompareData data;
    private final Console console;
    private final Optional<Description> own;
    private final Problems problems = new Problems();
    private final Set<Diagnostic> warnings = new LinkedHashSet<>();

    private Contenders(Invocation call, CompareSource source, CompareOptions options) {
        this.source = source;
        this.options = options;
        this.data = new CompareData(call, options.samples());
        this.console = call.console();
        this.own = source.read(List.of()).description();
    }

    /**
     * All contenders, in the order of the sweep.
     *
     * @throws BadInput if none can be built: then the fault is not in one of the values
     */
    static List<Contender> of(Invocation call, CompareSource source, CompareOptions options)
            throws BadInput, IOException {
        return new Contenders(call, source, options).all();
    }

    private List<Contender> all() throws BadInput, IOException {
        List<Contender> all = new ArrayList<>();
        for (Map<String, String> combination : options.sweep().combinations()) {
            all.add(contender(all.size() + 1, combination));
        }
        if (all.stream().allMatch(one -> one.built().isEmpty())) {
            problems.refuse();
        }
        warnings.forEach(console::warn);
        return all;
    }

    private Contender contender(int number, Map<String, String> combination) throws IOException {
        Reading reading = source.read(overrides(combination));
        String rule = reading.description()
                .map(Contenders::rule)
                .orElseGet(() -> combination.getOrDefault(
                        CompareOptions.RULE, own.map(Contenders::rule).orElse("")));
        Map<String, String> settings = new LinkedHashMap<>();
        for (String path : options.settings()) {
            settings.put(path, combination.getOrDefault(path, ""));
        }
        try {
            return new Contender(number, rule, settings, Optional.of(built(reading)), "");
        } catch (BadInput refused) {
            problems.add(refused);
            Diagnostic first = refused.problems().stream()
                    .filter(Diagnostic::isError)
                    .findFirst()
                    .orElseThrow();
            String field = first.path().isEmpty() ? "" : first.path() + ": ";
            return new Contender(number, rule, settings, Optional.empty(), field + first.message());
        }
    }

    private Contender.Built built(Reading reading) throws BadInput, IOException {
        Subject subject = SubjectOption.ofReading(source.path(), reading);
        Optional<String> missing = Hardware.missing(subject.description());
        if (missing.isPresent()) {
            throw new BadInput(List.of(SubjectOption.noHardware(subject, missing.get())));
        }
        Design design = subject.design();
        Plan plan = Planner.plan(design);
        Optional<BoardEstimate> board = BoardEstimates.own(subject, plan);
        Estimate estimate = board.map(BoardEstimate::estimate).orElseGet(() -> Estimate.of(plan));
        CompareData.Entry learned = data.of(subject.description());
        warnings.addAll(subject.warnings());
        return new Contender.Built(design, estimate, board, trainings(subject, learned));
    }

    private List<Training> trainings(Subject subject, CompareData.Entry learned) {
        Description description = subject.description();
        return LongStream.range(description.seed(), description.seed() + options.seeds())
                .mapToObj(seed -> subject.withSeed(seed).design())
                .map(design -> new Training(
                        RunKey.of(VersionCommand.version(), design, learned.digest(), options.epochs()),
                        design,
                        learned.data()))
                .toList();
    }

    private List<String> overrides(Map<String, String> combination) {
        List<String> overrides = new ArrayList<>();
        combination.forEach((path, value) -> {
            boolean rule = options.rules() && path.equals(CompareOptions.RULE);
            boolean board = options.boards() && path.equals(CompareOptions.BOARD);
            // The description's own rule keeps its options, and its board its clock.
            boolean kept = own.isPresent()
                    && ((rule && value.equals(rule(own.get())))
                            || (board && value.equals(own.get().board().name())));
            if (!kept) {
                overrides.add(path + "=" + (board ? "{name: '" + value.replace("'", "''") + "'}" : value));
            }
        });
        return overrides;
    }

    private static String rule(Description description) {
        return description.rule().name().text();
    }
}
