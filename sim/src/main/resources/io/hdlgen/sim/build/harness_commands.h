// harness_commands.h: commands of the host, one frame each; see harness.cpp.
#pragma once
#include "harness_plain.h"

namespace harness {

// ---- host micro-operations: one packet in, one micro-operation, some words out

class Host {
    static constexpr unsigned kStartOperation = 9, kOperation = 16;  // addresses of the register file

public:
    Host(Model& model, Input& in, uint64_t limit) : m_(model), in_(in), limit_(limit) {}
    void run() {
        pauses_ = Random(in_.get<uint32_t>());
        const uint32_t mode = in_.get<uint32_t>();
        stalls_ = mode & 1;
        registers_ = mode & 2;
        Frame reply(kHostDone);
        for (uint32_t n = in_.get<uint32_t>(); n > 0; --n) operation(reply);
        reply.add(m_.cycle).send();
    }

private:
    void operation(Frame& reply) {
        started_ = m_.cycle;
        while (m_.top->busy) clock("busy does not fall before a host micro-operation");
        for (uint32_t words = in_.get<uint32_t>(); words > 0; --words) send(words == 1);
        registers_ ? startByRegisters() : start();
        clock("");  // settles the first cycle in which busy may be high
        uint32_t wanted = in_.get<uint32_t>();
        while (wanted > 0) wanted -= receive(reply);
        while (m_.top->busy) clock("busy does not fall after a host micro-operation");
    }
    void start() {
        for (int lsb = 0; lsb < kHostBits; lsb += 32) {
            put(m_.top->host_op, lsb, std::min(32, kHostBits - lsb), in_.get<uint32_t>());
        }
        m_.top->host_valid = 1;
        clock("");
        m_.top->host_valid = 0;
    }
    void startByRegisters() {
        for (int word = 0; word < (kHostBits + 31) / 32; ++word) write(kOperation + unsigned(word), in_.get<uint32_t>());
        write(kStartOperation, 0);
        clock("");
    }
    void write(unsigned address, uint32_t value) {
        dut::driveRegister(*m_.top, true, address, value);
        clock("");
        dut::driveRegister(*m_.top, false, 0, 0);
    }
    void send(bool last) {
        auto& top = *m_.top;
        while (stalls_ && pauses_.below(2) == 0) clock("");
        for (int k = 0; k < kBlock; ++k) put(top.in_data, k * kVectorBits, kVectorBits, uint64_t(in_.get<int32_t>()));
        top.in_valid = 1;
        top.in_last = last;
        if (!clock("")) throw std::runtime_error("in_ready is low while the engine rests");
        top.in_valid = 0;
    }
    /** One cycle that is ready for a result unless it pauses; 1 when it took one. */
    uint32_t receive(Frame& reply) {
        auto& top = *m_.top;
        top.read_ready = !stalls_ || pauses_.below(2) == 0;
        m_.settle();
        const bool taken = top.read_valid && top.read_ready;
        for (int k = 0; taken && k < kBlock; ++k) reply.add(element<kVectorBits>(top.read_data, k));
        step("a host read gives too few words");
        top.read_ready = 0;
        return taken;
    }
    /** One cycle; whether the word on the input was taken in it. */
    bool clock(const char* complaint) {
        m_.settle();
        const bool taken = m_.top->in_valid && m_.top->in_ready;
        step(complaint);
        return taken;
    }
    void step(const char* complaint) {
        m_.edge();
        if (m_.cycle - started_ > limit_) throw std::runtime_error(complaint);
    }
    Model& m_;
    Input& in_;
    const uint64_t limit_;
    Random pauses_{0};
    bool stalls_ = false, registers_ = false;
    uint64_t started_ = 0;
};

// ---- commands

inline Model* g_model = nullptr;

/** Says in which cycle the model died, unless a frame was being written. */
inline void onSignal(int number) {
    const uint32_t head[] = {kCrash, 20, uint32_t(number)};
    const uint64_t place[] = {g_model ? g_model->cycle : 0, g_model ? g_model->started : 0};
    if (!g_inFrame && !g_replay) {
        writeAll(head, sizeof head);
        writeAll(place, sizeof place);
    }
    signal(number, SIG_DFL);
    raise(number);
}

class Harness {
public:
    Harness(Input in, Waves waves, bool plain) : in_(std::move(in)), waves_(std::move(waves)), plain_(plain) {}
    void serve() {
        while (in_.next(false, 0) && in_.type != kQuit) execute();
    }

private:
    void execute() {
        if (in_.type == kStart) return start();
        if (!model_) throw std::runtime_error("no model was started");
        switch (in_.type) {
            case kHost: return Host(*model_, in_, hangLimit_).run();
            case kRun: return plain_ ? PlainRun(*model_, in_).go() : Run(*model_, in_, waves_).go();
            case kDump: {
                Frame frame(kState);
                frame.add(model_->cycle);
                model_->appendState(frame);
                return frame.send();
            }
            case kRegister: return accessRegister();
            case kWaves:
                if (g_replay) return;  // a replay has its own
                waves_.from = in_.get<uint32_t>();
                waves_.to = in_.get<uint32_t>();
                waves_.path = in_.rest();
                return;
            default: return;  // samples of a run that stopped early
        }
    }
    void start() {
        const uint32_t seed = in_.get<uint32_t>(), cycles = in_.get<uint32_t>();
        hangLimit_ = in_.get<uint64_t>();
        model_ = nullptr;
        g_model = nullptr;
        model_ = std::make_unique<Model>(seed);
        g_model = model_.get();
        if (waves_.whole) model_->startWaves(waves_.path);
        reset(*model_->top, cycles);
        Frame(kReady).add(kProtocol).add(model_->cycle).text(dut::kIdentity).send();
    }
    /** Writes or reads a word of the register file; what is read comes a clock after its address. */
    void accessRegister() {
        Vdut& top = *model_->top;
        const uint32_t write = in_.get<uint32_t>(), address = in_.get<uint32_t>(), value = in_.get<uint32_t>();
        dut::driveRegister(top, write != 0, address, value);
        model_->settle();
        model_->edge();
        dut::driveRegister(top, false, address, 0);
        model_->settle();
        Frame(kRegisterDone).add(dut::registerData(top)).send();
    }
    /** Inputs are as random as registers until they are driven. */
    void reset(Vdut& top, uint32_t cycles) {
        top.enable = top.in_valid = top.in_last = top.pred_ready = top.host_valid = top.read_ready = 0;
        top.in_label = 0;
        dut::driveRegister(top, false, 0, 0);
        for (int k = 0; k < kBlock; ++k) put(top.in_data, k * kVectorBits, kVectorBits, 0);
        for (int bit = 0; bit < kHostBits; ++bit) put(top.host_op, bit, 1, 0);
        top.rst = 1;
        for (uint32_t i = 0; i < cycles; ++i) {
            model_->settle();
            model_->edge();
        }
        top.rst = 0;
    }
    Input in_;
    Waves waves_;
    const bool plain_;
    std::unique_ptr<Model> model_;
    uint64_t hangLimit_ = 0;
};

}  // namespace harness
