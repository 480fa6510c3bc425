package io.hdlgen.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verdicts and judgements as lines of number, state and text, so that a long run can go on where it stopped. */
public final class JudgementFile {
    private JudgementFile() {}

    /** Writes verdicts. */
    public static void writeVerdicts(Path file, List<Verdict> verdicts) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Verdict v : verdicts) {
            text.append(v.mutant().number())
                    .append('\t')
                    .append(v.kill().map(k -> k.trial() + "\t" + k.what()).orElse("SURVIVED\t"))
                    .append('\n');
        }
        Files.writeString(file, text);
    }

    /** Reads verdicts. */
    public static List<Verdict> readVerdicts(Path file, List<Mutant> mutants) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("\t", -1);
            Mutant mutant = mutants.get(Integer.parseInt(words[0]) - 1);
            verdicts.add(new Verdict(
                    mutant,
                    words[1].equals("SURVIVED")
                            ? Optional.empty()
                            : Optional.of(new Verdict.Kill(Integer.parseInt(words[1]), words[2]))));
        }
        return verdicts;
    }

    /** Writes judgements. */
    public static void write(Path file, List<Judgement> judgements) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Judgement j : judgements) {
            text.append(j.mutant().number() + "\t" + j.state() + "\t" + j.what() + "\n");
        }
        Files.writeString(file, text);
    }

    /** Reads judgements. */
    public static List<Judgement> read(Path file, List<Mutant> mutants) throws IOException {
        List<Judgement> judgements = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("\t", -1);
            Mutant mutant = mutants.get(Integer.parseInt(words[0]) - 1);
            judgements.add(new Judgement(mutant, Judgement.State.valueOf(words[1]), words[2]));
        }
        return judgements;
    }
}
