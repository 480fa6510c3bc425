import io.hdlgen.mutation.Campaign;
import io.hdlgen.mutation.Judgement;
import io.hdlgen.mutation.JudgementFile;
import io.hdlgen.mutation.Mutant;
import io.hdlgen.mutation.MutatedDesign;
import io.hdlgen.mutation.MutationPage;
import io.hdlgen.mutation.Subject;
import io.hdlgen.mutation.Verdict;
import io.hdlgen.proof.Rig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Mutation of all subjects: {@code MutationBench FOLDER MUTANTS SEED PAGE [SUBJECT ...]}. Run it with bench/mutation.sh. What a folder holds of an earlier run is not done again. */
public final class MutationBench {
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        List<String> chosen = List.of(args).subList(4, args.length);
        List<Subject> subjects = Arrays.stream(Subject.values())
                .filter(s -> chosen.isEmpty() || chosen.contains(s.name()))
                .toList();
        for (Subject subject : subjects) {
            Kept file = new Kept(work, subject);
            if (!Files.exists(file.verdicts())) {
                Path generated = new Rig(work).generate(subject.plan(), subject.name());
                MutatedDesign design = MutatedDesign.plant(generated, file.folder(), count, seed);
                JudgementFile.writeVerdicts(file.verdicts(), Campaign.run(design, work, 2));
            }
            if (!Files.exists(file.judgements())) {
                MutatedDesign design = file.design();
                List<Verdict> verdicts = JudgementFile.readVerdicts(file.verdicts(), design.mutants());
                JudgementFile.write(file.judgements(), Judgement.of(design, verdicts));
            }
            System.out.println(subject + ": " + MutationPage.summary(file.read()));
        }
        MutationPage page = new MutationPage(count, seed);
        for (Subject subject : subjects) {
            Kept file = new Kept(work, subject);
            MutatedDesign design = file.design();
            List<Judgement> judgements = file.read();
            if (!Files.exists(file.further())) {
                List<Mutant> live = judgements.stream().filter(j -> j.state().live()).map(Judgement::mutant).toList();
                JudgementFile.writeVerdicts(file.further(), Campaign.further(design, live, work, 2));
            }
            judgements = Judgement.after(judgements, JudgementFile.readVerdicts(file.further(), design.mutants()));
            page.add(subject.name(), design, judgements);
            System.out.println(subject + " after further trials: " + MutationPage.summary(judgements));
        }
        Files.writeString(Path.of(args[3]), page.text());
    }

    /** What is kept of a subject. */
    private record Kept(Path work, Subject subject) {
        Path file(String end) {
            return work.resolve(subject.name() + end);
        }

        Path folder() {
            return file("-mutated");
        }

        Path verdicts() {
            return file(".verdicts");
        }

        Path judgements() {
            return file(".judgements");
        }

        Path further() {
            return file(".further");
        }

        MutatedDesign design() throws IOException {
            return MutatedDesign.read(file(""), folder());
        }

        List<Judgement> read() throws IOException {
            return JudgementFile.read(judgements(), design().mutants());
        }
    }
}
