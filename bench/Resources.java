import io.hdlgen.board.Family;
import io.hdlgen.emit.FamilySources;
import io.hdlgen.emit.Generator;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.build.ProcessTool;
import io.hdlgen.synth.CellCounts;
import io.hdlgen.synth.Synthesis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What each rule takes of four families, and its logic in relation to the first rule's; see resources.sh. */
public class Resources {
    private static final List<Family> FAMILIES = List.of(Family.ECP5, Family.ICE40, Family.GOWIN, Family.XC7);

    /** A folder to work in, then the rules. */
    public static void main(String[] words) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Map<String, List<Future<CellCounts>>> rules = new LinkedHashMap<>();
        for (String rule : Arrays.asList(words).subList(1, words.length)) {
            List<Future<CellCounts>> counts = new ArrayList<>();
            for (Family family : FAMILIES) {
                counts.add(workers.submit(() -> synthesise(rule, family, Path.of(words[0], rule, family.text()))));
            }
            rules.put(rule, counts);
        }
        workers.shutdown();
        heading("LUT", "FF", "block RAM", "DSP");
        for (Map.Entry<String, List<Future<CellCounts>>> rule : rules.entrySet()) {
            StringBuilder row = new StringBuilder("| " + rule.getKey() + " |");
            for (Future<CellCounts> counts : rule.getValue()) {
                CellCounts c = counts.get();
                row.append(String.format(" %d | %d | %d | %d |", c.lut(), c.ff(), c.blockRam(), c.dsp()));
            }
            System.out.println(row);
        }
        System.out.println();
        heading("LUT", "FF");
        List<Future<CellCounts>> first = rules.get(words[1]);
        for (Map.Entry<String, List<Future<CellCounts>>> rule : rules.entrySet()) {
            StringBuilder row = new StringBuilder("| " + rule.getKey() + " |");
            for (int i = 0; i < FAMILIES.size(); i++) {
                CellCounts one = rule.getValue().get(i).get();
                CellCounts base = first.get(i).get();
                row.append(String.format(
                        Locale.ROOT, " %.2f | %.2f |", (double) one.lut() / base.lut(), (double) one.ff() / base.ff()));
            }
            System.out.println(row);
        }
    }

    private static void heading(String... columns) {
        StringBuilder names = new StringBuilder("| rule |");
        for (Family family : FAMILIES) {
            for (String column : columns) {
                names.append(column.equals("LUT") ? " " + family.text() : "").append(' ').append(column).append(" |");
            }
        }
        System.out.println(names);
        System.out.println("|---|" + "---:|".repeat(FAMILIES.size() * columns.length));
    }

    /** All in one network and one shape of the array; options and formats are those of the rule's own example. */
    private static CellCounts synthesise(String rule, Family family, Path folder) throws Exception {
        String file = "examples/digits-" + rule + ".yaml";
        Plan plan = Planner.plan(Planner.design(DescriptionReader.read(
                        file, Files.readString(Path.of(file)), List.of("name=digits", "engine={block: 4, blocks: 1}"))
                .description()
                .orElseThrow()));
        String top = Generator.generate(plan, folder).top();
        return new Synthesis(new ProcessTool())
                .map(family, folder, FamilySources.write(family, folder), top, rule)
                .counts();
    }
}
