package io.hdlgen.golden.minibatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient of the mean loss of a batch, by finite differences. */
class GradientTest {
    private static final long SEED = 20;
    private static final int SIZE = 6;
    private static final float STEP = 1f / 128;

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void ofBackpropagation(boolean batchNorm, boolean decorrelate) {
        SplittableRandom random = new SplittableRandom(SEED);
        NetShape shape = new NetShape(List.of(4, 5, 4, 3), Activity.TANH, true, batchNorm, decorrelate);
        Net net = new Net(shape, random);
        for (int l = 0; decorrelate && l < net.depth(); l++) {
            net.decorrelation(l).add(Noise.normal(shape.width(l), shape.width(l), 0.3, random));
        }
        Images images = new Images(Noise.normal(SIZE, 4, 1, random), new int[] {0, 1, 2, 2, 1, 0});
        Batch batch = batch(net, images);
        new Backpropagation().assign(net, batch);
        Gradients gradients = Gradients.of(batch, batch.d, 1f / SIZE);
        for (int l = 1; l <= net.depth(); l++) {
            compare(net, images, net.weights(l).values(), gradients.weights()[l].values(), "W" + l);
            compare(net, images, net.biases(l), gradients.biases()[l], "b" + l);
        }
        for (BatchNorm norm : net.norms()) {
            for (float[] gradient : List.of(norm.gammaGradient, norm.betaGradient)) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] /= SIZE;
                }
            }
            compare(net, images, norm.gamma, norm.gammaGradient.clone(), "gamma");
            compare(net, images, norm.beta, norm.betaGradient.clone(), "beta");
        }
    }

    private static Batch batch(Net net, Images images) {
        Batch batch = new Batch(net.shape(), SIZE);
        batch.load(images, new int[] {0, 1, 2, 3, 4, 5}, 0);
        return batch;
    }

    private static double loss(Net net, Images images) {
        Batch batch = batch(net, images);
        batch.forward(net);
        return batch.meanLoss();
    }

    private static void compare(Net net, Images images, float[] parameters, float[] gradient, String name) {
        for (int i = 0; i < parameters.length; i++) {
            float kept = parameters[i];
            double[] losses = new double[5];
            for (int k = -2; k <= 2; k++) {
                parameters[i] = kept + k * STEP;
                losses[k + 2] = loss(net, images);
            }
            parameters[i] = kept;
            double slope = (8 * (losses[3] - losses[1]) - (losses[4] - losses[0])) / (12 * STEP); // exact to STEP^4
            assertThat((double) gradient[i])
                    .as("seed %d, %s[%d]", SEED, name, i)
                    .isCloseTo(slope, within(1e-4));
        }
    }
}
