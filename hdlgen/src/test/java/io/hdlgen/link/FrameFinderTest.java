package io.hdlgen.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Frames are what the page says, and are found among anything else. */
class FrameFinderTest {
    private static final int SYNC = LinkProtocol.ANSWER_SYNC;
    private static final long SEED = Long.getLong("hdlgen.seed", 1);

    @Test
    void aFrameIsWhatThePageSays() {
        byte[] bytes = new LinkFrame(3, 200, new byte[] {1, 2}).bytes(0xA5);
        CRC32 crc = new CRC32();
        crc.update(HexFormat.of().parseHex("03c8020102"));
        assertThat(HexFormat.of().formatHex(bytes, 0, 6)).isEqualTo("a503c8020102");
        for (int i = 0; i < 4; i++) {
            assertThat(bytes[6 + i] & 0xFF).isEqualTo((int) (crc.getValue() >> (8 * i)) & 0xFF);
        }
    }

    /** The remainder by which the hardware knows a frame, computed bit by bit. */
    @Test
    void theResidueOfEveryFrameIsTheSame() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = frame(random).bytes(SYNC);
            int remainder = -1;
            for (int k = 8; k < 8 * bytes.length; k++) {
                int feedback = (remainder ^ (bytes[k / 8] >> (k % 8))) & 1;
                remainder = (remainder >>> 1) ^ (feedback == 1 ? 0xEDB88320 : 0);
            }
            assertThat(remainder).as("seed " + SEED).isEqualTo(LinkProtocol.RESIDUE);
        }
    }

    @Test
    void framesAreFoundAmongRubbishHoweverTheyArrive() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 50; run++) {
            List<LinkFrame> sent = new ArrayList<>();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < 10; i++) {
                for (int k = random.nextInt(20); k > 0; k--) {
                    bytes.write(random.nextInt(4) == 0 ? SYNC : random.nextInt(256));
                }
                sent.add(frame(random));
                bytes.writeBytes(sent.get(i).bytes(SYNC));
            }
            assertThat(found(bytes.toByteArray(), random))
                    .as("seed " + SEED + ", run " + run)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(sent);
        }
    }

    @Test
    void aFrameWithAWrongBitIsNone() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int run = 0; run < 300; run++) {
            byte[] bytes = frame(random).bytes(SYNC);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(found(bytes, random)).as("seed " + SEED + ", run " + run).isEmpty();
        }
    }

    private static List<LinkFrame> found(byte[] bytes, SplittableRandom random) {
        FrameFinder finder = new FrameFinder(SYNC);
        List<LinkFrame> found = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
            finder.add(part, part.length);
            at += part.length;
            for (Optional<LinkFrame> f = finder.next(); f.isPresent(); f = finder.next()) {
                found.add(f.get());
            }
        }
        for (Optional<LinkFrame> f = finder.giveUp(); f.isPresent(); f = finder.giveUp()) {
            found.add(f.get());
        }
        return found;
    }

    private static LinkFrame frame(SplittableRandom random) {
        byte[] payload = new byte[random.nextInt(12)];
        random.nextBytes(payload);
        return new LinkFrame(random.nextInt(8), random.nextInt(256), payload);
    }
}
