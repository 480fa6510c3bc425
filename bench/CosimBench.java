import io.hdlgen.emit.Generator;
import io.hdlgen.golden.data.DataSets;
import io.hdlgen.golden.data.Samples;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.plan.Plan;
import io.hdlgen.plan.Planner;
import io.hdlgen.sim.lockstep.Cosim;
import io.hdlgen.sim.lockstep.CosimListener;
import io.hdlgen.sim.lockstep.CosimOptions;
import io.hdlgen.sim.lockstep.CosimReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Co-simulation against the same model in a plain C++ loop without comparison, in turns: {@code CosimBench DESCRIPTION SAMPLES ROUNDS [PATH=VALUE ...]}. Run it with bench/cosim.sh.
 */
public final class CosimBench {
    public static void main(String[] args) throws Exception {
        List<String> overrides = List.of(args).subList(3, args.length);
        Description description = DescriptionReader.read(Path.of(args[0]), overrides).description().orElseThrow();
        int count = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        Plan plan = Planner.plan(Planner.design(description));
        Path folder = Path.of("build", "bench-cosim", description.name());
        Generator.generate(plan, folder);
        Samples samples = DataSets.random(description, count, 1).training();
        CosimOptions options = CosimOptions.builder(count).keepReplay(true).build();

        List<Double> ratios = new ArrayList<>();
        System.out.printf("%s: %d samples of %d cycles%n", description.name(), count, plan.schedule().cyclesPerSample());
        System.out.println("round   compared Mcycle/s   plain loop Mcycle/s   ratio");
        for (int round = 0; round <= rounds; round++) {
            CosimReport report = Cosim.run(folder, options, samples, CosimListener.none());
            if (!report.passed()) {
                throw new IllegalStateException("the co-simulation failed: " + report);
            }
            double plain = plain(folder, report.evidence().orElseThrow().command());
            double ratio = report.cyclesPerSecond() / plain;
            if (round > 0) { // the first warms up the Java machine and the cache
                ratios.add(ratio);
                System.out.printf("%5d %19.3f %21.3f %7.3f%n", round, report.cyclesPerSecond() / 1e6, plain / 1e6, ratio);
            }
        }
        double[] sorted = ratios.stream().mapToDouble(r -> r).sorted().toArray();
        System.out.printf("median ratio %.3f (%.3f to %.3f), target 0.8%n", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static double plain(Path folder, String replayCommand) throws Exception {
        List<String> command = Arrays.asList(replayCommand.replace("--replay", "--plain").split(" "));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(output.replaceFirst("(?s).* seconds (\\d+) cycles per second.*", "$1"));
    }
}
