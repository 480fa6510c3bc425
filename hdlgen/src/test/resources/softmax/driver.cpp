// Plays a file of inputs, one record a clock, and writes the error word of every clock.
// Record: flags (1 valid, 2 last, 4 reset), unit, label (16 bits), word asked for (16), 0 (16), logits (192).
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include "Vshapes.h"
#include "verilated.h"

int main(int argc, char** argv) {
    const std::unique_ptr<VerilatedContext> context{new VerilatedContext};
    context->commandArgs(argc, argv);
    context->randReset(2);  // no register starts at 0 by accident
    const std::unique_ptr<Vshapes> top{new Vshapes{context.get()}};
    std::FILE* in = std::fopen(argv[1], "rb");
    std::FILE* out = std::fopen(argv[2], "wb");
    if (!in || !out) return 1;
    uint8_t record[32];
    uint8_t error[24] = {};
    while (std::fread(record, sizeof record, 1, in) == 1) {
        top->clk = 0;
        top->logit_valid = record[0] & 1;
        top->logit_last = (record[0] >> 1) & 1;
        top->rst = (record[0] >> 2) & 1;
        top->unit = record[1];
        top->label = record[2] | record[3] << 8;
        top->read_word = record[4] | record[5] << 8;
        std::memcpy(&top->logit_word, record + 8, sizeof top->logit_word);
        top->eval();
        std::memcpy(error, &top->error_word, sizeof top->error_word);
        if (std::fwrite(error, sizeof error, 1, out) != 1) return 1;
        top->clk = 1;
        top->eval();
    }
    std::fclose(in);
    return std::fclose(out) == 0 ? 0 : 1;
}
