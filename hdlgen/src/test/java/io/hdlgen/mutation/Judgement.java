package io.hdlgen.mutation;

import io.hdlgen.mutation.Equivalence.Proof;
import io.hdlgen.mutation.SymbolicRun.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mutant was found to be in the end.
 *
 * @param mutant which
 * @param state killed, or what is known of a survivor
 * @param what how it was found or shown
 */
public record Judgement(Mutant mutant, State state, String what) {
    /** States of a mutant. */
    public enum State {
        /** Found by the co-simulation. */
        KILLED,
        /** Never seen, shown by induction. */
        EQUIVALENT,
        /** Not seen in the run with unknown numbers, whatever the numbers. */
        EQUAL_IN_RUN,
        /** Numbers are known that show it, and the co-simulation did not draw them. */
        ALIVE,
        /** Neither shown equivalent nor seen. */
        OPEN;

        /** Whether it counts against the co-simulation. */
        public boolean live() {
            return this == ALIVE || this == OPEN;
        }
    }

    /** Judges all mutants from what the co-simulation said: tries to prove survivors equivalent. */
    public static List<Judgement> of(MutatedDesign design, List<Verdict> verdicts) throws IOException {
        List<Judgement> judgements = new ArrayList<>();
        List<Mutant> unproved = new ArrayList<>();
        Equivalence equivalence = Equivalence.of(design);
        for (Verdict verdict : verdicts) {
            if (verdict.killed()) {
                Verdict.Kill kill = verdict.kill().orElseThrow();
                judgements.add(
                        new Judgement(verdict.mutant(), State.KILLED, "trial " + kill.trial() + ", " + kill.what()));
                continue;
            }
            Proof proof = equivalence.prove(verdict.mutant());
            if (proof.verdict() == Equivalence.Verdict.EQUIVALENT) {
                judgements.add(new Judgement(verdict.mutant(), State.EQUIVALENT, proof.why()));
            } else {
                unproved.add(verdict.mutant());
            }
        }
        List<Finding> findings = equivalence.run(unproved);
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            State state = switch (finding.outcome()) {
                case EQUAL -> State.EQUAL_IN_RUN;
                case DIFFERENT -> State.ALIVE;
                case OPEN -> State.OPEN;
            };
            judgements.add(new Judgement(unproved.get(i), state, finding.what()));
        }
        judgements.sort(
                (a, b) -> Integer.compare(a.mutant().number(), b.mutant().number()));
        return judgements;
    }

    /** The same after some mutants had further trials. */
    public static List<Judgement> after(List<Judgement> judgements, List<Verdict> further) {
        Map<Mutant, Verdict.Kill> kills = new HashMap<>();
        further.forEach(v -> v.kill().ifPresent(kill -> kills.put(v.mutant(), kill)));
        return judgements.stream()
                .map(j -> Optional.ofNullable(kills.get(j.mutant()))
                        .map(kill -> new Judgement(
                                j.mutant(), State.KILLED, "further trial " + kill.trial() + ", " + kill.what()))
                        .orElse(j))
                .toList();
    }
}
