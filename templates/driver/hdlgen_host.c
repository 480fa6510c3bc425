/* hdlgen_host.c: see hdlgen_host.h; the protocol is in docs/host-link.md. */
#define _DEFAULT_SOURCE
#include "hdlgen_host.h"

#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define ATTEMPTS 20
#define PATIENCE_MS 30000
#define QUIET_MS 50
/* Results of one answer: whole words. */
#define ANSWER_BYTES (240 / HDLGEN_WORD_BYTES * HDLGEN_WORD_BYTES)

const char *hdlgen_error = "";

static int fail(const char *why) {
    hdlgen_error = why;
    return -1;
}

static long now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void put32(uint8_t *to, uint32_t value) {
    for (int i = 0; i < 4; i++) to[i] = (uint8_t)(value >> 8 * i);
}

static uint32_t get32(const uint8_t *from) {
    return from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 | (uint32_t)from[3] << 24;
}

static uint32_t crc32(const uint8_t *bytes, int count) {
    uint32_t crc = UINT32_C(0xffffffff);
    for (int i = 0; i < 8 * count; i++) {
        uint32_t feedback = (crc ^ (uint32_t)(bytes[i / 8] >> i % 8)) & 1;
        crc = crc >> 1 ^ (feedback ? UINT32_C(0xedb88320) : 0);
    }
    return ~crc;
}

/* ---- frames: every command is executed once, whatever the wire does */

static int send_frame(struct hdlgen_link *link, const struct hdlgen_frame *frame) {
    for (int done = 0; done < frame->size;) {
        ssize_t n = write(link->write_fd, frame->bytes + done, (size_t)(frame->size - done));
        if (n <= 0) return fail("the wire is cut");
        done += (int)n;
    }
    return 0;
}

/* Bytes that come within a time are appended to those received; how many. */
static int receive(struct hdlgen_link *link, long ms) {
    struct pollfd input = {link->read_fd, POLLIN, 0};
    if (poll(&input, 1, ms < 0 ? 0 : (int)ms) <= 0) return 0;
    ssize_t n = read(link->read_fd, link->received + link->count, sizeof link->received - (size_t)link->count);
    if (n <= 0) return fail("the wire is cut");
    link->count += (int)n;
    return (int)n;
}

static void forget(struct hdlgen_link *link, int bytes) {
    link->count -= bytes;
    memmove(link->received, link->received + bytes, (size_t)link->count);
}

/* Whether a whole answer begins the bytes received; what is none is passed over. */
static int find_answer(struct hdlgen_link *link) {
    for (;;) {
        int at = 0;
        while (at < link->count && link->received[at] != HDLGEN_ANSWER_SYNC) at++;
        forget(link, at);
        if (link->count < 8 || link->count < 8 + link->received[3]) return 0;
        int end = 4 + link->received[3];
        if (crc32(link->received + 1, end - 1) == get32(link->received + end)) return 1;
        forget(link, 1);
    }
}

/* 1 when an answer came in time: it stands at the begin of the bytes received. */
static int next_answer(struct hdlgen_link *link) {
    long end = now_ms() + link->timeout_ms;
    while (!find_answer(link)) {
        int n = receive(link, end - now_ms());
        if (n < 0) return -1;
        if (n == 0 && now_ms() >= end) {
            if (link->count > 0) forget(link, 1); /* the rest of this frame will not come */
            return find_answer(link);
        }
    }
    return 1;
}

static int changes(int command) {
    return command == HDLGEN_WRITE || command == HDLGEN_OPERATE || command == HDLGEN_STREAM;
}

static int pending_index(const struct hdlgen_link *link, int sequence) {
    for (int i = 0; i < link->pending; i++) {
        if (link->window[i].sequence == sequence) return i;
    }
    return -1;
}

static void drop_frames(struct hdlgen_link *link, int count) {
    link->pending -= count;
    memmove(link->window, link->window + count, sizeof link->window[0] * (size_t)link->pending);
}

/* Takes the answer that begins the bytes received to a frame that waits for it. */
static int take_answer(struct hdlgen_link *link, int index) {
    link->size = link->received[3];
    memcpy(link->payload, link->received + 4, (size_t)link->size);
    switch (link->received[1] & 7) {
        case HDLGEN_STATUS_OK:
            drop_frames(link, index + 1); /* those before it have been executed too */
            return 0;
        case HDLGEN_STATUS_BUSY:
        case HDLGEN_STATUS_SEQUENCE: {
            /* Up to this number all have been executed; one that asks for an answer stays until that comes. */
            int done = pending_index(link, link->payload[0]);
            int count = 0;
            while (count <= done && changes(link->window[count].command)) count++;
            drop_frames(link, count);
            return 0;
        }
        default:
            return fail("the engine refuses a frame");
    }
}

/* Waits until at most so many frames are without an answer. */
static int drain(struct hdlgen_link *link, int left) {
    int silent = 0;
    long begun = now_ms();
    while (link->pending > left) {
        int before = link->pending;
        int last = 0;
        int came = next_answer(link);
        if (came < 0) return -1;
        if (came) {
            int index = pending_index(link, link->received[2]);
            last = index == link->pending - 1;
            if (index >= 0 && take_answer(link, index) < 0) return -1;
            forget(link, 8 + link->received[3]);
        }
        if (link->pending < before) {
            silent = 0;
            begun = now_ms();
        }
        /* Answers come in order: after the one to the last frame no other is to come. */
        if (link->pending > 0 && (last || !came)) {
            silent = came ? 0 : silent + 1;
            if (silent > ATTEMPTS) return fail("the engine does not answer");
            if (now_ms() - begun > PATIENCE_MS) return fail("the engine stays busy");
            for (int i = 0; i < link->pending; i++) {
                if (send_frame(link, &link->window[i]) < 0) return -1;
            }
        }
    }
    return 0;
}

static int post(struct hdlgen_link *link, int command, const uint8_t *payload, int size) {
    if (drain(link, HDLGEN_WINDOW - 1) < 0) return -1;
    struct hdlgen_frame *frame = &link->window[link->pending++];
    link->sequence = (link->sequence + 1) & 0xff;
    frame->command = command;
    frame->sequence = link->sequence;
    frame->size = size + 8;
    frame->bytes[0] = HDLGEN_REQUEST_SYNC;
    frame->bytes[1] = (uint8_t)command;
    frame->bytes[2] = (uint8_t)link->sequence;
    frame->bytes[3] = (uint8_t)size;
    if (size > 0) memcpy(frame->bytes + 4, payload, (size_t)size);
    put32(frame->bytes + 4 + size, crc32(frame->bytes + 1, size + 3));
    return send_frame(link, frame);
}

/* The payload of the answer is in link->payload. */
static int call(struct hdlgen_link *link, int command, const uint8_t *payload, int size) {
    return post(link, command, payload, size) < 0 ? -1 : drain(link, 0);
}

static int hello(struct hdlgen_link *link) {
    int n;
    link->pending = 0;
    do {
        link->count = 0;
        n = receive(link, QUIET_MS);
    } while (n > 0);
    if (n < 0 || call(link, HDLGEN_HELLO, NULL, 0) < 0) return -1;
    if (link->size != HDLGEN_IDENTITY_BYTES || link->payload[HDLGEN_IDENTITY_VERSION] != HDLGEN_VERSION ||
        get32(link->payload + HDLGEN_IDENTITY_DESIGN) != HDLGEN_DESIGN) {
        return fail("the engine is another one");
    }
    link->taken = 0;
    return 0;
}

/* ---- registers */

int hdlgen_read_register(struct hdlgen_link *link, int first, int count, uint32_t *values) {
    uint8_t payload[3] = {(uint8_t)first, 0, (uint8_t)(4 * count)};
    if (call(link, HDLGEN_READ, payload, 3) < 0) return -1;
    for (int i = 0; i < count; i++) values[i] = get32(link->payload + 4 * i);
    return 0;
}

static int put_write(uint8_t *to, int address, uint32_t value) {
    to[0] = (uint8_t)address;
    put32(to + 1, value);
    return 5;
}

int hdlgen_write_register(struct hdlgen_link *link, int address, uint32_t value) {
    uint8_t payload[5];
    return post(link, HDLGEN_WRITE, payload, put_write(payload, address, value));
}

static int stop(struct hdlgen_link *link) {
    long begun = now_ms();
    uint32_t status;
    if (hdlgen_write_register(link, HDLGEN_REGISTER_CONTROL, link->options) < 0) return -1;
    do {
        if (hdlgen_read_register(link, HDLGEN_REGISTER_STATUS, 1, &status) < 0) return -1;
        if (now_ms() - begun > PATIENCE_MS) return fail("the engine stays busy");
    } while (status & 1);
    return 0;
}

int hdlgen_reset(struct hdlgen_link *link) {
    uint32_t control = link->options | HDLGEN_CONTROL_RESET;
    return hdlgen_write_register(link, HDLGEN_REGISTER_CONTROL, control) < 0 ? -1 : drain(link, 0);
}

int hdlgen_statistics(struct hdlgen_link *link, struct hdlgen_statistics *statistics) {
    uint32_t words[5];
    if (hdlgen_read_register(link, HDLGEN_REGISTER_SAMPLES, 5, words) < 0) return -1;
    statistics->samples = words[0];
    statistics->predictions = words[1];
    statistics->correct = words[2];
    statistics->cycles = words[3] | (uint64_t)words[4] << 32;
    return 0;
}

/* ---- sessions */

int hdlgen_attach(struct hdlgen_link *link, int read_fd, int write_fd, int timeout_ms) {
    memset(link, 0, sizeof *link);
    link->read_fd = read_fd;
    link->write_fd = write_fd;
    link->timeout_ms = timeout_ms;
    if (hello(link) < 0 || hdlgen_read_register(link, HDLGEN_REGISTER_CONTROL, 1, &link->options) < 0) return -1;
    link->options &= ~(HDLGEN_CONTROL_ENABLE | HDLGEN_CONTROL_INFER);
    if (stop(link) < 0) return -1;
    if (hdlgen_write_register(link, HDLGEN_REGISTER_CONTROL, link->options | HDLGEN_CONTROL_DISCARD) < 0) return -1;
    return drain(link, 0) < 0 ? -1 : hello(link);
}

static speed_t speed(int baud) {
    switch (baud) {
        case 9600: return B9600;
        case 57600: return B57600;
        case 115200: return B115200;
        case 230400: return B230400;
#ifdef B460800
        case 460800: return B460800;
        case 921600: return B921600;
        case 1000000: return B1000000;
        case 2000000: return B2000000;
        case 3000000: return B3000000;
#endif
        default: return B0;
    }
}

int hdlgen_open(struct hdlgen_link *link, const char *port, int baud, int timeout_ms) {
    struct termios t;
    int fd = open(port, O_RDWR | O_NOCTTY);
    if (fd < 0) return fail("cannot open the serial port");
    if (tcgetattr(fd, &t) < 0 || speed(baud) == B0) return fail("no serial port, or no such rate");
    cfmakeraw(&t);
    t.c_cflag = (t.c_cflag & ~(tcflag_t)(CSTOPB | PARENB)) | CS8 | CREAD | CLOCAL;
    cfsetispeed(&t, speed(baud));
    cfsetospeed(&t, speed(baud));
    if (tcsetattr(fd, TCSANOW, &t) < 0) return fail("cannot set up the serial port");
    return hdlgen_attach(link, fd, fd, timeout_ms);
}

/* ---- packets of the input stream */

static void put_word(const int32_t *elements, uint8_t *to) {
    memset(to, 0, HDLGEN_WORD_BYTES);
    for (int i = 0; i < HDLGEN_S * HDLGEN_XW; i++) {
        uint32_t bit = (uint32_t)elements[i / HDLGEN_XW] >> i % HDLGEN_XW & 1;
        to[i / 8] |= (uint8_t)(bit << i % 8);
    }
}

static int32_t get_element(const uint8_t *from, int k) {
    uint32_t element = 0;
    for (int i = 0; i < HDLGEN_XW; i++) {
        int bit = k * HDLGEN_XW + i;
        element |= (uint32_t)(from[bit / 8] >> bit % 8 & 1) << i;
    }
    uint32_t sign = UINT32_C(1) << (HDLGEN_XW - 1);
    return (int32_t)(element ^ sign) - (int32_t)sign;
}

/* Elements of a packet, one after the other: the frame goes when it is full or the packet ends. */
struct packet {
    struct hdlgen_link *link;
    int label, used, filled;
    int32_t word[HDLGEN_S];
    uint8_t payload[HDLGEN_PAYLOAD_MAX];
};

static void begin_packet(struct packet *p, struct hdlgen_link *link, int label) {
    memset(p, 0, sizeof *p);
    p->link = link;
    p->label = label;
    p->used = 2;
}

static int send_part(struct packet *p, int last) {
    int index = p->label | (last ? HDLGEN_STREAM_LAST : 0);
    p->payload[0] = (uint8_t)index;
    p->payload[1] = (uint8_t)(index >> 8);
    int sent = post(p->link, HDLGEN_STREAM, p->payload, p->used);
    p->used = 2;
    return sent;
}

static int add_element(struct packet *p, int32_t element) {
    /* A word that is whole stays until more comes: the last one must go with the last frame. */
    if (p->filled == HDLGEN_S) {
        put_word(p->word, p->payload + p->used);
        p->used += HDLGEN_WORD_BYTES;
        if (p->used + HDLGEN_WORD_BYTES > HDLGEN_PAYLOAD_MAX && send_part(p, 0) < 0) return -1;
        memset(p->word, 0, sizeof p->word);
        p->filled = 0;
    }
    p->word[p->filled++] = element;
    return 0;
}

static int end_packet(struct packet *p) {
    put_word(p->word, p->payload + p->used);
    p->used += HDLGEN_WORD_BYTES;
    return send_part(p, 1);
}

/* ---- samples */

static int take_predictions(struct hdlgen_link *link, int *predictions, int room) {
    uint32_t number = link->taken & (2 * HDLGEN_RING - 1);
    uint8_t payload[2] = {(uint8_t)number, (uint8_t)(number >> 8)};
    if (call(link, HDLGEN_PREDICTIONS, payload, 2) < 0) return -1;
    int count = link->size / HDLGEN_PREDICTION_BYTES;
    if (count > room) count = room;
    for (int i = 0; i < count; i++) {
        const uint8_t *from = link->payload + i * HDLGEN_PREDICTION_BYTES;
        predictions[i] = from[0] | (HDLGEN_PREDICTION_BYTES > 2 ? from[1] << 8 : 0);
    }
    link->taken += (uint32_t)count;
    return count;
}

int hdlgen_run(struct hdlgen_link *link, const int32_t *inputs, const int *labels, int samples, int infer,
               int *predictions) {
    uint32_t control = link->options | HDLGEN_CONTROL_ENABLE | (infer ? HDLGEN_CONTROL_INFER : 0);
    struct packet p;
    int got = 0;
    if (hdlgen_write_register(link, HDLGEN_REGISTER_CONTROL, control) < 0) return -1;
    long begun = now_ms();
    for (int sent = 0; got < samples;) {
        if (sent < samples && sent - got < HDLGEN_RING / 2) {
            begin_packet(&p, link, labels[sent]);
            for (int i = 0; i < HDLGEN_INPUT; i++) {
                if (add_element(&p, inputs[(ptrdiff_t)sent * HDLGEN_INPUT + i]) < 0) return -1;
            }
            if (end_packet(&p) < 0) return -1;
            sent++;
        } else {
            int more = take_predictions(link, predictions + got, samples - got);
            if (more < 0) return -1;
            if (more > 0) begun = now_ms();
            if (now_ms() - begun > PATIENCE_MS) return fail("a prediction does not come");
            got += more;
        }
    }
    return stop(link);
}

/* ---- banks */

int hdlgen_element(const struct hdlgen_matrix *matrix, int row, int column) {
    int word = matrix->base + row / HDLGEN_LANES * matrix->words + column / HDLGEN_S;
    return (row % HDLGEN_LANES * HDLGEN_BANK_WORDS + word) * HDLGEN_S + column % HDLGEN_S;
}

/* Writes that start a micro-operation: of its registers those that change. */
static int put_start(struct hdlgen_link *link, uint8_t *to, const uint32_t *operation, const int *values) {
    uint32_t words[HDLGEN_OPERATION_WORDS];
    int used = 0;
    memcpy(words, operation, sizeof words);
    for (int i = 0; i < HDLGEN_FIELDS; i++) {
        const struct hdlgen_field *field = &hdlgen_fields[i];
        if (values[field->value] < 0) continue;
        uint64_t bits = (uint64_t)(values[field->value] + field->bias) << field->lsb % 32;
        words[field->lsb / 32] |= (uint32_t)bits;
        if (bits >> 32) words[field->lsb / 32 + 1] |= (uint32_t)(bits >> 32);
    }
    for (int i = 0; i < HDLGEN_OPERATION_WORDS; i++) {
        if (!link->operation_known || link->operation[i] != words[i]) {
            used += put_write(to + used, HDLGEN_REGISTER_OPERATION + i, words[i]);
        }
        link->operation[i] = words[i];
    }
    link->operation_known = 1;
    return used + put_write(to + used, HDLGEN_REGISTER_START, 1);
}

static int load_words(struct hdlgen_link *link, const int32_t *banks, int lane, int word, int count) {
    uint8_t payload[5 * (HDLGEN_OPERATION_WORDS + 1)];
    int values[HDLGEN_VALUES] = {word, count, -1};
    const int32_t *weights = banks + (ptrdiff_t)(lane * HDLGEN_BANK_WORDS + word) * HDLGEN_S;
    struct packet p;
    begin_packet(&p, link, 0);
    for (int i = 0; i < HDLGEN_LANES; i++) {
        if (add_element(&p, i == lane) < 0) return -1;
    }
    for (int i = 0; i < count * HDLGEN_S; i++) {
        if (add_element(&p, weights[i]) < 0) return -1;
    }
    if (end_packet(&p) < 0) return -1;
    return post(link, HDLGEN_OPERATE, payload, put_start(link, payload, hdlgen_load, values));
}

int hdlgen_load_banks(struct hdlgen_link *link, const int32_t *banks) {
    for (int lane = 0; lane < HDLGEN_LANES; lane++) {
        for (int word = 0; word < HDLGEN_BANK_WORDS; word += HDLGEN_LOAD_WORDS_MAX) {
            int rest = HDLGEN_BANK_WORDS - word;
            int count = rest < HDLGEN_LOAD_WORDS_MAX ? rest : HDLGEN_LOAD_WORDS_MAX;
            if (load_words(link, banks, lane, word, count) < 0) return -1;
        }
    }
    return drain(link, 0);
}

/* One column of a bank word in all lanes. */
static int read_column(struct hdlgen_link *link, int32_t *banks, int word, int column) {
    uint8_t payload[5 * (HDLGEN_OPERATION_WORDS + 1)];
#ifdef HDLGEN_READ_TAKES_A_PACKET
    int values[HDLGEN_VALUES] = {word, 1, -1};
    struct packet p;
    begin_packet(&p, link, 0);
    for (int k = 0; k < HDLGEN_S; k++) {
        if (add_element(&p, k == column) < 0) return -1;
    }
    if (end_packet(&p) < 0) return -1;
#else
    int values[HDLGEN_VALUES] = {word, -1, column};
#endif
    if (post(link, HDLGEN_OPERATE, payload, put_start(link, payload, HDLGEN_READ_OPERATION, values)) < 0) return -1;
    for (int lane = 0; lane < HDLGEN_LANES; lane++) {
        int at = lane / HDLGEN_S * HDLGEN_WORD_BYTES;
        int part = at % ANSWER_BYTES;
        if (part == 0 && lane % HDLGEN_S == 0) {
            int rest = HDLGEN_NB * HDLGEN_WORD_BYTES - at;
            int count = rest < ANSWER_BYTES ? rest : ANSWER_BYTES;
            uint8_t request[3] = {(uint8_t)at, (uint8_t)(at >> 8), (uint8_t)count};
            if (call(link, HDLGEN_RESULTS, request, 3) < 0) return -1;
            if (link->size != count) return fail("results are missing");
        }
        int32_t *to = banks + (ptrdiff_t)(lane * HDLGEN_BANK_WORDS + word) * HDLGEN_S + column;
        *to = get_element(link->payload + part, lane % HDLGEN_S);
    }
    return 0;
}

int hdlgen_read_banks(struct hdlgen_link *link, int32_t *banks) {
    for (int word = 0; word < HDLGEN_BANK_WORDS; word++) {
        for (int column = 0; column < HDLGEN_S; column++) {
            if (read_column(link, banks, word, column) < 0) return -1;
        }
    }
    return 0;
}
