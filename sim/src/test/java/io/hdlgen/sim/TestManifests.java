package io.hdlgen.sim;

import io.hdlgen.golden.spec.Design;
import io.hdlgen.golden.spec.FeedbackSource;
import io.hdlgen.golden.spec.Network;
import io.hdlgen.golden.spec.Shape;
import io.hdlgen.sim.manifest.HostPort;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Layout.MatrixPlace;
import io.hdlgen.sim.manifest.Layout.VectorPlace;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Operation;
import io.hdlgen.sim.manifest.Probes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A manifest like those of generated folders, made without a generator. */
public final class TestManifests {
    private TestManifests() {}

    /** Three layers, DFA, S = 2, NB = 3. */
    public static Manifest threeLayers(FeedbackSource source) {
        Shape shape = new Shape(2, 3);
        Design design = TestDesigns.threeLayers(shape, source);
        Network network = design.description().network();
        List<MatrixPlace> matrices = new ArrayList<>();
        for (int l = 1; l <= network.depth(); l++) {
            add(matrices, "W" + l, shape, network.width(l), network.width(l - 1), true);
        }
        for (int l = 1; l < network.depth() && source == FeedbackSource.STORED; l++) {
            add(matrices, "F" + l, shape, network.width(l), network.classes(), false);
        }
        MatrixPlace last = matrices.get(matrices.size() - 1);
        int depth = last.base() + last.tiles() * last.words();
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                "test 0",
                "0123abcd",
                design,
                "three",
                List.of(new Manifest.GeneratedFile("rtl/three.v", "rtl/core.v.j2", "00")),
                new Layout(2, 3, 16, 16, depth, 100, matrices, vectors(shape, network)),
                program(shape, network),
                new Manifest.Timing(123, 130),
                new HostPort(70, "0f", "1", 16, fields()),
                probes(shape.lanes(), source));
    }

    private static void add(List<MatrixPlace> places, String name, Shape shape, int rows, int columns, boolean bias) {
        MatrixPlace before = places.isEmpty() ? null : places.get(places.size() - 1);
        int base = before == null ? 0 : before.base() + before.tiles() * before.words();
        int words = shape.words(columns + (bias ? 1 : 0));
        places.add(new MatrixPlace(name, base, rows, columns, bias, shape.tiles(rows), words));
    }

    private static List<VectorPlace> vectors(Shape shape, Network network) {
        List<VectorPlace> places = new ArrayList<>();
        int words = shape.words(network.input());
        places.add(new VectorPlace("x0", 0, words, network.input(), words));
        int base = 2 * words;
        for (int l = 1; l < network.depth(); l++) {
            base = add(places, "x" + l, base, shape, network.width(l));
        }
        base = add(places, "e", base, shape, network.classes());
        for (int l = 1; l <= network.depth(); l++) {
            base = add(places, "g" + l, base, shape, network.width(l));
        }
        return places;
    }

    private static int add(List<VectorPlace> places, String name, int base, Shape shape, int elements) {
        places.add(new VectorPlace(name, base, base, elements, shape.words(elements)));
        return base + shape.words(elements);
    }

    /** As the generator does it: FORWARD layer by layer, the error, the deltas, the updates. */
    private static List<Operation> program(Shape shape, Network network) {
        List<Operation> program = new ArrayList<>();
        int depth = network.depth();
        for (int l = 1; l <= depth; l++) {
            boolean hidden = l < depth;
            int words = hidden ? shape.words(network.width(l)) : 0;
            add(program, "FORWARD W" + l, "FORWARD", "W" + l, "x" + (l - 1), hidden ? "x" + l : "", words);
        }
        add(program, "MAP e", "MAP", "", "", "e", shape.words(network.classes()));
        add(program, "MAP g" + depth, "MAP", "", "e", "g" + depth, shape.words(network.classes()));
        for (int l = depth - 1; l >= 1; l--) {
            add(program, "FORWARD F" + l, "FORWARD", "F" + l, "e", "g" + l, shape.words(network.width(l)));
        }
        for (int l = 1; l <= depth; l++) {
            add(program, "UPDATE W" + l, "UPDATE", "W" + l, "x" + (l - 1), "", 0);
        }
        return program;
    }

    private static void add(
            List<Operation> program,
            String name,
            String kind,
            String matrix,
            String stream,
            String destination,
            int words) {
        int index = program.size();
        program.add(new Operation(index, name, kind, matrix, stream, "", "", destination, words, 2, 10L * index, 8));
    }

    private static List<HostPort.Field> fields() {
        return List.of(new HostPort.Field("address", 8, 10, 0), new HostPort.Field("words", 60, 8, -1));
    }

    private static Probes probes(int lanes, FeedbackSource source) {
        List<String> lane = IntStream.range(0, lanes)
                .mapToObj(p -> "u_array.gen_block[" + p / 2 + "].u_block.gen_lane[" + p % 2 + "].u_lane")
                .toList();
        List<List<String>> banks =
                lane.stream().map(l -> List.of(l + ".u_bank.mem")).toList();
        List<String> feedback = source == FeedbackSource.LFSR
                ? lane.stream().map(l -> l + ".f_q").toList()
                : List.of();
        List<String> rounding = lane.stream().map(l -> l + ".r_q").toList();
        return new Probes(
                banks,
                rounding,
                feedback,
                List.of("u_noise.state_q"),
                "logit_valid",
                "logit_word",
                "result_write",
                "result_address",
                "result_word");
    }
}
