package io.hdlgen.plan;

import io.hdlgen.golden.spec.ControlOption;
import java.util.Optional;

/** The map of the register file: 32-bit words at addresses that are the same in every design. The Verilog and the table of {@code docs/engine.md} section 5 both come from here. */
public enum EngineRegister {
    IDENTITY(0, "r", "the first 32 bits of the design's digest, as `check` reports it"),
    CONTROL(1, "rw", "the bits below"),
    STATUS(2, "r", "bit 0: busy"),
    FREEZE(3, "rw", ControlOption.FREEZE, "bit i: layer i does not learn; the description's `freeze` after a reset"),
    SAMPLES(4, "rw", "samples trained; written only while the engine is not busy"),
    PREDICTIONS(5, "r", ControlOption.COUNTERS, "predictions made, in training too"),
    CORRECT(6, "r", ControlOption.COUNTERS, "those that were the label"),
    CYCLES_LOW(7, "r", ControlOption.COUNTERS, "clocks in which the engine was busy, low half"),
    CYCLES_HIGH(8, "r", ControlOption.COUNTERS, "high half"),
    START(9, "w", "any value starts the host micro-operation in OPERATION"),
    NOISE_LOW(
            10,
            "rw",
            ControlOption.CHECKPOINT,
            "low half of the perturbation LFSR of rules with noise; written only while the engine is not busy"),
    NOISE_HIGH(11, "rw", ControlOption.CHECKPOINT, "high half of the same"),
    SATURATION(
            12,
            "rw",
            ControlOption.SATURATION,
            "a flag for every quantity that was ever saturated, 32 flags a register, up to address 15; writing 1 clears a flag"),
    OPERATION(16, "w", "the host micro-operation, 32 bits a register, up to address 31, lowest first");

    /** Registers that OPERATION may have. */
    public static final int OPERATION_WORDS = 16;

    private final int address;
    private final String access;

    @SuppressWarnings("ImmutableEnumChecker") // Optional of an enum is immutable; its type does not say so.
    private final Optional<ControlOption> option;

    private final String meaning;

    EngineRegister(int address, String access, String meaning) {
        this(address, access, Optional.empty(), meaning);
    }

    EngineRegister(int address, String access, ControlOption option, String meaning) {
        this(address, access, Optional.of(option), meaning);
    }

    EngineRegister(int address, String access, Optional<ControlOption> option, String meaning) {
        this.address = address;
        this.access = access;
        this.option = option;
        this.meaning = meaning;
    }

    /** Whether a design has it. */
    public boolean exists(Plan plan) {
        return switch (this) {
            case NOISE_LOW, NOISE_HIGH -> plan.noiseState();
            default -> option.isEmpty() || plan.controls(option.get());
        };
    }

    /** A bit of CONTROL. */
    public enum Control {
        ENABLE(0, "takes samples, as the pin `enable` does; one of the two is enough"),
        INFER(1, ControlOption.INFERENCE, "samples are predicted and nothing learns"),
        NEAREST(2, ControlOption.ROUNDING, "updates round to nearest; the rounding noise goes on"),
        DISCARD(
                29,
                ControlOption.LINK,
                "writing 1 forgets input packets that wait or have begun; only while the engine is not busy; reads as 0"),
        CLEAR(30, ControlOption.COUNTERS, "writing 1 clears PREDICTIONS, CORRECT and CYCLES; reads as 0"),
        RESET(31, "writing 1 resets all but this register and the layers that are frozen; reads as 0");

        private final int bit;

        @SuppressWarnings("ImmutableEnumChecker") // as above
        private final Optional<ControlOption> option;

        private final String meaning;

        Control(int bit, String meaning) {
            this.bit = bit;
            this.option = Optional.empty();
            this.meaning = meaning;
        }

        Control(int bit, ControlOption option, String meaning) {
            this.bit = bit;
            this.option = Optional.of(option);
            this.meaning = meaning;
        }

        /** Its place. */
        public int bit() {
            return bit;
        }

        /** The option that it exists with; it always exists if this is empty. */
        public Optional<ControlOption> option() {
            return option;
        }

        /** For the page. */
        public String meaning() {
            return meaning;
        }
    }

    /** Its address, counted in words. */
    public int address() {
        return address;
    }

    /** r, w or rw. */
    public String access() {
        return access;
    }

    /** The option that it exists with; it always exists if this is empty. */
    public Optional<ControlOption> option() {
        return option;
    }

    /** For the page. */
    public String meaning() {
        return meaning;
    }
}
