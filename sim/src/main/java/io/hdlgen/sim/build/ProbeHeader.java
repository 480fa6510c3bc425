package io.hdlgen.sim.build;

import io.hdlgen.golden.spec.Network;
import io.hdlgen.sim.manifest.Layout;
import io.hdlgen.sim.manifest.Manifest;
import io.hdlgen.sim.manifest.Probes;
import java.util.List;
import java.util.stream.Collectors;

/** The one generated C++ file, {@code model_probes.h}: what the harness must know of a design. */
final class ProbeHeader {
    static final String FILE = "model_probes.h";

    private final Manifest manifest;
    private final Harness harness;
    private final StringBuilder text = new StringBuilder();

    private ProbeHeader(Manifest manifest, Harness harness) {
        this.manifest = manifest;
        this.harness = harness;
    }

    static String of(Manifest manifest, Harness harness) {
        ProbeHeader header = new ProbeHeader(manifest, harness);
        header.write();
        return header.text.toString();
    }

    private void write() {
        text.append("""
                // Generated from manifest.json: the probes of one design, for harness_model.h.
                #pragma once
                #include <array>

                #include "Vdut.h"
                #include "Vdut___024root.h"

                namespace dut {

                """);
        constants();
        Probes probes = manifest.probes();
        List<String> banks = probes.banks().stream().flatMap(List::stream).toList();
        text.append("\ninline auto banks(const Vdut___024root& r) {\n    return std::array{")
                .append(pointers(banks))
                .append("};\n}\n");
        states("roundingStates", "IData", probes.roundingStates());
        states("feedbackStates", "QData", probes.feedbackStates());
        states("perturbationState", "QData", probes.perturbationState());
        if (harness == Harness.ENGINE) {
            signal("logitValid", probes.logitValid());
            signal("logitWord", probes.logitWord());
            signal("resultValid", probes.resultValid());
            signal("resultAddress", probes.resultAddress());
            signal("resultWord", probes.resultWord());
            registers(!manifest.design().description().engine().control().isEmpty());
        }
        text.append("\n}  // namespace dut\n");
    }

    /** The port of the register file; nothing happens in a design without one. */
    private void registers(boolean exist) {
        text.append(exist ? """

                        inline void driveRegister(Vdut& top, bool write, unsigned address, unsigned value) {
                            top.reg_write = write;
                            top.reg_address = static_cast<CData>(address);
                            top.reg_write_data = value;
                        }
                        inline unsigned registerData(const Vdut& top) { return top.reg_read_data; }
                        """ : """

                        inline void driveRegister(Vdut&, bool, unsigned, unsigned) {}
                        inline unsigned registerData(const Vdut&) { return 0; }
                        """);
    }

    private void constants() {
        Layout layout = manifest.layout();
        Network network = manifest.design().description().network();
        constant("kBlock", layout.block(), "S, elements of a word");
        constant("kBlocks", layout.blocks(), "NB");
        constant("kLanes", layout.block() * layout.blocks(), "P");
        constant("kWeightBits", layout.weightBits(), "WW");
        constant("kVectorBits", layout.vectorBits(), "XW");
        constant("kBankWords", layout.bankWords(), "depth of a bank");
        constant("kMemories", manifest.probes().banks().get(0).size(), "memories of a lane: 1, or one a column");
        constant("kInputs", network.input(), "n_0");
        constant("kClasses", network.classes(), "n_L");
        constant("kHostBits", manifest.host().operationBits(), "width of host_op");
        text.append("constexpr const char* kIdentity = \"")
                .append(manifest.digest())
                .append("\";\n");
    }

    private void constant(String name, int value, String meaning) {
        text.append("constexpr int ")
                .append(name)
                .append(" = ")
                .append(value)
                .append(";  // ")
                .append(meaning)
                .append('\n');
    }

    private void states(String function, String type, List<String> names) {
        text.append("\ninline std::array<const ")
                .append(type)
                .append("*, ")
                .append(names.size())
                .append("> ")
                .append(function);
        text.append("([[maybe_unused]] const Vdut___024root& r) {\n    return {")
                .append(pointers(names))
                .append("};\n}\n");
    }

    private void signal(String function, String name) {
        text.append("inline const auto& ").append(function).append("(const Vdut___024root& r) { return r.");
        text.append(verilated(name)).append("; }\n");
    }

    private String pointers(List<String> names) {
        return names.stream().map(name -> "\n        &r." + verilated(name)).collect(Collectors.joining(","));
    }

    private String verilated(String name) {
        return VerilatedName.of(harness.top(manifest), harness.below(name));
    }
}
