// harness_plain.h: the same model and the same inputs in the plainest possible loop, without any comparison. It is what
// the speed of a co-simulation is measured against: model --plain FILE; see bench/cosim.sh.
#pragma once
#include "harness_run.h"

namespace harness {

class PlainRun {
public:
    PlainRun(Model& model, Input& in) : m_(model), in_(in), set_(in) { readAll(); }
    void go() {
        auto& top = *m_.top;
        const auto begin = Clock::now();
        const uint64_t firstCycle = m_.cycle;
        top.enable = top.pred_ready = 1;
        for (uint64_t left = set_.finalOffset; left > 0; left -= starts_ == samples_.size()) {
            feed(top);
            m_.settle();
            taken_ = top.in_valid && top.in_ready;
            word_ += taken_;
            if (top.sample_start) ++starts_;
            m_.edge();
        }
        top.enable = top.in_valid = 0;
        const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        std::printf("%llu cycles %.6f seconds %.0f cycles per second\n", (unsigned long long)(m_.cycle - firstCycle),
                    seconds, double(m_.cycle - firstCycle) / seconds);
    }

private:
    void readAll() {
        while (in_.next(false, 0) && in_.type == kSamples) {
            for (uint32_t n = in_.get<uint32_t>(); n > 0; --n) {
                Sample& s = samples_.emplace_back();
                s.label = in_.get<uint32_t>();
                in_.get<uint32_t>(), in_.get<uint64_t>();
                for (int i = 0; i < kClasses; ++i) in_.get<int32_t>();
                for (int i = 0; i < kInputs; ++i) s.input.push_back(in_.get<int32_t>());
            }
        }
    }
    void feed(Vdut& top) {
        if (!taken_) return;
        const std::size_t sample = word_ / kInputWords;
        top.in_valid = sample < samples_.size();
        if (!top.in_valid) return;
        const int first = int(word_ % kInputWords) * kBlock;
        const std::vector<int32_t>& input = samples_[sample].input;
        for (int k = 0; k < kBlock; ++k) {
            const int value = first + k < kInputs ? input[std::size_t(first + k)] : 0;
            put(top.in_data, k * kVectorBits, kVectorBits, uint64_t(int64_t(value)));
        }
        top.in_last = first + kBlock >= kInputs;
        top.in_label = decltype(+top.in_label)(samples_[sample].label);
    }
    Model& m_;
    Input& in_;
    const Settings set_;
    std::vector<Sample> samples_;
    std::size_t word_ = 0, starts_ = 0;
    bool taken_ = true;  // the next word is to be put on the input
};

}  // namespace harness
