// harness_model.h: bits, frames, hash and the model itself; see harness.cpp.
#pragma once
#include "model_probes.h"  // generated from manifest.json: widths, memories and registers of this design

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "verilated.h"
#if VM_TRACE
#include "verilated_vcd_c.h"
#endif

namespace harness {

using Clock = std::chrono::steady_clock;
using dut::kBankWords, dut::kBlock, dut::kBlocks, dut::kClasses, dut::kHostBits, dut::kInputs, dut::kLanes;
using dut::kMemories, dut::kVectorBits, dut::kWeightBits;

constexpr int kInputWords = (kInputs + kBlock - 1) / kBlock;
constexpr int kLogitWords = (kClasses + kBlock - 1) / kBlock;
constexpr uint32_t kProtocol = 2;

enum Command : uint32_t { kStart = 1, kHost, kDump, kWaves, kRun, kSamples, kEnd, kQuit, kRegister, kFault, kLift };
enum Reply : uint32_t { kReady = 101, kHostDone, kState, kResults, kMismatch, kDone, kAlive, kCrash, kError,
                        kRegisterDone, kLifted };
enum Flag : uint32_t { kHashDiffers = 1, kLogitsDiffer = 2, kPredictionDiffers = 4, kLabelDiffers = 8 };
enum Reason : uint32_t { kFinished, kStopped, kHang, kTooLong, kStrayStart, kFinishCalled, kNotReady };

// ---- bits of words and ports, whatever type Verilator chose for them

template <int W, class T>
int32_t element(const T& word, int k) {
    return int32_t(int64_t(uint64_t(word) << (64 - (k + 1) * W)) >> (64 - W));
}

template <int W, std::size_t N>
int32_t element(const VlWide<N>& word, int k) {
    const int lsb = k * W, shift = lsb % 32;
    uint64_t bits = word[lsb / 32] >> shift;
    if (shift + W > 32) bits |= uint64_t(word[lsb / 32 + 1]) << (32 - shift);
    return int32_t(int64_t(bits << (64 - W)) >> (64 - W));
}

template <class T>
void put(T& port, int lsb, int width, uint64_t value) {
    const uint64_t mask = (~uint64_t(0) >> (64 - width)) << lsb;
    port = T((uint64_t(port) & ~mask) | ((value << lsb) & mask));
}

template <std::size_t N>
void put(VlWide<N>& port, int lsb, int width, uint64_t value) {
    for (int i = 0; i < width; ++i) {
        const int at = lsb + i;
        const uint32_t bit = uint32_t(value >> i & 1) << (at % 32);
        port[at / 32] = (port[at / 32] & ~(uint32_t(1) << (at % 32))) | bit;
    }
}

// ---- frames: type, length, payload; all numbers little-endian

inline volatile sig_atomic_t g_inFrame = 0;
inline int g_out = 1;  // where reply frames go
inline bool g_replay = false;

inline void writeAll(const void* data, std::size_t size) {
    const char* at = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t n = ::write(g_out, at, size);
        if (n < 0) _exit(3);  // nobody listens any more
        at += n;
        size -= std::size_t(n);
    }
}

class Frame {
public:
    explicit Frame(uint32_t type) : bytes_(8) { std::memcpy(bytes_.data(), &type, 4); }
    template <class T>
    Frame& add(T value) {
        const std::size_t at = bytes_.size();
        bytes_.resize(at + sizeof(T));
        std::memcpy(bytes_.data() + at, &value, sizeof(T));
        return *this;
    }
    Frame& text(const std::string& s) {
        bytes_.insert(bytes_.end(), s.begin(), s.end());
        return *this;
    }
    void send() {
        const uint32_t length = uint32_t(bytes_.size() - 8);
        std::memcpy(bytes_.data() + 4, &length, 4);
        if (g_replay) return;  // a replay prints lines instead
        g_inFrame = 1;
        writeAll(bytes_.data(), bytes_.size());
        g_inFrame = 0;
    }

private:
    std::vector<char> bytes_;
};

class Input {
public:
    Input() = default;
    explicit Input(FILE* file) : file_(file) {}
    /** Reads the next frame; false at the end of the input. */
    bool next(bool alive, uint64_t cycle) {
        if (alive) waitAlive(cycle);
        uint32_t head[2];
        if (std::fread(head, 4, 2, file_) != 2) return false;
        type = head[0];
        payload_.resize(head[1]);
        at_ = 0;
        return std::fread(payload_.data(), 1, head[1], file_) == head[1];
    }
    template <class T>
    T get() {
        if (at_ + sizeof(T) > payload_.size()) throw std::runtime_error("frame too short");
        T value;
        std::memcpy(&value, payload_.data() + at_, sizeof(T));
        at_ += sizeof(T);
        return value;
    }
    std::string rest() const { return std::string(payload_.begin() + long(at_), payload_.end()); }
    uint32_t type = 0;

private:
    // Says once a second that this process waits and is not stuck. Standard input is unbuffered for this.
    void waitAlive(uint64_t cycle) {
        pollfd p{fileno(file_), POLLIN, 0};
        while (::poll(&p, 1, 1000) == 0) Frame(kAlive).add(cycle).send();
    }
    FILE* file_ = stdin;
    std::vector<char> payload_;
    std::size_t at_ = 0;
};

// ---- the hash of docs/cosim.md: sum of value * odd constant of its position, modulo 2^64

inline uint64_t oddConstant(uint64_t position) {
    uint64_t z = (position + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (z ^ z >> 31) | 1;
}

// ---- the model, its clock and its waves

class Model {
    VerilatedContext context_;  // first, so that it outlives the design

public:
    explicit Model(uint32_t seed) {
#if VM_TRACE
        context_.traceEverOn(true);
#endif
        context_.randReset(2);  // every register starts with a random value
        context_.randSeed(int(seed));
        top = std::make_unique<Vdut>(&context_, "top");
        constants_.resize(std::size_t(kLanes) * kBankWords * kBlock + std::size_t(kLanes) * 3 + 2);
        for (std::size_t i = 0; i < constants_.size(); ++i) constants_[i] = oddConstant(i);
    }
    ~Model() { stopWaves(); }
    void settle() {
        top->clk = 0;
        top->eval();
        dumpWaves(0);
    }
    void edge() {
        top->clk = 1;
        top->eval();
        dumpWaves(5);
        ++cycle;
    }
    bool finishCalled() const { return context_.gotFinish(); }
#if VM_TRACE
    void startWaves(const std::string& path) {
        waves_ = std::make_unique<VerilatedVcdC>();
        top->trace(waves_.get(), 99);
        waves_->open(path.c_str());
        if (!waves_->isOpen()) throw std::runtime_error("cannot write " + path);
        dumpWaves(0);
    }
    void stopWaves() {
        if (waves_) waves_->close();
        waves_.reset();
    }
#else
    void startWaves(const std::string&) { throw std::runtime_error("this model was built without waves"); }
    void stopWaves() {}
#endif
    uint64_t hash() const;
    void appendState(Frame& frame) const;

    std::unique_ptr<Vdut> top;
    uint64_t cycle = 0;    // rising edges so far
    uint64_t started = 0;  // samples of the current run

private:
#if VM_TRACE
    void dumpWaves(int phase) {
        if (!waves_) return;
        waves_->dump(cycle * 10 + uint64_t(phase));
        if (g_replay) waves_->flush();  // a crash must not lose the last cycles
    }
    std::unique_ptr<VerilatedVcdC> waves_;
#else
    void dumpWaves(int) {}
#endif
    std::vector<uint64_t> constants_;
};

inline uint64_t Model::hash() const {
    uint64_t sum = 0;
    const uint64_t* constant = constants_.data();
    const auto memories = dut::banks(*top->rootp);
    for (int lane = 0; lane < kLanes; ++lane) {
        for (int m = 0; m < kMemories; ++m) {
            const auto& memory = *memories[std::size_t(lane * kMemories + m)];
            for (int w = 0; w < kBankWords; ++w) {
                for (int k = 0; k < kBlock / kMemories; ++k) {
                    sum += uint64_t(int64_t(element<kWeightBits>(memory[w], k))) * constant[w * kBlock + m + k];
                }
            }
        }
        constant += kBankWords * kBlock;
    }
    for (const auto* state : dut::roundingStates(*top->rootp)) sum += uint64_t(*state) * *constant++;
    constant = constants_.data() + std::size_t(kLanes) * (kBankWords * kBlock + 1);
    for (const auto* state : dut::feedbackStates(*top->rootp)) {
        sum += uint64_t(uint32_t(*state)) * constant[0] + (uint64_t(*state) >> 32) * constant[1];
        constant += 2;
    }
    constant = constants_.data() + std::size_t(kLanes) * (kBankWords * kBlock + 3);
    for (const auto* state : dut::perturbationState(*top->rootp)) {
        sum += uint64_t(uint32_t(*state)) * constant[0] + (uint64_t(*state) >> 32) * constant[1];
    }
    return sum;
}

inline void Model::appendState(Frame& frame) const {
    const auto memories = dut::banks(*top->rootp);
    for (int lane = 0; lane < kLanes; ++lane) {
        for (int w = 0; w < kBankWords; ++w) {
            for (int k = 0; k < kBlock; ++k) {
                const auto& memory = *memories[std::size_t(lane * kMemories + k % kMemories)];
                frame.add(element<kWeightBits>(memory[w], k / kMemories));
            }
        }
    }
    for (const auto* state : dut::roundingStates(*top->rootp)) frame.add(uint32_t(*state));
    for (const auto* state : dut::feedbackStates(*top->rootp)) frame.add(uint64_t(*state));
    for (const auto* state : dut::perturbationState(*top->rootp)) frame.add(uint64_t(*state));
}

}  // namespace harness
