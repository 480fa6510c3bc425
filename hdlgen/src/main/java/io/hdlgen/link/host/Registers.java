package io.hdlgen.link.host;

import io.hdlgen.link.Command;
import io.hdlgen.plan.EngineRegister;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The register file of the engine over the wire. */
final class Registers {
    private final LinkSession session;

    Registers(LinkSession session) {
        this.session = session;
    }

    int read(EngineRegister register) {
        return read(register, 1)[0];
    }

    /** Words of this register and of those after it. */
    int[] read(EngineRegister register, int count) {
        byte[] answer = session.call(Command.READ, (byte) register.address(), (byte) 0, (byte) (4 * count));
        if (answer.length != 4 * count) {
            throw new LinkException("registers of " + answer.length + " bytes");
        }
        int[] words = new int[count];
        ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        return words;
    }

    void write(EngineRegister register, int value) {
        session.post(Command.WRITE, pair(register.address(), value));
    }

    /** A write in the payload of a WRITE or an OPERATE. */
    static byte[] pair(int address, int value) {
        return ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) address)
                .putInt(value)
                .array();
    }
}
