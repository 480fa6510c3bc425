// harness.cpp: drives one Verilator model of a generated folder and compares it with what the golden model expects.
//
// It reads command frames from standard input and writes reply frames to what was standard output ($display goes to
// standard error instead, so that it can never corrupt a frame). docs/cosim.md describes frames, hash and timing.
//   model                                              the child process of a co-simulation
//   model --replay FILE [--vcd FILE --from N --to N]   the same, with the frames of an earlier run and replies as text
//   model --plain FILE                                 the samples of an earlier run without comparison, for its speed
//
// --from reset in place of --from and --to: waves of every clock, the loading and the reading of the host included.
//
// One cycle: drive the inputs, settle() with clk = 0, observe() what the design shows before the rising edge, edge().
#include "harness_commands.h"

namespace harness {

int run(int argc, char** argv) {
    Input in;
    Waves waves;
    bool plain = false;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i], value = argv[i + 1];
        if (option == "--replay" || option == "--plain") {
            plain = option == "--plain";
            FILE* file = std::fopen(value.c_str(), "rb");
            if (!file) throw std::runtime_error("cannot read " + value);
            in = Input(file);
            g_replay = true;
        }
        if (option == "--vcd") waves.path = value;
        if (option == "--from") {
            waves.whole = value == "reset";
            if (!waves.whole) waves.from = uint32_t(std::stoul(value));
        }
        if (option == "--to") waves.to = uint32_t(std::stoul(value));
    }
    if (!g_replay) {
        g_out = ::dup(1);
        ::dup2(2, 1);
        std::setvbuf(stdin, nullptr, _IONBF, 0);
        signal(SIGINT, SIG_IGN);  // Ctrl-C is for the parent, whose end closes the pipes
    }
    for (int number : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS, SIGTERM}) signal(number, onSignal);
    Harness(std::move(in), waves, plain).serve();
    return 0;
}

}  // namespace harness

int main(int argc, char** argv) {
    try {
        return harness::run(argc, argv);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        const harness::Model* model = harness::g_model;
        harness::Frame frame(harness::kError);
        frame.add(model ? model->cycle : uint64_t(0)).add(model ? model->started : uint64_t(0)).text(e.what()).send();
        return 3;
    }
}
