package io.hdlgen.sim.drive;

/** Host micro-operations through the ports of a simulated engine. */
final class ModelTransport implements HostTransport {
    /** Frames are cut at about this size, so that the model shows signs of life. */
    private static final int FRAME_BYTES = 1 << 18;

    /** Packets have random gaps, results meet random back-pressure. */
    static final int PAUSES = 1;
    /** Micro-operations are started by the register file. */
    static final int BY_REGISTERS = 2;

    private final ModelProcess model;
    private final int block;
    private final int mode;
    private int seed;
    private Frame body = Frame.command(Protocol.HOST);
    private int operations;
    private int elements;

    ModelTransport(ModelProcess model, int block, int mode, int seed) {
        this.model = model;
        this.block = block;
        this.mode = mode;
        this.seed = seed;
    }

    @Override
    public void operation(int[] packet, int[] operation, int results) {
        body.putInt(packet.length / block).putInts(packet).putInts(operation).putInt(results);
        operations++;
        elements += results * block;
    }

    @Override
    public boolean full() {
        return body.size() > FRAME_BYTES;
    }

    @Override
    public int[] execute() {
        Frame command = Frame.command(Protocol.HOST).putInt(seed++).putInt(mode).putInt(operations);
        model.send(command.append(body));
        model.flush();
        int[] read = model.receive(Protocol.HOST_DONE).getInts(elements);
        body = Frame.command(Protocol.HOST);
        operations = 0;
        elements = 0;
        return read;
    }
}
