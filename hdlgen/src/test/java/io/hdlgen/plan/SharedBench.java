package io.hdlgen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Units of {@code templates/lib} in Verilator, alone, which share their inputs. The model is the module {@code bench} with ports {@code clk}, {@code in[255:0]} and {@code out[63:0]}; it
 * instantiates the unit in all the shapes that a test wants, since building is what takes time.
 */
final class SharedBench {
    private final UnitModel model;

    /** Builds the model; {@code files} are those of the library that it needs. */
    SharedBench(Path work, String bench, List<String> files) throws IOException {
        this.model = new UnitModel(work);
        model.build(
                bench, files.stream().map(file -> LibraryFile.copy(file, work)).toList());
    }

    /** Outputs of the clocks whose inputs are given, each seen before the clock's edge. */
    long[] play(Clocks clocks) throws IOException {
        ByteBuffer output = ByteBuffer.wrap(model.play(clocks.bytes())).order(ByteOrder.LITTLE_ENDIAN);
        long[] seen = new long[output.remaining() / Long.BYTES];
        output.asLongBuffer().get(seen);
        assertThat(seen).hasSize(clocks.count());
        return seen;
    }

    /** The inputs of a run, clock by clock. */
    static final class Clocks {
        private static final int WORDS = 4;
        private long[] words = new long[1 << 12];
        private int count;

        /** The number of the next clock. */
        int count() {
            return count;
        }

        /** Begins a clock with these 256 bits, low ones first. */
        void next(long... bits) {
            if ((count + 1) * WORDS > words.length) {
                words = Arrays.copyOf(words, 2 * words.length);
            }
            System.arraycopy(bits, 0, words, count * WORDS, WORDS);
            count++;
        }

        /** Sets bits of the clock begun last. */
        void set(int low, int width, long value) {
            for (int bit = 0; bit < width; bit++) {
                int place = low + bit;
                int word = (count - 1) * WORDS + place / Long.SIZE;
                long mask = 1L << (place % Long.SIZE);
                words[word] = (value >> bit & 1) == 0 ? words[word] & ~mask : words[word] | mask;
            }
        }

        private byte[] bytes() {
            ByteBuffer buffer = ByteBuffer.allocate(count * WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            buffer.asLongBuffer().put(words, 0, count * WORDS);
            return buffer.array();
        }
    }
}
