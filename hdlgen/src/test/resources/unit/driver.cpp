// Plays a file of inputs, one record a clock, and writes what the outputs are before the clock's edge.
#include <cstdint>
#include <cstdio>
#include <memory>
#include "Vbench.h"
#include "verilated.h"

int main(int argc, char** argv) {
    const std::unique_ptr<VerilatedContext> context{new VerilatedContext};
    context->commandArgs(argc, argv);
    context->randReset(2);  // no register starts at 0 by accident
    const std::unique_ptr<Vbench> top{new Vbench{context.get()}};
    std::FILE* in = std::fopen(argv[1], "rb");
    std::FILE* out = std::fopen(argv[2], "wb");
    if (!in || !out) return 1;
    while (std::fread(&top->in, sizeof top->in, 1, in) == 1) {
        top->clk = 0;
        top->eval();
        if (std::fwrite(&top->out, sizeof top->out, 1, out) != 1) return 1;
        top->clk = 1;
        top->eval();
    }
    std::fclose(in);
    return std::fclose(out) == 0 ? 0 : 1;
}
