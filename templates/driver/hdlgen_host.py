"""A host of the engine: trains it, predicts with it, reads and writes its weights, over a serial line.

    link = HostLink(open_port("/dev/ttyUSB1", 115200))
    link.load_banks(read_images("mem"))
    predictions = link.train(samples)          # [(inputs, label), ...], inputs as raw integers
    weights = link.read_weights()              # {"W1": [[...], ...], ...}, the last column holds the biases

or from a shell, see `main`. The protocol is in docs/host-link.md; its constants, and what is special to the design,
stand in hdlgen_design.py. Needs Python 3.6; ports are opened with pyserial, or without it where there is termios.
"""

import argparse
import os
import select
import struct
import sys
import time
import zlib

import hdlgen_design as design


class LinkError(Exception):
    """The engine does not answer, or not as it should."""


class Pipe:
    """Two file descriptors as a port."""

    def __init__(self, read_fd, write_fd):
        self.read_fd, self.write_fd = read_fd, write_fd

    def read(self, timeout):
        """Bytes that are there, or that come within the time; none after it."""
        if not select.select([self.read_fd], [], [], timeout)[0]:
            return b""
        more = os.read(self.read_fd, 4096)
        if not more:
            raise LinkError("the wire is cut")
        return more

    def write(self, data):
        while data:
            data = data[os.write(self.write_fd, data):]


class SerialPort:
    """A port of pyserial."""

    def __init__(self, name, baud):
        import serial

        self.port = serial.Serial(name, baud)

    def read(self, timeout):
        self.port.timeout = timeout
        first = self.port.read(1)
        return first + self.port.read(self.port.in_waiting)

    def write(self, data):
        self.port.write(data)
        self.port.flush()


class TerminalPort(Pipe):
    """A port of the operating system, at one of the rates that it has a name for."""

    def __init__(self, name, baud):
        import termios
        import tty

        port = os.open(name, os.O_RDWR | os.O_NOCTTY)
        super().__init__(port, port)
        tty.setraw(port)
        settings = termios.tcgetattr(port)
        settings[2] = settings[2] & ~termios.CSTOPB | termios.CREAD | termios.CLOCAL
        settings[4] = settings[5] = getattr(termios, "B%d" % baud)
        termios.tcsetattr(port, termios.TCSANOW, settings)


def open_port(name, baud):
    """A serial port by its name; "-" is standard input and output."""
    if name == "-":
        return Pipe(0, 1)
    try:
        return SerialPort(name, baud)
    except ImportError:
        return TerminalPort(name, baud)


class Session:
    """Commands that are executed once each, whatever the wire does. At most WINDOW frames are under way."""

    ATTEMPTS = 20
    PATIENCE = 30.0  # seconds that an engine may be busy

    def __init__(self, port, timeout):
        self.port, self.timeout = port, timeout
        self.sequence = 0
        self.window = []  # (sequence number, command, bytes)
        self.received = b""

    def hello(self):
        self.window = []
        while self.port.read(0.05):
            pass
        self.received = b""
        return self.call(design.HELLO)

    def post(self, command, payload=b""):
        """Sends a command that changes something; its answer is looked at later."""
        self._drain(design.WINDOW - 1)
        self.sequence = (self.sequence + 1) & 0xFF
        body = bytes([command, self.sequence, len(payload)]) + payload
        frame = bytes([design.REQUEST_SYNC]) + body + struct.pack("<I", zlib.crc32(body))
        self.window.append((self.sequence, command, frame))
        self.port.write(frame)

    def call(self, command, payload=b""):
        """Sends a command; the payload of its answer."""
        self.post(command, payload)
        return self._drain(0)

    def finish(self):
        """Waits until everything has been executed."""
        self._drain(0)

    def _drain(self, left):
        payload, silent, begun = b"", 0, time.monotonic()
        while len(self.window) > left:
            before = len(self.window)
            answer = self._next()
            last = answer is not None and answer[1] == self.window[-1][0]
            if answer is not None and answer[1] in [sequence for sequence, _, _ in self.window]:
                payload = answer[2]
                self._take(*answer)
            if len(self.window) < before:
                silent, begun = 0, time.monotonic()
            # Answers come in order: after the one to the last frame no other is to come.
            if self.window and (last or answer is None):
                silent = silent + 1 if answer is None else 0
                if silent > self.ATTEMPTS:
                    raise LinkError("the engine does not answer")
                if time.monotonic() - begun > self.PATIENCE:
                    raise LinkError("the engine stays busy")
                for _, _, frame in self.window:
                    self.port.write(frame)
        return payload

    def _take(self, status, sequence, payload):
        name = design.STATUS.get(status & 7)
        if name == "OK":
            while self.window.pop(0)[0] != sequence:
                pass  # executed before it; only the answer was lost
        elif name in ("BUSY", "SEQUENCE"):
            if payload[0] in [number for number, _, _ in self.window]:
                found = False
                while not found and self.window[0][1] in design.CHANGING:
                    found = self.window.pop(0)[0] == payload[0]
        else:
            raise LinkError("the engine refuses a frame: %s" % name)

    def _next(self):
        """The next answer: status, sequence number, payload. None if none comes in time."""
        end = time.monotonic() + self.timeout
        while True:
            answer = self._parse()
            if answer is not None:
                return answer
            more = self.port.read(max(0.0, end - time.monotonic()))
            if not more and time.monotonic() >= end:
                self.received = self.received[1:]  # the rest of this frame will not come
                return self._parse()
            self.received += more

    def _parse(self):
        while True:
            at = self.received.find(bytes([design.ANSWER_SYNC]))
            self.received = self.received[at:] if at >= 0 else b""
            if len(self.received) < 8 or len(self.received) < 8 + self.received[3]:
                return None
            end = 4 + self.received[3]
            body, crc = self.received[1:end], self.received[end:end + 4]
            if zlib.crc32(body) == struct.unpack("<I", crc)[0]:
                self.received = self.received[end + 4:]
                return body[0], body[1], body[3:]
            self.received = self.received[1:]


class HostLink:
    """The engine of this design at the other end of a port."""

    def __init__(self, port, timeout=0.5):
        self.session = Session(port, timeout)
        self.taken = 0  # predictions since the HELLO
        self.operation = [None] * design.OPERATION_WORDS
        self.identity = self.session.hello()
        if self._identity("VERSION") != design.VERSION or self._identity("DESIGN") != design.DESIGN:
            raise LinkError("the engine is another one")
        self.options = self.read("CONTROL") & ~(design.CONTROL["ENABLE"] | design.CONTROL["INFER"])
        self._stop()
        self.write("CONTROL", self.options | design.CONTROL["DISCARD"])
        self.session.hello()

    # ---- registers

    def read(self, register, count=1):
        """A register, or a list of that one and those after it."""
        payload = struct.pack("<HB", design.REGISTER[register], 4 * count)
        words = list(struct.unpack("<%dI" % count, self.session.call(design.READ, payload)))
        return words[0] if count == 1 else words

    def write(self, register, value):
        payload = struct.pack("<BI", design.REGISTER[register], value)
        self.session.post(design.WRITE, payload)

    def statistics(self):
        """Samples trained; with `control: [counters]` predictions made, correct ones, and busy clocks."""
        samples, predictions, correct, low, high = self.read("SAMPLES", 5)
        return {"samples": samples, "predictions": predictions, "correct": correct, "cycles": low | high << 32}

    def reset(self):
        """Resets all but the banks."""
        self.write("CONTROL", self.options | design.CONTROL["RESET"])
        self.session.finish()

    # ---- samples

    def train(self, samples):
        """Learns (inputs, label) in their order; what was predicted for each before it was learnt."""
        return self._run(samples, 0)

    def infer(self, samples):
        """Predicts and learns nothing; for engines with `control: [inference]`."""
        return self._run(samples, design.CONTROL["INFER"])

    def _run(self, samples, mode):
        self.write("CONTROL", self.options | mode | design.CONTROL["ENABLE"])
        most = (1 << self._identity("RING_BITS")) // 2
        predictions = []
        for sent, (inputs, label) in enumerate(samples, 1):
            self._packet(inputs, label)
            if sent - len(predictions) > most:
                predictions += self._predictions()
        end = time.monotonic() + Session.PATIENCE
        while len(predictions) < len(samples):
            predictions += self._predictions()
            if time.monotonic() > end:
                raise LinkError("%d predictions for %d samples" % (len(predictions), len(samples)))
        self._stop()
        return predictions

    def _predictions(self):
        number = self.taken & ((2 << self._identity("RING_BITS")) - 1)
        answer = self.session.call(design.PREDICTIONS, struct.pack("<H", number))
        size = self._identity("PREDICTION_BYTES")
        classes = [int.from_bytes(answer[at:at + size // 2], "little") for at in range(0, len(answer), size)]
        self.taken += len(classes)
        return classes

    def _stop(self):
        self.write("CONTROL", self.options)
        end = time.monotonic() + Session.PATIENCE
        while self.read("STATUS") & 1:
            if time.monotonic() > end:
                raise LinkError("the engine stays busy")

    # ---- weights

    def load_banks(self, banks):
        """Writes all banks; banks[lane][word] is a list of S weights."""
        for lane, words in enumerate(banks):
            select_words = [[int(lane == g * design.S + s) for s in range(design.S)] for g in range(design.NB)]
            for base in range(0, design.BANK_WORDS, design.LOAD_WORDS_MAX):
                part = words[base:base + design.LOAD_WORDS_MAX]
                self._packet([x for word in select_words + part for x in word], 0)
                self._operate([self._start("load", address=base, words=len(part))])
        self.session.finish()

    def read_banks(self):
        """All banks, as load_banks takes them."""
        banks = [[[0] * design.S for _ in range(design.BANK_WORDS)] for _ in range(design.S * design.NB)]
        reads = [(word, column) for word in range(design.BANK_WORDS) for column in range(design.S)]
        for group in self._groups(reads):
            read = self._read(group)
            for i, (word, column) in enumerate(group):
                for lane in range(design.S * design.NB):
                    banks[lane][word][column] = read[i * design.S * design.NB + lane]
        return banks

    def read_weights(self):
        """The matrices in the banks, by name."""
        return matrices(self.read_banks())

    def load_weights(self, weights):
        """Writes all matrices."""
        self.load_banks(images(weights))

    def _groups(self, reads):
        """As many as one OPERATE frame and the kept results hold; one where each takes a packet."""
        size = 1
        if "glance" in design.OPERATIONS:
            kept = (1 << self._identity("RESULT_BITS")) // (design.NB * design.WORD_BYTES)
            size = max(1, min(kept, design.PAYLOAD_MAX // (5 * (design.OPERATION_WORDS + 1))))
        return [reads[at:at + size] for at in range(0, len(reads), size)]

    def _read(self, group):
        writes = []
        for word, column in group:
            if "glance" in design.OPERATIONS:
                writes.append(self._start("glance", address=word, column=column))
            else:
                self._packet([int(k == column) for k in range(design.S)], 0)
                writes.append(self._start("read", address=word, words=1))
        self._operate(writes)
        size = len(group) * design.NB * design.WORD_BYTES
        data = b""
        while len(data) < size:
            data += self.session.call(design.RESULTS, struct.pack("<HB", len(data), min(240, size - len(data))))
        elements = []
        for at in range(0, size, design.WORD_BYTES):
            bits = int.from_bytes(data[at:at + design.WORD_BYTES], "little")
            elements += [signed(bits >> k * design.XW, design.XW) for k in range(design.S)]
        return elements

    def _start(self, name, **values):
        """Writes that start a micro-operation: of its registers those that change."""
        word = design.OPERATIONS[name]
        for field, lsb, bias in design.FIELDS:
            if field in values:
                word |= values[field] + bias << lsb
        writes = b""
        for i in range(design.OPERATION_WORDS):
            value = word >> 32 * i & 0xFFFFFFFF
            if self.operation[i] != value:
                writes += struct.pack("<BI", design.REGISTER["OPERATION"] + i, value)
                self.operation[i] = value
        return writes + struct.pack("<BI", design.REGISTER["START"], 1)

    def _operate(self, writes):
        self.session.post(design.OPERATE, b"".join(writes))

    def _packet(self, elements, label):
        """Sends a packet of the input stream, in as many frames as it takes."""
        words = [elements[at:at + design.S] for at in range(0, len(elements), design.S)]
        most = (design.PAYLOAD_MAX - 2) // design.WORD_BYTES
        for at in range(0, len(words), most):
            last = design.STREAM_LAST if at + most >= len(words) else 0
            payload = struct.pack("<H", label | last)
            for word in words[at:at + most]:
                bits = sum((x & ((1 << design.XW) - 1)) << k * design.XW for k, x in enumerate(word))
                payload += bits.to_bytes(design.WORD_BYTES, "little")
            self.session.post(design.STREAM, payload)

    def _identity(self, field):
        offset, size = design.IDENTITY[field]
        return int.from_bytes(self.identity[offset:offset + size], "little")


# ---- banks, matrices and files


def signed(bits, width):
    """The low bits as a signed number."""
    bits &= (1 << width) - 1
    return bits - (1 << width) if bits >> (width - 1) else bits


def images(weights):
    """Banks that hold matrices; a transposed copy T that is not given is made of its W."""
    lanes = design.S * design.NB
    banks = [[[0] * design.S for _ in range(design.BANK_WORDS)] for _ in range(lanes)]
    for name, base, rows, columns, words in design.MATRICES:
        data = weights.get(name)
        if data is None and name[0] == "T":
            data = [list(row) for row in list(zip(*weights["W" + name[1:]]))[:-1]]
        for i in range(rows):
            for j in range(columns):
                banks[i % lanes][base + i // lanes * words + j // design.S][j % design.S] = data[i][j]
    return banks


def matrices(banks):
    """The matrices that stand in banks, by name."""
    lanes = design.S * design.NB
    return {
        name: [
            [banks[i % lanes][base + i // lanes * words + j // design.S][j % design.S] for j in range(columns)]
            for i in range(rows)
        ]
        for name, base, rows, columns, words in design.MATRICES
    }


def read_images(folder):
    """The initial banks of a generated folder: mem/bank_0000.mem and so on."""
    banks = []
    for lane in range(design.S * design.NB):
        with open(os.path.join(folder, "bank_%04d.mem" % lane)) as file:
            words = [int(line, 16) for line in file]
        banks.append([[signed(word >> k * design.WW, design.WW) for k in range(design.S)] for word in words])
    return banks


def read_rows(path):
    """Rows of integers between commas."""
    with open(path) as file:
        return [[int(x) for x in line.split(",")] for line in file if line.strip()]


def write_rows(path, rows):
    with open(path, "w") as file:
        file.writelines(",".join(map(str, row)) + "\n" for row in rows)


def read_weights(folder):
    """Matrices of a folder, one file each: W1.csv and so on."""
    paths = {name: os.path.join(folder, name + ".csv") for name, _, _, _, _ in design.MATRICES}
    return {name: read_rows(path) for name, path in paths.items() if os.path.exists(path)}


def read_samples(path):
    """Samples, one a line: the inputs as raw integers, then the label."""
    return [(row[:-1], row[-1]) for row in read_rows(path)]


def main():
    parser = argparse.ArgumentParser(description="Works an engine over a serial line.")
    parser.add_argument("port", help="serial port; - for standard input and output")
    parser.add_argument("--baud", type=int, default=115200)
    parser.add_argument("--timeout", type=float, default=0.5, help="seconds from a frame to its answer")
    parser.add_argument(
        "commands",
        nargs="+",
        metavar="COMMAND",
        help="reset; load=MEM_FOLDER; write=CSV_FOLDER; train=FILE[:PREDICTIONS]; infer=FILE[:PREDICTIONS]; "
        "read=CSV_FOLDER; stats",
    )
    arguments = parser.parse_args()
    link = HostLink(open_port(arguments.port, arguments.baud), arguments.timeout)
    for command in arguments.commands:
        name, _, value = command.partition("=")
        if name == "reset":
            link.reset()
        elif name == "load":
            link.load_banks(read_images(value))
        elif name == "write":
            link.load_weights(read_weights(value))
        elif name in ("train", "infer"):
            source, _, target = value.partition(":")
            samples = read_samples(source)
            predictions = link.train(samples) if name == "train" else link.infer(samples)
            if target:
                write_rows(target, [[p] for p in predictions])
            right = sum(p == label for p, (_, label) in zip(predictions, samples))
            print("%s: %d of %d right" % (name, right, len(samples)), file=sys.stderr)
        elif name == "read":
            for matrix, rows in link.read_weights().items():
                write_rows(os.path.join(value, matrix + ".csv"), rows)
        elif name == "stats":
            print(link.statistics(), file=sys.stderr)
        else:
            parser.error("no command " + name)


if __name__ == "__main__":
    main()
