package io.hdlgen.compare;

import java.util.List;

/** The points that no other one beats. */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * Which of the points are on the front: no other one is at least as good on every axis and better on one. Equal points
     * are on it together.
     *
     * @param points of equal length; on every axis more is better
     */
    public static boolean[] of(List<double[]> points) {
        boolean[] front = new boolean[points.size()];
        for (int i = 0; i < front.length; i++) {
            double[] point = points.get(i);
            front[i] = points.stream().noneMatch(other -> beats(other, point));
        }
        return front;
    }

    private static boolean beats(double[] one, double[] other) {
        boolean better = false;
        for (int axis = 0; axis < one.length; axis++) {
            if (one[axis] < other[axis]) {
                return false;
            }
            better |= one[axis] > other[axis];
        }
        return better;
    }
}
