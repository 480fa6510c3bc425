package io.hdlgen.estimate;

import io.hdlgen.board.Board;
import io.hdlgen.board.Link;
import io.hdlgen.link.LinkProtocol;
import io.hdlgen.plan.Estimate;
import io.hdlgen.plan.Plan;

/**
 * How fast a board trains.
 *
 * @param engine samples a second that the engine takes
 * @param link samples a second that the host can send
 * @param limit what keeps it from training faster
 */
public record Throughput(double engine, double link, Limit limit) {
    /** What keeps a board from training faster. */
    public enum Limit {
        MULTIPLIERS("multipliers"),
        MEMORY("memory"),
        LATENCY("latency"),
        HOST_LINK("host link");

        private final String text;

        Limit(String text) {
            this.text = text;
        }

        /** As reports have it. */
        public String text() {
            return text;
        }
    }

    /** Bits of a byte on the line: with start and stop bit. */
    private static final int LINE_BITS = 10;
    /** Bytes of a STREAM frame beside its words: sync, command, number, length, label, CRC. */
    private static final int FRAME_BYTES = 4 + 2 + 4;

    private static final int LABEL_BYTES = 2;

    /**
     * On a board.
     *
     * @param hertz clock of the trainer
     * @param baud rate of the serial line, if there is one
     */
    public static Throughput of(Plan plan, Estimate estimate, Board board, long hertz, int baud) {
        double engine = (double) hertz / estimate.cyclesPerSample();
        double link = board.link() == Link.UART
                ? (double) baud / LINE_BITS / sampleBytes(plan)
                // A beat a clock, and the label.
                : (double) hertz / (plan.layout().vectors().get(0).words() + 1);
        return new Throughput(engine, link, link < engine ? Limit.HOST_LINK : limit(estimate.breakdown()));
    }

    /** Samples a second. */
    public double samplesPerSecond() {
        return Math.min(engine, link);
    }

    /** Bytes that a sample takes on the way to the board. */
    static long sampleBytes(Plan plan) {
        int block = plan.layout().block();
        int words = (plan.design().description().network().input() + block - 1) / block;
        int wordBytes = (block * plan.layout().vectorBits() + 7) / 8;
        int most = (LinkProtocol.PAYLOAD_MAX - LABEL_BYTES) / wordBytes;
        int frames = (words + most - 1) / most;
        return (long) words * wordBytes + (long) frames * FRAME_BYTES;
    }

    /** Where most of the clocks of a sample go. */
    private static Limit limit(Estimate.Breakdown parts) {
        double multipliers = parts.multiply() + parts.padding();
        double memory = parts.held() + parts.stretch();
        double latency = (double) parts.map() + parts.latency() + parts.softmax();
        if (multipliers >= memory && multipliers >= latency) {
            return Limit.MULTIPLIERS;
        }
        return memory >= latency ? Limit.MEMORY : Limit.LATENCY;
    }
}
