package io.hdlgen.regress;

import io.hdlgen.regress.Verdict.Fault;
import io.hdlgen.regress.Verdict.Kind;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Makes a failing trial small: takes every step after which it still fails in the same way, until none is left or the tries are used up. */
final class Shrinker {
    /** Tries a trial. */
    @FunctionalInterface
    interface Stand {
        Verdict run(Trial trial) throws IOException;
    }

    private final Stand stand;
    private final int mostTries;
    private final BooleanSupplier stop;

    /**
     * A shrinker.
     *
     * @param mostTries designs that may be built
     * @param stop whether to leave it at what has been reached
     */
    Shrinker(Stand stand, int mostTries, BooleanSupplier stop) {
        this.stand = stand;
        this.mostTries = mostTries;
        this.stop = stop;
    }

    /**
     * What came of it.
     *
     * @param trial that fails
     * @param fault its failure
     * @param tries designs that were built
     */
    record Shrunk(Trial trial, Fault fault, int tries) {}

    /** The smallest that was found; the trial itself when nothing simpler fails. */
    Shrunk shrink(Trial failing, Fault fault) throws IOException {
        Search search = new Search(failing, fault);
        if (fault.sample() >= 0 && fault.sample() + 1 < failing.samples()) {
            search.attempt(failing.withSamples((int) fault.sample() + 1));
        }
        boolean better = true;
        while (better) {
            better = search.pass();
        }
        return new Shrunk(search.best, search.fault, search.tried.size());
    }

    /** The state of one search. */
    private final class Search {
        private final Kind kind;
        private final Set<Trial> tried = new HashSet<>();
        private Trial best;
        private Fault fault;

        Search(Trial best, Fault fault) {
            this.kind = fault.kind();
            this.best = best;
            this.fault = fault;
        }

        /** Takes every step as often as it goes; those that did not go are not tried again before all others were. */
        boolean pass() throws IOException {
            boolean better = false;
            Set<String> failed = new HashSet<>();
            Optional<Map.Entry<String, Trial>> next = next(failed);
            while (next.isPresent() && !exhausted()) {
                if (attempt(next.get().getValue())) {
                    better = true;
                } else {
                    failed.add(next.get().getKey());
                }
                next = next(failed);
            }
            return better && !exhausted();
        }

        private Optional<Map.Entry<String, Trial>> next(Set<String> failed) {
            return Simplifications.of(best).entrySet().stream()
                    .filter(step -> !failed.contains(step.getKey()))
                    .findFirst();
        }

        boolean attempt(Trial trial) throws IOException {
            if (!tried.add(trial)) {
                return false;
            }
            Verdict verdict = stand.run(trial);
            if (stop.getAsBoolean() || !verdict.failed(kind)) {
                return false;
            }
            best = trial;
            fault = verdict.fault().orElseThrow();
            return true;
        }

        private boolean exhausted() {
            return tried.size() >= mostTries || stop.getAsBoolean();
        }
    }
}
