/* hdlgen_host.h: a host of the engine over a serial line; C99, POSIX.
 *
 * All functions return 0, or what they are asked for, when they succeed, and -1 when they do not: then
 * hdlgen_error says why. Numbers are raw integers. */
#ifndef HDLGEN_HOST_H
#define HDLGEN_HOST_H

#include <stdint.h>

#include "hdlgen_design.h"

/* A frame that has been sent and not answered. */
struct hdlgen_frame {
    int command, sequence, size;
    uint8_t bytes[HDLGEN_PAYLOAD_MAX + 8];
};

struct hdlgen_link {
    int read_fd, write_fd;
    int timeout_ms;               /* from a frame to its answer */
    int sequence;                 /* number of the last frame */
    int pending;                  /* frames without an answer */
    struct hdlgen_frame window[HDLGEN_WINDOW];
    uint8_t received[512];        /* bytes that are no answer yet */
    int count;                    /* of them */
    uint8_t payload[256];         /* of the last answer */
    int size;                     /* of it */
    uint32_t options;             /* CONTROL while the engine rests */
    uint32_t taken;               /* predictions since the HELLO */
    uint32_t operation[HDLGEN_OPERATION_WORDS];
    int operation_known;
};

struct hdlgen_statistics {
    uint32_t samples, predictions, correct;  /* the last two and cycles with `control: [counters]` */
    uint64_t cycles;
};

/* Why the last call failed. */
extern const char *hdlgen_error;

/* Opens a serial port, 8N1, and begins a session. */
int hdlgen_open(struct hdlgen_link *link, const char *port, int baud, int timeout_ms);
/* Begins a session over file descriptors: stops the engine, and forgets packets that wait. */
int hdlgen_attach(struct hdlgen_link *link, int read_fd, int write_fd, int timeout_ms);

int hdlgen_read_register(struct hdlgen_link *link, int first, int count, uint32_t *values);
int hdlgen_write_register(struct hdlgen_link *link, int address, uint32_t value);
/* Resets all but the banks. */
int hdlgen_reset(struct hdlgen_link *link);
int hdlgen_statistics(struct hdlgen_link *link, struct hdlgen_statistics *statistics);

/* Learns samples of HDLGEN_INPUT inputs each, or, with infer, predicts them; what was predicted. */
int hdlgen_run(struct hdlgen_link *link, const int32_t *inputs, const int *labels, int samples, int infer,
               int *predictions);

/* All banks, HDLGEN_BANK_ELEMENTS numbers; hdlgen_element says where one of a matrix is. */
int hdlgen_load_banks(struct hdlgen_link *link, const int32_t *banks);
int hdlgen_read_banks(struct hdlgen_link *link, int32_t *banks);
int hdlgen_element(const struct hdlgen_matrix *matrix, int row, int column);

#endif
