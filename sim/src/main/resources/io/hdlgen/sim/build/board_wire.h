// board_wire.h: what happens to bytes between a host and a board. One fault at a time, some bytes after it was armed.
#pragma once
#include <cstdint>
#include <deque>

namespace harness {

enum class Fault : uint32_t {
    kFlip,     // one bit of the ten that a byte has on the line, start and stop bit included
    kLose,     // the byte does not come
    kRepeat,   // it comes twice
    kReorder,  // it comes after the byte that follows it, or late if none does
    kCut       // it is lost, with all that follow it until the wire rests, or kCutBytes
};

constexpr int kCutBytes = 300;

/** A byte as ten bits on the line, the first in bit 0: start bit, eight data bits, stop bit. */
using Cells = uint16_t;

inline Cells cells(uint8_t byte) { return Cells(0x200 | byte << 1); }

/** One direction of the wire. */
class Wire {
public:
    void arm(Fault fault, uint32_t after, uint32_t bit) {
        fault_ = fault;
        left_ = after;
        bit_ = bit % 10;
        armed_ = true;
        happened_ = false;
    }
    /** The wire is whole again; whether the fault came. */
    bool lift() {
        const bool happened = happened_;
        armed_ = happened_ = false;
        cut_ = 0;
        return happened;
    }
    void put(Cells byte) {
        if (cut_ > 0) {
            --cut_;
            return;
        }
        if (!late_.empty()) {
            arrived_.push_back(byte);
            rest();
        } else if (armed_ && left_-- == 0) {
            fail(byte);
        } else {
            arrived_.push_back(byte);
        }
    }
    /** No byte has come for a while. */
    void rest() {
        cut_ = 0;
        while (!late_.empty()) {
            arrived_.push_back(late_.front());
            late_.pop_front();
        }
    }
    bool empty() const { return arrived_.empty(); }
    Cells take() {
        const Cells byte = arrived_.front();
        arrived_.pop_front();
        return byte;
    }

private:
    void fail(Cells byte) {
        armed_ = false;
        happened_ = true;
        switch (fault_) {
            case Fault::kFlip: arrived_.push_back(Cells(byte ^ 1u << bit_)); break;
            case Fault::kLose: break;
            case Fault::kRepeat: arrived_.insert(arrived_.end(), 2, byte); break;
            case Fault::kReorder: late_.push_back(byte); break;
            case Fault::kCut: cut_ = kCutBytes; break;
        }
    }
    std::deque<Cells> arrived_, late_;
    Fault fault_ = Fault::kFlip;
    uint32_t left_ = 0, bit_ = 0;
    int cut_ = 0;  // bytes that are lost yet
    bool armed_ = false, happened_ = false;
};

}  // namespace harness
