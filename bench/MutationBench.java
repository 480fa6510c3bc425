import io.hdlgen.mutation.Campaign;
import io.hdlgen.mutation.Judgement;
import io.hdlgen.mutation.JudgementFile;
import io.hdlgen.mutation.MutatedDesign;
import io.hdlgen.mutation.MutationPage;
import io.hdlgen.mutation.Subject;
import io.hdlgen.mutation.Verdict;
import io.hdlgen.proof.Rig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mutation of all subjects: {@code MutationBench FOLDER MUTANTS SEED PAGE [SUBJECT ...]}. Run it with bench/mutation.sh. What a folder holds of an earlier run is not done again. */
public final class MutationBench {
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        List<String> chosen = List.of(args).subList(4, args.length);
        MutationPage page = new MutationPage(count, seed);
        for (Subject subject : Subject.values()) {
            if (!chosen.isEmpty() && !chosen.contains(subject.name())) {
                continue;
            }
            long begin = System.nanoTime();
            Path folder = work.resolve(subject.name() + "-mutated");
            Path verdictFile = work.resolve(subject.name() + ".verdicts");
            Path file = work.resolve(subject.name() + ".judgements");
            Path generated = work.resolve(subject.name());
            if (!Files.exists(verdictFile)) {
                MutatedDesign design = MutatedDesign.plant(new Rig(work).generate(subject.plan(), subject.name()), folder, count, seed);
                JudgementFile.writeVerdicts(verdictFile, Campaign.run(design, work, 2));
            }
            MutatedDesign design = MutatedDesign.read(generated, folder);
            if (!Files.exists(file)) {
                List<Verdict> verdicts = JudgementFile.readVerdicts(verdictFile, design.mutants());
                JudgementFile.write(file, Judgement.of(design, verdicts));
            }
            List<Judgement> judgements = JudgementFile.read(file, design.mutants());
            page.add(subject.name(), design, judgements);
            System.out.printf("%s: %s, %.0f s%n", subject, MutationPage.summary(judgements), (System.nanoTime() - begin) * 1e-9);
        }
        Files.writeString(Path.of(args[3]), page.text());
    }
}
