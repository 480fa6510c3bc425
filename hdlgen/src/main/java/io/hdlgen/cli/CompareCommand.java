package io.hdlgen.cli;

import io.hdlgen.compare.RunStore;
import io.hdlgen.compare.TrainedRun;
import io.hdlgen.compare.Training;
import io.hdlgen.compare.Trainings;
import io.hdlgen.golden.data.DataSet;
import io.hdlgen.golden.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.Options;

/** {@code hdlgen compare}: what each combination of rules and settings learns, and what it costs. */
final class CompareCommand implements Command {
    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "train and estimate combinations of rules and settings, mark those that no other beats";
    }

    @Override
    public Positionals positionals() {
        return Positionals.atMostOne("DESCRIPTION");
    }

    @Override
    public Options options() {
        return CompareOptions.options();
    }

    @Override
    public Set<String> repeatable() {
        return SubjectOption.REPEATABLE;
    }

    @Override
    public String details() {
        return "Without a description: one that learns the built-in digits. The same command goes on where it was\n"
                + "stopped; a training is kept, and not repeated when another comparison has it too.";
    }

    @Override
    public Outcome run(Invocation call) throws BadInput, IOException {
        Problems problems = new Problems();
        Optional<CompareOptions> read = CompareOptions.of(call, problems);
        Optional<CompareSource> source = problems.read(() -> CompareSource.of(call));
        if (read.isEmpty() && source.isPresent()) {
            problems.addAll(source.get().read(List.of()).diagnostics());
        }
        problems.refuse();
        CompareOptions options = read.orElseThrow();
        List<Contender> contenders = Contenders.of(call, source.orElseThrow(), options);
        Contender.Built first =
                contenders.stream().flatMap(c -> c.built().stream()).findFirst().orElseThrow();
        String name = first.design().description().name();
        List<String> what = what(contenders, first, options);
        what.forEach(call.console()::say);
        Trained trained = train(call, contenders, options);
        List<Compared> all = Compared.of(contenders, trained.runs());
        List<List<String>> table = CompareTable.of(options.settings(), all);
        call.console().say("\n" + TextTable.of(table));
        call.console().say("* " + ComparePage.front(Objective.of(all)));
        boolean complete = all.stream()
                .noneMatch(
                        one -> one.contender().built().isPresent() && one.runs().isEmpty());
        if (complete) {
            write(call, name, what, all, table);
        } else {
            call.console().warn("stopped before the end; the same command goes on");
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", name);
        report.put("data", data(first).name());
        report.put("epochs", options.epochs());
        report.put("samples", data(first).training().size());
        report.put("seeds", options.seeds());
        report.put("interrupted", !complete);
        report.put("trained", trained.fresh());
        report.put("reused", trained.runs().size() - trained.fresh());
        report.put("objectives", objectives(all));
        report.put("combinations", all.stream().map(CompareReport::of).toList());
        return complete ? Outcome.ok(report) : Outcome.checkFailed(report);
    }

    /**
     * Trainings that are finished.
     *
     * @param runs by key
     * @param fresh how many of them were not there before
     */
    private record Trained(Map<String, TrainedRun> runs, int fresh) {}

    private static Trained train(Invocation call, List<Contender> contenders, CompareOptions options)
            throws IOException {
        RunStore store = new RunStore(options.out());
        Map<String, TrainedRun> runs = new LinkedHashMap<>();
        Map<String, Training> wanted = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        long samples = 0;
        for (Contender contender : contenders) {
            for (Training training :
                    contender.built().map(Contender.Built::trainings).orElse(List.of())) {
                if (runs.containsKey(training.key()) || wanted.containsKey(training.key())) {
                    continue;
                }
                Optional<TrainedRun> there = store.find(training.key());
                if (there.isPresent()) {
                    runs.put(training.key(), there.get());
                    continue;
                }
                wanted.put(training.key(), training);
                samples += (long) options.epochs() * training.data().training().size();
                long seed = training.design().description().seed();
                labels.put(training.key(), contender.label() + (options.seeds() > 1 ? ", seed " + seed : ""));
            }
        }
        if (!runs.isEmpty()) {
            call.console().say(runs.size() + " trainings are there already, in " + options.out());
        }
        if (!wanted.isEmpty()) {
            call.stop().requested(); // it will be asked: Ctrl-C waits for the files
            int threads = Math.min(options.threads(), wanted.size());
            try (CompareProgress progress = new CompareProgress(call.console(), labels, samples)) {
                new Trainings(store, options.epochs(), progress, call.stop()::requested)
                        .run(List.copyOf(wanted.values()), threads);
                runs.putAll(progress.runs());
                return new Trained(runs, progress.runs().size());
            }
        }
        return new Trained(runs, 0);
    }

    private static List<String> what(List<Contender> contenders, Contender.Built first, CompareOptions options) {
        String varied = options.sweep().varied().isEmpty()
                ? ""
                : " of " + String.join(", ", options.sweep().varied());
        return List.of(
                "The first design: " + Describe.design(first.design()) + ".",
                String.format(
                        Locale.ROOT,
                        "%d combinations%s; %s; %d epochs%s.",
                        contenders.size(),
                        varied,
                        Describe.data(data(first)),
                        options.epochs(),
                        options.seeds() > 1 ? ", the mean over " + options.seeds() + " seeds" : ""));
    }

    private static DataSet data(Contender.Built built) {
        return built.trainings().get(0).data();
    }

    private static List<Map<String, Object>> objectives(List<Compared> all) {
        return Objective.of(all).stream()
                .map(o -> Map.<String, Object>of("name", o.text(), "more_is_better", o.more()))
                .toList();
    }

    private static void write(
            Invocation call, String name, List<String> what, List<Compared> all, List<List<String>> table)
            throws BadInput, IOException {
        TableFiles.write(call, table);
        Optional<Path> page = call.path(CompareOptions.HTML);
        if (page.isPresent()) {
            AtomicFile.write(page.get(), ComparePage.of(name, what, all, table));
            call.console().say("page: " + page.get());
        }
    }
}
