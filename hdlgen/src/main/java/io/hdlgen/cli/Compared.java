package io.hdlgen.cli;

import io.hdlgen.compare.ParetoFront;
import io.hdlgen.compare.TrainedRun;
import io.hdlgen.compare.Training;
import io.hdlgen.estimate.BoardEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contender and what came of its trainings.
 *
 * @param runs in the order of the seeds; none if not all of them are finished
 * @param front whether no other contender beats it
 */
record Compared(Contender contender, List<TrainedRun> runs, boolean front) {
    Compared {
        runs = List.copyOf(runs);
    }

    /** All contenders, with the front marked; designs that do not fit their board are no candidates for it. */
    static List<Compared> of(List<Contender> contenders, Map<String, TrainedRun> trained) {
        List<Compared> all = contenders.stream()
                .map(one -> new Compared(one, runs(one, trained), false))
                .toList();
        List<Objective> objectives = Objective.of(all);
        List<Compared> candidates = all.stream().filter(Compared::eligible).toList();
        boolean[] front = ParetoFront.of(candidates.stream()
                .map(one -> objectives.stream().mapToDouble(o -> o.merit(one)).toArray())
                .toList());
        List<Compared> marked = new ArrayList<>(all);
        for (int i = 0; i < front.length; i++) {
            Compared one = candidates.get(i);
            marked.set(one.contender().number() - 1, new Compared(one.contender(), one.runs(), front[i]));
        }
        return marked;
    }

    private static List<TrainedRun> runs(Contender contender, Map<String, TrainedRun> trained) {
        List<Training> wanted =
                contender.built().map(Contender.Built::trainings).orElse(List.of());
        return wanted.stream().allMatch(t -> trained.containsKey(t.key()))
                ? wanted.stream().map(t -> trained.get(t.key())).toList()
                : List.of();
    }

    private boolean eligible() {
        return !runs.isEmpty() && board().map(b -> b.fit().fits()).orElse(true);
    }

    Optional<BoardEstimate> board() {
        return contender.built().flatMap(Contender.Built::board);
    }

    /** Percent of the test samples, at the end, the mean over the seeds; NaN if it is not trained. */
    double accuracy() {
        return runs.stream().mapToDouble(TrainedRun::finalAccuracy).average().orElse(Double.NaN);
    }
}
