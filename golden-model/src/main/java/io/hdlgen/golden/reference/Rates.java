package io.hdlgen.golden.reference;

import java.util.List;

/**
 * How a sample's update is made.
 *
 * @param eta learning rate
 * @param decay lambda of W -= lambda W; 0 for none
 * @param frozen layers whose weights and biases are not written
 */
record Rates(double eta, double decay, List<Integer> frozen) {
    Rates {
        frozen = List.copyOf(frozen);
    }

    boolean writes(int l) {
        return !frozen.contains(l);
    }
}
