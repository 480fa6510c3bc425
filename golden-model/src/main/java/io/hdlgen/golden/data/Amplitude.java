package io.hdlgen.golden.data;

import io.hdlgen.golden.fixed.FixedFormat;
import io.hdlgen.golden.noise.SplitMix64;
import java.util.Arrays;
import java.util.Optional;

/** How large the inputs of random data are. Only the first kind resembles data; the others reach for the ends of the format. */
public enum Amplitude {
    /** From 0 to ONE, {@code docs/numerics.md} section 6. */
    UNIT("random") {
        @Override
        int draw(SplitMix64 stream, FixedFormat format) {
            return stream.below(format.one() + 1);
        }
    },
    /** The whole range of the format. */
    FULL("random-full") {
        @Override
        int draw(SplitMix64 stream, FixedFormat format) {
            return (int) format.min() + stream.below(format.max() - format.min() + 1);
        }
    },
    /** The ends of the range, ONE, 0 and their neighbours. */
    EDGES("random-edges") {
        @Override
        int draw(SplitMix64 stream, FixedFormat format) {
            long one = format.one();
            long[] edges = {format.max(), format.max() - 1, format.min(), format.min() + 1, one, 1 - one, 1, 0, -1};
            return (int) edges[stream.below(edges.length)];
        }
    },
    /** Seven of eight are 0, the others lie from -ONE to ONE. */
    SPARSE("random-sparse") {
        @Override
        int draw(SplitMix64 stream, FixedFormat format) {
            long bits = stream.next();
            long one = format.one();
            return bits >>> 61 != 0 ? 0 : (int) (Long.remainderUnsigned(bits, 2 * one + 1) - one);
        }
    };

    private final String text;

    Amplitude(String text) {
        this.text = text;
    }

    /** The name of the data set. */
    public String text() {
        return text;
    }

    /** The kind with this name. */
    public static Optional<Amplitude> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(name)).findFirst();
    }

    /** One input, raw; takes exactly one output of the stream. */
    abstract int draw(SplitMix64 stream, FixedFormat format);
}
