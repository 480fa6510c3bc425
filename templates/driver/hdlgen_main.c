/* hdlgen_main.c: works an engine from a shell.
 *
 *   hdlgen_main PORT BAUD TIMEOUT_MS COMMAND...
 *
 * PORT - is standard input and output. Commands, in their order:
 *   reset                       all but the banks
 *   load=FOLDER                 banks from bank_0000.mem and so on
 *   train=FILE[:PREDICTIONS]    samples, one a line: raw inputs and the label between commas
 *   infer=FILE[:PREDICTIONS]
 *   read=FOLDER                 matrices to W1.csv and so on
 *   stats                       to standard error
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hdlgen_host.h"

#define SAMPLES_MAX 100000
#define HEX_DIGITS ((HDLGEN_S * HDLGEN_WW + 3) / 4)

static int32_t banks[HDLGEN_BANK_ELEMENTS];

static void check(int failed, const char *what) {
    if (failed) {
        fprintf(stderr, "%s: %s\n", what, hdlgen_error);
        exit(1);
    }
}

static FILE *open_file(const char *folder, const char *name, const char *mode) {
    char path[1024];
    snprintf(path, sizeof path, "%s%s%s", folder, *folder && *name ? "/" : "", name);
    FILE *file = fopen(path, mode);
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
}

/* Bits of a number in hexadecimal digits. */
static uint32_t bits(const char *digits, int lsb, int count) {
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        char c = digits[HEX_DIGITS - 1 - (lsb + i) / 4];
        uint32_t digit = (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        value |= (digit >> (lsb + i) % 4 & 1) << i;
    }
    return value;
}

static void load(struct hdlgen_link *link, const char *folder) {
    char line[HEX_DIGITS + 64], name[32];
    uint32_t sign = UINT32_C(1) << (HDLGEN_WW - 1);
    int32_t *to = banks;
    for (int lane = 0; lane < HDLGEN_LANES; lane++) {
        snprintf(name, sizeof name, "bank_%04d.mem", lane);
        FILE *file = open_file(folder, name, "r");
        for (int word = 0; word < HDLGEN_BANK_WORDS; word++) {
            if (!fgets(line, sizeof line, file) || strspn(line, "0123456789abcdef") != HEX_DIGITS) {
                fprintf(stderr, "%s: line %d\n", name, word + 1);
                exit(1);
            }
            for (int k = 0; k < HDLGEN_S; k++) {
                *to++ = (int32_t)(bits(line, k * HDLGEN_WW, HDLGEN_WW) ^ sign) - (int32_t)sign;
            }
        }
        fclose(file);
    }
    check(hdlgen_load_banks(link, banks), "load");
}

static void store(struct hdlgen_link *link, const char *folder) {
    check(hdlgen_read_banks(link, banks), "read");
    for (int m = 0; m < HDLGEN_MATRICES; m++) {
        const struct hdlgen_matrix *matrix = &hdlgen_matrices[m];
        char name[32];
        snprintf(name, sizeof name, "%s.csv", matrix->name);
        FILE *file = open_file(folder, name, "w");
        for (int i = 0; i < matrix->rows; i++) {
            for (int j = 0; j < matrix->columns; j++) {
                fprintf(file, j ? ",%ld" : "%ld", (long)banks[hdlgen_element(matrix, i, j)]);
            }
            fputc('\n', file);
        }
        fclose(file);
    }
}

static void run(struct hdlgen_link *link, char *files, int infer) {
    static int labels[SAMPLES_MAX], predictions[SAMPLES_MAX];
    char *target = strchr(files, ':');
    int32_t *inputs = NULL;
    int samples = 0, right = 0;
    long value;
    if (target) *target++ = 0;
    FILE *file = open_file(files, "", "r");
    for (int column = 0; samples < SAMPLES_MAX && fscanf(file, " %ld%*[,]", &value) == 1;) {
        if (column == 0) inputs = realloc(inputs, sizeof *inputs * HDLGEN_INPUT * (size_t)(samples + 1));
        if (!inputs) exit(1);
        if (column < HDLGEN_INPUT) {
            inputs[(size_t)samples * HDLGEN_INPUT + (size_t)column++] = (int32_t)value;
        } else {
            labels[samples++] = (int)value;
            column = 0;
        }
    }
    fclose(file);
    check(hdlgen_run(link, inputs, labels, samples, infer, predictions), "run");
    free(inputs);
    file = target ? open_file(target, "", "w") : NULL;
    for (int i = 0; i < samples; i++) {
        right += predictions[i] == labels[i];
        if (file) fprintf(file, "%d\n", predictions[i]);
    }
    if (file) fclose(file);
    fprintf(stderr, "%d of %d right\n", right, samples);
}

int main(int argc, char **argv) {
    static struct hdlgen_link link;
    if (argc < 5) {
        fprintf(stderr, "usage: hdlgen_main PORT BAUD TIMEOUT_MS COMMAND...\n");
        return 2;
    }
    int timeout = atoi(argv[3]);
    check(strcmp(argv[1], "-") == 0 ? hdlgen_attach(&link, 0, 1, timeout)
                                    : hdlgen_open(&link, argv[1], atoi(argv[2]), timeout),
          argv[1]);
    for (int i = 4; i < argc; i++) {
        char *value = strchr(argv[i], '=');
        if (value) *value++ = 0;
        if (strcmp(argv[i], "reset") == 0) {
            check(hdlgen_reset(&link), "reset");
        } else if (strcmp(argv[i], "stats") == 0) {
            struct hdlgen_statistics s;
            check(hdlgen_statistics(&link, &s), "stats");
            fprintf(stderr, "samples %lu, predictions %lu, correct %lu, cycles %llu\n", (unsigned long)s.samples,
                    (unsigned long)s.predictions, (unsigned long)s.correct, (unsigned long long)s.cycles);
        } else if (value && strcmp(argv[i], "load") == 0) {
            load(&link, value);
        } else if (value && (strcmp(argv[i], "train") == 0 || strcmp(argv[i], "infer") == 0)) {
            run(&link, value, argv[i][0] == 'i');
        } else if (value && strcmp(argv[i], "read") == 0) {
            store(&link, value);
        } else {
            fprintf(stderr, "no command %s\n", argv[i]);
            return 2;
        }
    }
    return 0;
}
