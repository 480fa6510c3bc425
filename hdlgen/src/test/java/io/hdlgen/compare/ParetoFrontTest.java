package io.hdlgen.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    private static final long SEED = Long.getLong("hdlgen.seed", 1);
    private static final int SIDE = 5;

    /** On a small grid every place that a point puts in the shade can be painted. */
    @Test
    void itIsWhatLiesInNoShade() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 300; round++) {
            List<double[]> points = new ArrayList<>();
            boolean[][][] shade = new boolean[SIDE][SIDE][SIDE];
            int count = random.nextInt(40);
            for (int i = 0; i < count; i++) {
                int[] p = {random.nextInt(SIDE), random.nextInt(SIDE), random.nextInt(SIDE)};
                points.add(new double[] {p[0], p[1], p[2]});
                for (int place = 0; place < SIDE * SIDE * SIDE; place++) {
                    int x = place / SIDE / SIDE;
                    int y = place / SIDE % SIDE;
                    int z = place % SIDE;
                    boolean itself = x == p[0] && y == p[1] && z == p[2];
                    shade[x][y][z] |= !itself && x <= p[0] && y <= p[1] && z <= p[2];
                }
            }
            boolean[] front = ParetoFront.of(points);
            for (int i = 0; i < count; i++) {
                double[] p = points.get(i);
                assertThat(front[i])
                        .as("seed %d, round %d, point %d", SEED, round, i)
                        .isNotEqualTo(shade[(int) p[0]][(int) p[1]][(int) p[2]]);
            }
        }
    }

    /** With one axis to go up and one down, the front of sorted points is where a new best appears. */
    @Test
    void ofTwoAxesItIsAStaircase() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<double[]> points = IntStream.range(0, 200)
                .mapToObj(i -> new double[] {-i, random.nextDouble()})
                .toList();
        boolean[] front = ParetoFront.of(points);
        double best = -1;
        for (int i = 0; i < points.size(); i++) {
            boolean better = points.get(i)[1] > best;
            assertThat(front[i]).as("seed %d, point %d", SEED, i).isEqualTo(better);
            best = Math.max(best, points.get(i)[1]);
        }
    }

    @Test
    void equalPointsAreOnItTogether() {
        double[] a = {1, 2};
        assertThat(ParetoFront.of(List.of(a, a.clone(), new double[] {1, 1}))).containsExactly(true, true, false);
        assertThat(ParetoFront.of(List.of())).isEmpty();
    }
}
