// board.cpp: the top level of a board, its serial line behind a pseudo-terminal that any host program can open.
//
//   model DIVISOR RELEASED SEED
//
// DIVISOR clocks are a bit of the line; RELEASED is the level of the reset button that nobody presses, if there is one.
// Standard input and what was standard output carry the frames of docs/cosim.md: READY with clocks a second (u64)
// and the name of the terminal comes first, STATE answers a DUMP, FAULT arms a fault of the wire and LIFT ends it. The end of the input ends the
// simulation. The clock runs all the time, but slowly while nobody uses the line.
#include "board_line.h"
#include "harness_model.h"

#include <fcntl.h>
#include <termios.h>

#include <cstdlib>

namespace harness {

constexpr int kPolled = 256;           // clocks between two looks at terminal and commands
constexpr uint64_t kPatience = 1 << 20;  // clocks without a byte after which the clock is slow
constexpr int kSlow = 5;               // milliseconds of a look then
constexpr int kRest = 16;              // byte times without a byte after which the wire rests
constexpr int kHold = 1 << 14;         // clocks of the board's reset, with room; they are timed

/** A terminal that passes bytes as they are. */
class Terminal {
public:
    Terminal() : fd(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK)) {
        if (fd < 0 || grantpt(fd) < 0 || unlockpt(fd) < 0) throw std::runtime_error("no pseudo-terminal");
        name = ptsname(fd);
        // Held open, so that hosts may come and go.
        const int held = ::open(name.c_str(), O_RDWR | O_NOCTTY);
        termios settings;
        if (held < 0 || tcgetattr(held, &settings) < 0) throw std::runtime_error("cannot open " + name);
        cfmakeraw(&settings);
        tcsetattr(held, TCSANOW, &settings);
    }
    template <class Sink>
    bool read(Sink sink) {
        uint8_t bytes[512];
        const ssize_t n = ::read(fd, bytes, sizeof bytes);
        for (ssize_t i = 0; i < n; ++i) sink(bytes[i]);
        return n > 0;
    }
    /** What nobody takes is lost, as on a real line. */
    void write(uint8_t byte) {
        if (::write(fd, &byte, 1) != 1) ++lost;
    }
    const int fd;
    std::string name;
    uint64_t lost = 0;
};

class Board {
public:
    Board(int divisor, bool released, uint32_t seed)
        : model_(seed), divisor_(divisor), sender_(divisor), receiver_(divisor) {
        model_.top->uart_rx = 1;
        release(*model_.top, released, 0);
        const auto begin = Clock::now();
        for (int i = 0; i < kHold; ++i) clock();
        rate_ = kHold / std::chrono::duration<double>(Clock::now() - begin).count();
        while (!back_.empty()) back_.take();  // pins before the reset say nothing
    }
    void run() {
        Frame(kReady).add(kProtocol).add(model_.cycle).add(uint64_t(rate_)).text(terminal_.name).send();
        while (look()) {
            for (int i = 0; i < kPolled; ++i) clock();
        }
    }

private:
    template <class Top>
    static auto release(Top& top, bool level, int) -> decltype(top.rst, void()) {
        top.rst = level;
    }
    template <class Top>
    static void release(Top&, bool, long) {}

    void clock() {
        if (sender_.idle() && !there_.empty()) sender_.start(there_.take());
        model_.top->uart_rx = sender_.level();
        model_.settle();
        if (receiver_.see(model_.top->uart_tx)) {
            back_.put(receiver_.bits);
            backUsed_ = model_.cycle;
        }
        model_.edge();
    }
    /** Terminal and commands; false at the end of the input. */
    bool look() {
        pollfd seen[] = {{0, POLLIN, 0}, {terminal_.fd, POLLIN, 0}};
        const uint64_t quiet = model_.cycle - std::max(thereUsed_, backUsed_);
        if (::poll(seen, 2, quiet > kPatience ? kSlow : 0) < 0) return false;
        if (seen[0].revents != 0 && !execute()) return false;
        if (seen[1].revents != 0 && there_.empty()) {
            const bool came = terminal_.read([this](uint8_t byte) { there_.put(cells(byte)); });
            if (came) thereUsed_ = model_.cycle;
        }
        if (!there_.empty() || !sender_.idle()) thereUsed_ = model_.cycle;
        const uint64_t rest = uint64_t(kRest) * 10 * uint64_t(divisor_);
        if (model_.cycle - thereUsed_ > rest) there_.rest();
        if (model_.cycle - backUsed_ > rest) back_.rest();
        while (!back_.empty()) deliver(back_.take());
        return true;
    }
    /** A byte without start or stop bit is none. */
    void deliver(Cells byte) {
        if ((byte & 0x201) == 0x200) terminal_.write(uint8_t(byte >> 1));
    }
    bool execute() {
        if (!in_.next(false, 0) || in_.type == kQuit) return false;
        switch (in_.type) {
            case kDump: {
                Frame frame(kState);
                frame.add(model_.cycle);
                model_.appendState(frame);
                frame.send();
                break;
            }
            case kFault: {
                Wire& wire = in_.get<uint32_t>() == 0 ? there_ : back_;
                const Fault fault = Fault(in_.get<uint32_t>());
                const uint32_t after = in_.get<uint32_t>();
                wire.arm(fault, after, in_.get<uint32_t>());
                break;
            }
            case kLift: {
                const bool there = there_.lift(), back = back_.lift();
                Frame(kLifted).add(uint32_t(there || back)).send();
                break;
            }
            default: throw std::runtime_error("no command " + std::to_string(in_.type));
        }
        return true;
    }
    Terminal terminal_;
    Input in_;
    Model model_;
    const int divisor_;
    double rate_ = 0;  // clocks a second
    Wire there_, back_;  // to the board, from it
    Sender sender_;
    Receiver receiver_;
    uint64_t thereUsed_ = 0, backUsed_ = 0;  // clocks of the last bytes
};

}  // namespace harness

int main(int argc, char** argv) {
    using namespace harness;
    if (argc != 4) return 2;
    g_out = ::dup(1);
    ::dup2(2, 1);  // $display must not come between frames
    std::setvbuf(stdin, nullptr, _IONBF, 0);
    signal(SIGINT, SIG_IGN);  // Ctrl-C is for the parent, whose end closes the pipes
    try {
        Board(std::atoi(argv[1]), std::atoi(argv[2]) != 0, uint32_t(std::atol(argv[3]))).run();
    } catch (const std::exception& e) {
        Frame(kError).add(uint64_t(0)).add(uint64_t(0)).text(e.what()).send();
        return 3;
    }
    return 0;
}
