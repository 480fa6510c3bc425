package io.hdlgen.boardsim;

import io.hdlgen.golden.data.Samples;
import io.hdlgen.link.host.HostLink;
import io.hdlgen.sim.drive.EngineState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a host does while something goes wrong. All lists are differences from the golden model, for people. */
sealed interface Work {
    /** Does it, in hardware and in the golden model. */
    List<String> run(HostLink link, Truth truth);

    /**
     * Finds out what was done when the host disappeared, and makes hardware and golden model equal where it was the
     * host's intention that they differ.
     *
     * @param link of the next host
     * @param before banks as they were when the work began
     * @param found what the engine holds
     */
    List<String> recover(HostLink link, Truth truth, int[] before, EngineState found);

    /** Learns samples. */
    record Train(Samples samples) implements Work {
        @Override
        public List<String> run(HostLink link, Truth truth) {
            return truth.train(samples, link.train(samples));
        }

        @Override
        public List<String> recover(HostLink link, Truth truth, int[] before, EngineState found) {
            long trained = link.statistics().samples() - truth.model().samples();
            if (trained < 0 || trained > samples.size()) {
                return List.of(trained + " samples trained, of " + samples.size() + " that were sent");
            }
            int[] x = new int[samples.width()];
            for (int i = 0; i < trained; i++) {
                samples.read(i, x);
                truth.model().train(x, samples.label(i));
            }
            return List.of();
        }
    }

    /** Loads weights. */
    record Load(Map<String, int[][]> weights) implements Work {
        @Override
        public List<String> run(HostLink link, Truth truth) {
            weights.forEach(truth.model()::load);
            link.load(truth.model());
            return List.of();
        }

        /** Every number is the old one or the new one. */
        @Override
        public List<String> recover(HostLink link, Truth truth, int[] before, EngineState found) {
            int[] wanted = truth.banks();
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < wanted.length; i++) {
                int there = found.banks()[i];
                if (there != wanted[i] && there != before[i]) {
                    differences.add("a half loaded bank: " + there + ", neither " + before[i] + " nor " + wanted[i]);
                }
            }
            link.load(truth.model());
            return differences;
        }
    }

    /**
     * Reads what was counted, and random states.
     *
     * @param states the engine lets its random states be read
     */
    record Read(boolean states) implements Work {
        @Override
        public List<String> run(HostLink link, Truth truth) {
            List<String> differences = new ArrayList<>();
            if (link.statistics().samples() != truth.model().samples()) {
                differences.add("samples as they were read over the wire");
            }
            if (states && !Arrays.equals(link.roundingStates(), truth.model().roundingStates())) {
                differences.add("rounding states as they were read over the wire");
            }
            return differences;
        }

        @Override
        public List<String> recover(HostLink link, Truth truth, int[] before, EngineState found) {
            return List.of();
        }
    }
}
