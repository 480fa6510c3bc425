import io.hdlgen.mutation.Campaign;
import io.hdlgen.mutation.MutatedDesign;
import io.hdlgen.mutation.Subject;
import io.hdlgen.mutation.Verdict;
import io.hdlgen.proof.Rig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code MutationBench FOLDER MUTANTS SEED}. Run it with bench/mutation.sh. */
public final class MutationBench {
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        for (Subject subject : Subject.values()) {
            if (args.length > 3 && !args[3].contains(subject.name())) continue;
            long begin = System.nanoTime();
            Path generated = new Rig(work).generate(subject.plan(), subject.name());
            MutatedDesign design = MutatedDesign.plant(generated, work.resolve(subject.name() + "-mutated"), Integer.parseInt(args[1]), Long.parseLong(args[2]));
            List<Verdict> verdicts = Campaign.run(design, work, 2);
            StringBuilder out = new StringBuilder();
            for (Verdict v : verdicts) {
                out.append(v.mutant().number() + "\t" + v.kill().map(k -> k.trial() + "\t" + k.what()).orElse("SURVIVED\t") + "\n");
            }
            Files.writeString(work.resolve(subject.name() + ".verdicts"), out);
            System.out.printf("%s: %d of %d killed, %.0f s%n", subject, verdicts.stream().filter(Verdict::killed).count(), verdicts.size(), (System.nanoTime() - begin) * 1e-9);
        }
    }
}
