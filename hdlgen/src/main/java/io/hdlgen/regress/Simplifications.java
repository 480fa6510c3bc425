package io.hdlgen.regress;

import io.hdlgen.golden.data.Amplitude;
import io.hdlgen.golden.spec.Activation;
import io.hdlgen.golden.spec.Description;
import io.hdlgen.golden.spec.DescriptionReader;
import io.hdlgen.golden.spec.DescriptionWriter;
import io.hdlgen.golden.spec.Layer;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.plan.Hardware;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Trials that are a little simpler than another one, the largest steps first. All are valid, and there is hardware for them. */
final class Simplifications {
    private static final List<String> OPTIONS = List.of(
            "schedule",
            "decay",
            "freeze",
            "feedback.values",
            "feedback.source",
            "feedback.scale",
            "feedback.learning-rate",
            "feedback.decay",
            "alpha",
            "beta",
            "order",
            "sweeps",
            "sigma",
            "noise",
            "draws",
            "division",
            "passes",
            "decorrelate",
            "decorrelation-rate",
            "dead-band");

    private final Trial trial;
    private final Description description;
    private final String text;
    private final Map<String, Trial> simpler = new LinkedHashMap<>();

    private Simplifications(Trial trial) {
        this.trial = trial;
        this.description = trial.description();
        this.text = DescriptionWriter.yaml(description);
    }

    /** Name of a step to what it leads to, in the order in which to try them. A step keeps its name while others are taken. */
    static Map<String, Trial> of(Trial trial) {
        Simplifications all = new Simplifications(trial);
        all.run();
        all.layers();
        all.sizes();
        all.array();
        all.rule();
        all.functions();
        all.numbers();
        return all.simpler;
    }

    private void run() {
        add("memories", trial.withUsualMemories());
        add("stalls", trial.withoutStalls());
        add("weights", trial.withUsualWeights());
        add("data", trial.withData(Amplitude.UNIT));
        add("start", trial.withSeed(1));
        smaller(trial.samples()).forEach((step, n) -> add("samples" + step, trial.withSamples(n)));
    }

    private void layers() {
        List<Layer> layers = description.network().layers();
        for (int l = 0; l < layers.size() - 1; l++) {
            List<Layer> fewer = new ArrayList<>(layers);
            fewer.remove(l);
            network("layer " + l, fewer);
        }
    }

    private void sizes() {
        Network net = description.network();
        smaller(net.input()).forEach((step, n) -> change("input" + step, "network.input=" + n));
        for (int l = 0; l < net.depth(); l++) {
            String path = "network.layers[" + l + "].units";
            smaller(net.layers().get(l).units()).forEach((step, n) -> change(path + step, path + "=" + n));
        }
    }

    private void array() {
        Shape shape = description.engine().shape().orElseThrow();
        shape(1, 1);
        for (int block = 1; block < shape.block(); block *= 2) {
            shape(block, shape.blocks());
        }
        smaller(shape.blocks()).values().forEach(blocks -> shape(shape.block(), blocks));
    }

    private void rule() {
        change("control", "engine.control=null");
        change("transport", "engine.transport=null");
        change("banks", "engine.banks=null");
        change("epoch", "engine.epoch-samples=null");
        for (String option : OPTIONS) {
            change(option, "rule." + option + "=null");
        }
    }

    private void functions() {
        change("loss", "network.loss=squared-error", "format.error=null");
        List<Layer> layers = description.network().layers();
        for (int l = 0; l < layers.size() - 1; l++) {
            for (Activation activation : List.of(Activation.LINEAR, Activation.RELU)) {
                if (layers.get(l).activation().compareTo(activation) > 0) {
                    List<Layer> other = new ArrayList<>(layers);
                    other.set(l, new Layer(layers.get(l).units(), activation, 0));
                    network(activation + " " + l, other);
                }
            }
        }
    }

    private void numbers() {
        change("formats", "format=null");
        change("nearest", "format.rounding=nearest", "format.rounding-bits=null");
        change("rounding bits", "format.rounding-bits=null");
        change("feedback format", "format.feedback=null");
        change("error format", "format.error=null");
        change("delta format", "format.delta=null");
        change("rate", "rule.learning-rate=null", "format.delta=null");
        change("seed", "seed=1");
    }

    private void network(String step, List<Layer> layers) {
        StringJoiner list = new StringJoiner(", ", "[", "]");
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            String slope = layer.leakShift() > 0 ? ", slope: 2^-" + layer.leakShift() : "";
            list.add("{units: " + layer.units() + ", activation: "
                    + layer.activation().text() + slope + "}");
        }
        list.add(Integer.toString(layers.get(layers.size() - 1).units()));
        boolean shorter = layers.size() < description.network().depth();
        if (shorter && description.rule().feedback().isPresent()) {
            change(step, "network.layers=" + list, "rule.freeze=null", "rule.feedback.scale=null");
        } else if (shorter) {
            change(step, "network.layers=" + list, "rule.freeze=null");
        } else {
            change(step, "network.layers=" + list);
        }
    }

    private void shape(int block, int blocks) {
        change("block " + block + " " + blocks, "engine.block=" + block, "engine.blocks=" + blocks);
    }

    private void change(String step, String... overrides) {
        DescriptionReader.read(description.name(), text, List.of(overrides))
                .description()
                .filter(other -> Hardware.missing(other).isEmpty())
                .ifPresent(other -> add(step, trial.with(other)));
    }

    private void add(String step, Trial other) {
        if (!other.equals(trial) && !simpler.containsValue(other)) {
            simpler.put(step, other);
        }
    }

    /** 1, half, and one less. */
    private static Map<String, Integer> smaller(int n) {
        Map<String, Integer> steps = new LinkedHashMap<>();
        steps.put(" 1", 1);
        steps.put(" / 2", n / 2);
        steps.put(" - 1", n - 1);
        steps.values().removeIf(m -> m < 1 || m >= n);
        return steps;
    }
}
