// harness_run.h: a run of training samples, compared one by one; see harness.cpp.
#pragma once
#include <algorithm>
#include <deque>

#include "harness_model.h"

namespace harness {

/** Seeded random pauses. */
class Random {
public:
    explicit Random(uint64_t seed) : state_(oddConstant(seed)) {}
    uint64_t below(uint64_t n) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return n == 0 ? 0 : (state_ >> 11) % n;
    }

private:
    uint64_t state_;
};

struct Sample {
    uint32_t label = 0, prediction = 0, flags = 0;
    uint64_t hash = 0, start = 0;
    std::vector<int32_t> input, logits;  // expected
    std::vector<int32_t> rtlLogits;
    uint32_t logitWords = 0, rtlPrediction = 0, rtlLabel = 0;
    bool final = false, predicted = false, counted = false;
};

struct Write {
    uint64_t cycle;
    uint32_t address;
    std::decay_t<decltype(dut::resultWord(std::declval<Vdut___024root&>()))> word;
};

struct Waves {
    std::string path;
    uint32_t from = 1, to = 0;  // nothing while from > to
    bool whole = false;         // every clock from the reset on, what the host does included
    bool has(uint64_t last) const { return from <= to && last == to; }
};

struct Settings {
    uint64_t finalOffset, cyclesPerSample, hangLimit, cycleLimit, stallSeed;
    uint32_t stallFrom, stallTo, keepGoing;
    bool pin;  // whether enable is driven by its pin; if not, a register has done it
    explicit Settings(Input& in) {
        for (uint64_t* p : {&finalOffset, &cyclesPerSample, &hangLimit, &cycleLimit, &stallSeed}) *p = in.get<uint64_t>();
        for (uint32_t* p : {&stallFrom, &stallTo, &keepGoing}) *p = in.get<uint32_t>();
        pin = in.get<uint32_t>() != 0;
    }
    bool stalls(uint64_t sample) const { return sample >= stallFrom && sample < stallTo; }
    /** Whether the distance of the starts of a sample and the next one must be cyclesPerSample. */
    bool steady(uint64_t sample) const {
        return stallFrom >= stallTo || sample + 1 < stallFrom || sample >= uint64_t(stallTo) + 2;
    }
};

class Run {
    static constexpr uint64_t kPackets = 2;   // that the input holds
    static constexpr uint64_t kGiveBack = 4;  // cycles after a start until the packet of the sample before it has gone

public:
    Run(Model& model, Input& in, const Waves& waves)
        : m_(model), in_(in), waves_(waves), set_(in), pauses_(set_.stallSeed), outPauses_(set_.stallSeed + 1) {}
    void go();

private:
    // inputs
    void feed();
    void drivePredictionReady();
    bool nextPacket();
    void readSamples();
    void choosePauses();
    // outputs
    void observe();
    bool readyIsRight() const;
    void onStart();
    void onLogits();
    void onPrediction();
    void onFinal();
    void complete();
    void mismatch(uint64_t index, Sample& s);
    void stop(Reason reason) { reason_ = stopped_ ? reason_ : reason, stopped_ = true; }
    void checkLimits();
    void sendDone();
    void sendResults();
    Sample& sample(uint64_t index) { return flight_[std::size_t(index - completed_)]; }

    Model& m_;
    Input& in_;
    const Waves& waves_;
    const Settings set_;
    Random pauses_, outPauses_;
    std::deque<Sample> flight_;  // received and not yet complete: sample number completed_ is the first
    uint64_t received_ = 0, fed_ = 0, starts_ = 0, finals_ = 0, predictions_ = 0, completed_ = 0, logits_ = 0, differing_ = 0;
    bool ended_ = false, stopped_ = false, reported_ = false;
    Reason reason_ = kFinished;
    bool taken_ = false;      // whether the word on the input was taken in the last cycle
    int word_ = kInputWords;  // of the packet being fed; kInputWords: none
    int extra_ = 0;           // words that the packet is too long
    uint64_t gap_ = 0, gapMax_ = 0, hold_ = 0;  // idle cycles still to come; most between two words; cycles to keep a prediction waiting
    bool holding_ = false;
    uint64_t lastProgress_ = 0, firstCycle_ = 0, lastStart_ = 0, nextFinal_ = ~uint64_t(0);
    std::deque<uint64_t> finalCycles_;
    std::vector<Write> writes_[2];  // results of the sample that started last, and of the one before
    uint64_t distances_ = 0, shortest_ = ~uint64_t(0), longest_ = 0;
    Clock::time_point lastFrame_ = Clock::now();
    std::vector<std::pair<uint64_t, uint32_t>> results_;  // start cycle and flags of samples not yet reported
};

inline void Run::go() {
    const auto begin = Clock::now();
    firstCycle_ = lastProgress_ = m_.cycle;
    m_.started = 0;
    m_.top->enable = set_.pin;
    while (!stopped_ && !(ended_ && completed_ == received_)) {
        feed();
        if (ended_ && completed_ == received_) break;
        m_.settle();
        observe();
        if (stopped_) break;
        m_.edge();
        checkLimits();
    }
    if (!waves_.whole) m_.stopWaves();
    m_.top->enable = m_.top->in_valid = m_.top->pred_ready = 0;
    const auto time = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - begin);
    sendResults();
    Frame(kDone).add(uint32_t(reason_)).add(m_.cycle).add(m_.cycle - firstCycle_).add(uint64_t(time.count()))
        .add(completed_).add(starts_).add(differing_).add(distances_).add(shortest_).add(longest_).send();
    if (g_replay) {
        std::printf("end: reason %d, cycle %llu, %llu samples complete, %llu differ\n", int(reason_),
                    (unsigned long long)m_.cycle, (unsigned long long)completed_, (unsigned long long)differing_);
    }
    while (!ended_ && in_.next(false, m_.cycle)) ended_ = in_.type == kEnd;  // what was under way when it stopped
}

/** Keeps some predictions waiting when there are stalls. */
inline void Run::drivePredictionReady() {
    auto& top = *m_.top;
    if (top.pred_valid && !holding_) {
        holding_ = true;
        const uint64_t longest[] = {1, 4, set_.cyclesPerSample, 3 * set_.cyclesPerSample};
        hold_ = set_.stalls(predictions_) ? outPauses_.below(longest[outPauses_.below(4)]) : 0;
    }
    top.pred_ready = hold_ == 0;
    if (hold_ > 0) --hold_;
}

inline void Run::feed() {
    auto& top = *m_.top;
    drivePredictionReady();
    if (top.in_valid && !taken_) return;  // a word stays until it is taken
    top.in_valid = taken_ = false;
    if (word_ == kInputWords + extra_ && !nextPacket()) return;
    if (gap_ > 0) {
        --gap_;
        return;
    }
    const Sample& s = sample(fed_);
    for (int k = 0; k < kBlock; ++k) {
        const int j = word_ * kBlock + k;
        const uint64_t padding = set_.stalls(fed_) ? pauses_.below(uint64_t(1) << kVectorBits) : 0;
        put(top.in_data, k * kVectorBits, kVectorBits, j < kInputs ? uint64_t(int64_t(s.input[std::size_t(j)])) : padding);
    }
    top.in_valid = 1;
    top.in_last = word_ == kInputWords - 1 + extra_;
    top.in_label = decltype(+top.in_label)(s.label);
}

/** Begins the packet of the next sample, waiting for its frame if need be; false when there is none. */
inline bool Run::nextPacket() {
    if (fed_ == received_ && !ended_) readSamples();
    if (fed_ == received_) return false;
    word_ = 0;
    gap_ = gapMax_ = extra_ = 0;
    if (set_.stalls(fed_)) {
        if (pauses_.below(8) == 0) extra_ = int(pauses_.below(2 * kInputWords + 16));
        switch (pauses_.below(4)) {
            case 1: gapMax_ = 1; break;
            case 2: gapMax_ = 4; break;
            case 3: gap_ = pauses_.below(2 * set_.cyclesPerSample + 20); break;
            default: break;
        }
    }
    return true;
}

inline void Run::readSamples() {
    if (!in_.next(true, m_.cycle) || (in_.type != kSamples && in_.type != kEnd)) {
        throw std::runtime_error("the run was not ended");
    }
    ended_ = in_.type == kEnd;
    for (uint32_t n = ended_ ? 0 : in_.get<uint32_t>(); n > 0; --n) {
        Sample& s = flight_.emplace_back();
        s.label = in_.get<uint32_t>();
        s.prediction = in_.get<uint32_t>();
        s.hash = in_.get<uint64_t>();
        for (int i = 0; i < kClasses; ++i) s.logits.push_back(in_.get<int32_t>());
        for (int i = 0; i < kInputs; ++i) s.input.push_back(in_.get<int32_t>());
        ++received_;
    }
}

/**
 * The input takes a word unless two packets wait or a result is written in this cycle. A packet counts from its last word to the end of its sample, and how soon before that it is given
 * back depends on the program: in between, both are right.
 */
inline bool Run::readyIsRight() const {
    const uint64_t least = fed_ - starts_, most = least + (starts_ > 0);
    const bool changing = starts_ > 0 && m_.cycle < lastStart_ + kGiveBack;
    if (dut::resultValid(*m_.top->rootp)) return !m_.top->in_ready;
    return m_.top->in_ready ? least < kPackets : changing || most >= kPackets;
}

inline void Run::observe() {
    const auto& top = *m_.top;
    const auto& root = *top.rootp;
    if (!readyIsRight() || (starts_ > finals_ && !top.busy)) return stop(kNotReady);
    if (top.read_valid) return stop(kStrayStart);  // nobody has asked for it
    if (top.in_valid && top.in_ready) {
        taken_ = true;
        if (++word_ == kInputWords + extra_) word_ = kInputWords, extra_ = 0, ++fed_;
        gap_ = pauses_.below(gapMax_ + 1);
    }
    if (top.sample_start) onStart();
    if (dut::resultValid(root)) writes_[0].push_back({m_.cycle, uint32_t(dut::resultAddress(root)), dut::resultWord(root)});
    if (dut::logitValid(root)) onLogits();
    if (m_.cycle == nextFinal_) onFinal();
    if (top.pred_valid && top.pred_ready) onPrediction();
}

inline void Run::onStart() {
    if (starts_ >= fed_) return stop(kStrayStart);
    if (starts_ > 0 && set_.steady(starts_ - 1)) {
        ++distances_;
        shortest_ = std::min(shortest_, m_.cycle - lastStart_);
        longest_ = std::max(longest_, m_.cycle - lastStart_);
    }
    lastStart_ = lastProgress_ = m_.cycle;
    sample(starts_).start = m_.cycle;
    finalCycles_.push_back(m_.cycle + set_.finalOffset);
    nextFinal_ = finalCycles_.front();
    std::swap(writes_[0], writes_[1]);
    writes_[0].clear();
    if (starts_ == waves_.from && waves_.from <= waves_.to) m_.startWaves(waves_.path);
    m_.started = ++starts_;
}

inline void Run::onLogits() {
    if (starts_ == 0) return stop(kStrayStart);
    if (starts_ <= completed_) return;  // more words than there can be: the next hash or sample will tell
    // A sample that is only predicted may have its logits after the next one has started.
    logits_ = std::max(logits_, completed_);
    while (logits_ + 1 < starts_ && sample(logits_).logitWords >= uint32_t(kLogitWords)) ++logits_;
    Sample& s = sample(logits_);
    ++s.logitWords;
    for (int k = 0; k < kBlock && s.rtlLogits.size() < kClasses; ++k) {
        s.rtlLogits.push_back(element<kVectorBits>(dut::logitWord(*m_.top->rootp), k));
    }
}

inline void Run::onPrediction() {
    const auto& top = *m_.top;
    holding_ = false;
    if (predictions_ >= starts_) return stop(kStrayStart);
    Sample& s = sample(predictions_);
    s.predicted = true;
    s.rtlPrediction = top.pred_class;
    s.rtlLabel = top.pred_label;
    if (s.rtlPrediction != s.prediction) s.flags |= kPredictionDiffers;
    if (s.rtlLabel != s.label) s.flags |= kLabelDiffers;
    if (s.final && s.flags & (kPredictionDiffers | kLabelDiffers)) mismatch(predictions_, s);
    lastProgress_ = m_.cycle;
    ++predictions_;
    complete();
}

/** All weights and random states of a sample are final in this cycle, and none of the next one has changed. */
inline void Run::onFinal() {
    finalCycles_.pop_front();
    nextFinal_ = finalCycles_.empty() ? ~uint64_t(0) : finalCycles_.front();
    Sample& s = sample(finals_);
    s.final = true;
    if (m_.hash() != s.hash) s.flags |= kHashDiffers;
    if (s.rtlLogits != s.logits || s.logitWords != kLogitWords) s.flags |= kLogitsDiffer;
    if (s.flags) mismatch(finals_, s);
    if (waves_.has(finals_)) {
        m_.stopWaves();
        if (g_replay) stop(kStopped);
    }
    lastProgress_ = m_.cycle;
    ++finals_;
    complete();
}

/** Takes finished samples out of the queue, in order. */
inline void Run::complete() {
    while (!flight_.empty() && flight_.front().final && flight_.front().predicted) {
        const Sample& s = flight_.front();
        results_.emplace_back(s.start, s.flags);
            flight_.pop_front();
        ++completed_;
    }
    if (results_.size() >= 4096) sendResults();
}

/** The first difference is reported with everything that helps to find its place; later ones are only counted. */
inline void Run::mismatch(uint64_t index, Sample& s) {
    if (!set_.keepGoing) stop(kStopped);
    if (!s.counted) ++differing_;
    s.counted = true;
    if (g_replay) {
        std::printf("sample %llu differs at cycle %llu:%s%s%s%s\n", (unsigned long long)index,
                    (unsigned long long)m_.cycle, s.flags & kHashDiffers ? " state" : "",
                    s.flags & kLogitsDiffer ? " logits" : "", s.flags & kPredictionDiffers ? " prediction" : "",
                    s.flags & kLabelDiffers ? " label" : "");
    }
    if (reported_) return;
    reported_ = true;
    Frame frame(kMismatch);
    frame.add(uint32_t(index)).add(s.flags).add(m_.cycle).add(uint32_t(s.predicted)).add(s.rtlPrediction).add(s.rtlLabel);
    frame.add(s.logitWords);
    for (std::size_t i = 0; i < kClasses; ++i) frame.add(i < s.rtlLogits.size() ? s.rtlLogits[i] : 0);
    for (int age = 1; age >= 0; --age) {
        frame.add(uint32_t(starts_ - 1 - uint64_t(age))).add(uint32_t(writes_[age].size()));
        for (const Write& w : writes_[age]) {
            frame.add(w.cycle).add(w.address);
            for (int k = 0; k < kBlock; ++k) frame.add(element<kVectorBits>(w.word, k));
        }
    }
    m_.appendState(frame);
    frame.send();
}

inline void Run::checkLimits() {
    if (m_.cycle - lastProgress_ > set_.hangLimit) stop(kHang);
    if (m_.cycle - firstCycle_ > set_.cycleLimit) stop(kTooLong);
    if (m_.finishCalled()) stop(kFinishCalled);
    if (m_.cycle % 4096 == 0 && Clock::now() - lastFrame_ > std::chrono::milliseconds(200)) sendResults();
}

/** Also the sign of life of a long sample: sent at least several times a second. */
inline void Run::sendResults() {
    Frame frame(kResults);
    frame.add(m_.cycle).add(completed_ - results_.size()).add(uint32_t(results_.size()));
    for (const auto& [start, flags] : results_) frame.add(start).add(flags);
    frame.send();
    results_.clear();
    lastFrame_ = Clock::now();
}

}  // namespace harness
