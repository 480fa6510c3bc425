package io.hdlgen.sim.drive;

/** The register file of an engine, as a host sees it: 32-bit words, of engines whose description asks for {@code engine.control}. */
public final class RegisterPort {
    private final ModelProcess model;

    /** The registers of a model that trains nothing at the moment. */
    public RegisterPort(ModelProcess model) {
        this.model = model;
    }

    /** Writes a register; the engine has it a clock later. */
    public void write(int address, int value) {
        access(1, address, value);
    }

    /** Reads a register. */
    public int read(int address) {
        return access(0, address, 0);
    }

    private int access(int write, int address, int value) {
        model.send(
                Frame.command(Protocol.REGISTER).putInt(write).putInt(address).putInt(value));
        model.flush();
        return model.receive(Protocol.REGISTER_DONE).getInt();
    }
}
