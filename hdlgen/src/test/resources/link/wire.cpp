// The serial line of a simulated board as a pipe: bytes from standard input go out on uart_rx, what comes
// on uart_tx goes to standard output. The clock runs until standard input ends.
#include <poll.h>
#include <unistd.h>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <memory>
#include "Vtrainer.h"
#include "verilated.h"

namespace {

constexpr int kPolled = 256;        // clocks between two looks at the input
constexpr int kPatience = 1 << 18;  // clocks without a byte after which the clock slows down

class Wire {
public:
    Wire(Vtrainer& top, int divisor) : top_(top), divisor_(divisor) {}

    void run() {
        for (long clock = 0; open_ || !out_.empty() || sending_ > 0; ++clock) {
            if (clock % kPolled == 0) look();
            top_.rst = clock < 4;
            if (clock >= 4) send();
            top_.clk = 0;
            top_.eval();
            receive();
            top_.clk = 1;
            top_.eval();
        }
    }

private:
    void look() {
        pollfd input{0, POLLIN, 0};
        quiet_ += kPolled;
        if (!open_ || poll(&input, 1, quiet_ > kPatience ? 1 : 0) <= 0) return;
        uint8_t bytes[512];
        const ssize_t n = read(0, bytes, sizeof bytes);
        if (n <= 0) open_ = false;
        for (ssize_t i = 0; i < n; ++i) out_.push_back(bytes[i]);
        quiet_ = 0;
    }
    /** The bit of this clock: start bit, eight data bits, stop bit. */
    void send() {
        if (sending_ == 0 && !out_.empty()) {
            frame_ = 0x200 | out_.front() << 1;
            out_.pop_front();
            sending_ = 10 * divisor_;
        }
        top_.uart_rx = sending_ == 0 || (frame_ >> ((10 * divisor_ - sending_) / divisor_) & 1);
        if (sending_ > 0) --sending_;
    }
    /** Reads every bit in its middle; a byte whose stop bit is low ends the simulation. */
    void receive() {
        if (reading_ < 0) {
            if (top_.uart_tx == 0 && !top_.rst) reading_ = 0;
            return;
        }
        ++reading_;
        if (reading_ % divisor_ != divisor_ / 2) return;
        const int bit = reading_ / divisor_;
        if (bit >= 1 && bit <= 8) in_ = uint8_t(in_ >> 1 | top_.uart_tx << 7);
        if (bit == 9) {
            if (!top_.uart_tx || write(1, &in_, 1) != 1) std::exit(1);
            reading_ = -1;
            quiet_ = 0;
        }
    }

    Vtrainer& top_;
    const int divisor_;
    std::deque<uint8_t> out_;
    int frame_ = 0;
    int sending_ = 0;   // clocks that are left of the byte
    int reading_ = -1;  // clocks since the start bit began
    uint8_t in_ = 0;
    long quiet_ = 0;
    bool open_ = true;
};

}  // namespace

int main(int argc, char** argv) {
    const std::unique_ptr<VerilatedContext> context{new VerilatedContext};
    context->commandArgs(argc, argv);
    context->randReset(2);  // no register starts at 0 by accident
    const std::unique_ptr<Vtrainer> top{new Vtrainer{context.get()}};
    top->uart_rx = 1;
    Wire(*top, std::atoi(argv[1])).run();
    return 0;
}
