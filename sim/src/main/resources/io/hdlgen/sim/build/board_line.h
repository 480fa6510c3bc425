// board_line.h: the serial line at the pins of a board, bit by bit: one start bit, eight data bits, one stop bit.
#pragma once
#include "board_wire.h"

namespace harness {

/** Bytes to uart_rx. */
class Sender {
public:
    explicit Sender(int divisor) : divisor_(divisor) {}
    bool idle() const { return clock_ == 0; }
    void start(Cells byte) {
        byte_ = byte;
        clock_ = 10 * divisor_;
    }
    /** The level in this clock. */
    bool level() {
        if (idle()) return true;
        const int bit = (10 * divisor_ - clock_) / divisor_;
        --clock_;
        return byte_ >> bit & 1;
    }

private:
    const int divisor_;
    Cells byte_ = 0;
    int clock_ = 0;  // clocks that are left of the byte
};

/** Bytes from uart_tx, every bit read in its middle. */
class Receiver {
public:
    explicit Receiver(int divisor) : divisor_(divisor) {}
    /** The level in this clock; whether a byte is complete. */
    bool see(bool level) {
        if (clock_ < 0 && level) return false;
        ++clock_;
        if (clock_ % divisor_ != divisor_ / 2) return false;
        bits = Cells(bits >> 1 | level << 9);
        if (clock_ / divisor_ < 9) return false;
        clock_ = -1;
        return true;
    }
    Cells bits = 0;

private:
    const int divisor_;
    int clock_ = -1;  // clocks since the start bit began; negative between bytes
};

}  // namespace harness
