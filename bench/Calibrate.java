import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Family;
import io.hdlgen.emit.FamilySources;
import io.hdlgen.emit.Generator;
import io.hdlgen.estimate.Calibration;
import io.hdlgen.estimate.Calibration.Observation;
import io.hdlgen.estimate.LinearModel;
import io.hdlgen.estimate.LinearModel.Spread;
import io.hdlgen.estimate.Resource;
import io.hdlgen.estimate.Runs;
import io.hdlgen.estimate.Runs.Run;
import io.hdlgen.estimate.Surroundings;
import io.hdlgen.golden.file.Trees;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.synth.CellCounts;
import io.hdlgen.synth.Synthesis;
import io.hdlgen.toplevel.BoardTarget;
import io.hdlgen.toplevel.BoardTop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fits the coefficients of the estimates to the stored runs, and prints how far they are off; see calibrate.sh. */
public class Calibrate {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[0]);
        Path file = folder.resolve(Runs.FILE);
        JsonNode stored = JSON.readTree(Files.readString(file));
        if (words.length > 1 && words[1].equals("run")) {
            run(stored, file, Arrays.asList(words).subList(2, words.length));
        }
        Runs runs = Runs.of(stored);
        Files.writeString(folder.resolve("coefficients.json"), JSON.writeValueAsString(Calibration.report(runs)) + "\n");
        table(runs);
    }

    /** Names are those of designs or families; of either kind none means all. A design that has counts already keeps to their families. */
    private static void run(JsonNode stored, Path file, List<String> names) throws Exception {
        List<Family> families = Calibration.FAMILIES.stream().filter(family -> names.contains(family.text())).toList();
        List<String> designs = names.stream().filter(name -> families.stream().noneMatch(f -> f.text().equals(name))).toList();
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<Future<?>> done = new ArrayList<>();
        for (JsonNode design : stored.path("designs")) {
            Run run = Runs.of(JSON.createObjectNode().set("designs", JSON.createArrayNode().add(design))).designs().get(0);
            for (Family family : families.isEmpty() ? Calibration.FAMILIES : families) {
                boolean fits = run.counts().isEmpty() || run.counts().containsKey(family);
                if (fits && (designs.isEmpty() || designs.contains(run.name()))) {
                    done.add(workers.submit(() -> {
                        store(design, family, synthesise(run, family), stored, file);
                        return null;
                    }));
                }
            }
        }
        workers.shutdown();
        for (Future<?> one : done) {
            one.get();
        }
    }

    private static synchronized void store(JsonNode design, Family family, CellCounts counts, JsonNode stored, Path file)
            throws Exception {
        ObjectNode node = ((ObjectNode) design.path("counts")).putObject(family.text());
        node.put("lut", counts.lut());
        node.put("ff", counts.ff());
        node.put("block_ram", counts.blockRam());
        node.put("large_ram", counts.largeRam());
        node.put("dsp", counts.dsp());
        Files.writeString(file, JSON.writeValueAsString(stored) + "\n");
        System.err.println(design.path("name").asText() + " " + family.text() + " " + counts);
    }

    /** As the scripts of the family do it. */
    private static CellCounts synthesise(Run run, Family family) throws Exception {
        Path work = Files.createTempDirectory("calibrate");
        Path folder = work.resolve("design");
        try {
            List<String> sources;
            String top;
            if (run.surroundings() == Surroundings.NONE) {
                top = Generator.generate(run.plan(), folder).top();
                sources = FamilySources.write(family, folder);
            } else {
                String slug = Runs.board(family, run.surroundings());
                var description = DescriptionReader.read(run.name() + ".yaml", run.description(), List.of("board=" + slug))
                        .description().orElseThrow();
                BoardTarget target = BoardTarget.of(
                                description.board(), BoardFolder.named(slug), BoardFolder.text(slug, Path.of("")))
                        .orElseThrow();
                Generator.generate(Planner.plan(Planner.design(description)), Optional.of(target), folder);
                sources = Files.readAllLines(folder.resolve("scripts/sources.f"));
                top = BoardTop.MODULE;
            }
            return new Synthesis(new ProcessTool()).map(family, folder, sources, top, run.name()).counts();
        } finally {
            Trees.delete(work);
        }
    }

    private static void table(Runs runs) {
        System.out.println("| family | of | designs | left out one by one: median | worst | held out: median | worst |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|");
        for (Family family : Calibration.FAMILIES) {
            for (Resource resource : List.of(Resource.LUT, Resource.FF)) {
                List<Observation> seen = Calibration.observations(runs, family, resource, false);
                LinearModel model = Calibration.fit(seen);
                List<Observation> held = Calibration.observations(runs, family, resource, true);
                Spread unseen = Spread.of(held.stream().mapToDouble(one -> Calibration.error(model, one)).toArray());
                System.out.printf(Locale.ROOT, "| %s | %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n", family.text(),
                        resource.key(), seen.size(), 100 * model.error().median(), 100 * model.error().worst(),
                        100 * unseen.median(), 100 * unseen.worst());
            }
        }
    }
}
