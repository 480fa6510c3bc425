import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hdlgen.board.Board;
import io.hdlgen.board.BoardFolder;
import io.hdlgen.board.Family;
import io.hdlgen.emit.FamilySources;
import io.hdlgen.emit.Generator;
import io.hdlgen.estimate.Calibration;
import io.hdlgen.estimate.Calibration.Observation;
import io.hdlgen.estimate.LinearModel;
import io.hdlgen.estimate.Resource;
import io.hdlgen.estimate.Runs;
import io.hdlgen.estimate.Runs.Run;
import io.hdlgen.estimate.Surroundings;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.synth.CellCounts;
import io.hdlgen.synth.Synthesis;
import io.hdlgen.toplevel.BoardTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fits the coefficients of the estimates to the stored runs, and prints how far they are off; see calibrate.sh. */
public class Calibrate {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[0]);
        Path file = folder.resolve(Runs.FILE);
        JsonNode stored = JSON.readTree(Files.readString(file));
        if (words.length > 1 && words[1].equals("run")) {
            List<String> names = Arrays.asList(words).subList(2, words.length);
            for (JsonNode design : stored.path("designs")) {
                if (names.contains(design.path("name").asText())) {
                    synthesise(design);
                    Files.writeString(file, JSON.writeValueAsString(stored) + "\n");
                }
            }
        }
        Runs runs = Runs.of(stored);
        Files.writeString(folder.resolve("coefficients.json"), JSON.writeValueAsString(Calibration.report(runs)) + "\n");
        table(runs);
    }

    /** A design for every family, as its scripts do it. */
    private static void synthesise(JsonNode design) throws Exception {
        Run run = Runs.of(JSON.createObjectNode().set("designs", JSON.createArrayNode().add(design))).designs().get(0);
        for (Family family : Calibration.FAMILIES) {
            Path work = Files.createTempDirectory("calibrate");
            Path folder = work.resolve("design");
            Synthesis synthesis = new Synthesis(new ProcessTool());
            CellCounts counts;
            if (run.surroundings() == Surroundings.NONE) {
                Plan plan = run.plan();
                String top = Generator.generate(plan, folder).top();
                List<String> sources = FamilySources.write(family, folder);
                counts = synthesis.map(family, folder, sources, top, run.name()).counts();
            } else {
                String slug = Runs.board(family, run.surroundings());
                Board board = BoardFolder.named(slug);
                var description = DescriptionReader.read(run.name() + ".yaml", run.description(), List.of("board=" + slug))
                        .description().orElseThrow();
                BoardTarget target = BoardTarget.of(description.board(), board, BoardFolder.text(slug, Path.of(""))).orElseThrow();
                Generator.generate(Planner.plan(Planner.design(description)), Optional.of(target), folder);
                List<String> sources = Files.readAllLines(folder.resolve("scripts/sources.f"));
                counts = synthesis.map(family, folder, sources, "board_top", run.name()).counts();
            }
            ObjectNode node = ((ObjectNode) design.path("counts")).putObject(family.text());
            node.put("lut", counts.lut());
            node.put("ff", counts.ff());
            node.put("block_ram", counts.blockRam());
            node.put("large_ram", counts.largeRam());
            node.put("dsp", counts.dsp());
            System.err.println(run.name() + " " + family.text() + " " + counts);
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
                double[] errors = held.stream().mapToDouble(one -> Calibration.error(model, one)).sorted().toArray();
                System.out.printf(Locale.ROOT, "| %s | %s | %d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n", family.text(),
                        resource.key(), seen.size(), 100 * model.error().median(), 100 * model.error().worst(),
                        50 * (errors[(errors.length - 1) / 2] + errors[errors.length / 2]), 100 * errors[errors.length - 1]);
            }
        }
    }
}
