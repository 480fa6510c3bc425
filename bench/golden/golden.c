/*
 * The training step of the golden model in plain C: DFA on 784-100-10, softmax cross-entropy, s3.13 weights, s7.9 vectors, eta = 2^-7, S = 4, NB = 1, as
 * docs/numerics.md says. Weights and vectors are int16; the matrix-vector product sums int16 products in int64, the update is an int16 rank-1 loop.
 *
 * golden nearest|stochastic linear|relu SAMPLES  ->  microseconds a sample, hash of all weights, saturations
 *
 * Written for the comparison of speed in bench/golden.sh, which also compares the hashes: both programs must do the same work.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { N0 = 784, N1 = 100, N2 = 10, WF = 13, XF = 9, EF = 15, K = 7, DF = 21, SH = DF + XF - WF, RB = 8, S = 4, P = 4, POOL = 256 };

static int16_t w1[N1][N0 + 1], w2[N2][N1 + 1], f1[N1][N2];
static int16_t pool[POOL][N0 + 1], x1[N1 + 1], e[N2], g1[N1], g2[N2];
static int label[POOL];
static uint32_t lfsr[P];
static long saturations;

static const uint64_t G = 0x9E3779B97F4A7C15u;

static uint64_t mix(uint64_t z) {
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static uint64_t next(uint64_t *s) { return mix(*s += G); }

static uint64_t derive(uint64_t seed, uint64_t purpose, uint64_t index) { return mix(mix(seed + purpose * G) + (index + 1) * G); }

static int16_t sat(int64_t v) {
    if (v > 32767) { saturations++; return 32767; }
    if (v < -32768) { saturations++; return -32768; }
    return (int16_t)v;
}

static int64_t rnd(int64_t v, int s) { return s > 0 ? (v + ((int64_t)1 << (s - 1))) >> s : v; }

/* sum of int16 products in int64; gcc makes vector code of it */
static int64_t dot(const int16_t *restrict a, const int16_t *restrict b, int n) {
    int64_t sum = 0;
    for (int j = 0; j < n; j++) sum += (int32_t)a[j] * b[j];
    return sum;
}

static void rank1_nearest(int16_t *restrict w, const int16_t *restrict x, int32_t g, int n) {
    for (int j = 0; j < n; j++) {
        int32_t v = w[j] + ((g * x[j] + (1 << (SH - 1))) >> SH);
        w[j] = v > 32767 ? 32767 : v < -32768 ? -32768 : v;
    }
}

static void rank1_stochastic(int16_t *restrict w, const int16_t *restrict x, const int32_t *restrict noise, int32_t g, int n) {
    for (int j = 0; j < n; j++) {
        int32_t v = w[j] + ((g * x[j] + noise[j]) >> SH);
        w[j] = v > 32767 ? 32767 : v < -32768 ? -32768 : v;
    }
}

/* Noise of one row; 8 steps of the LFSR at once, as all taps are high. */
static void noise_row(uint32_t *state, int32_t *restrict noise, int beats) {
    uint32_t s = *state;
    for (int t = 0; t < beats; t++) {
        for (int k = 0; k < S; k++) noise[t * S + k] = (int32_t)(2 * (s >> (k * RB) & 255) + 1) << (SH - RB - 1);
        s = s << 8 | ((s >> 24 ^ s >> 23 ^ s >> 22 ^ s >> 2) & 255);
    }
    *state = s;
}

static void update(int16_t *w, int rows, int stride, const int16_t *g, const int16_t *x, int stochastic) {
    static int32_t noise[N0 + S];
    int beats = (stride + S - 1) / S;
    for (int tile = 0; tile * P < rows; tile++) {
        for (int p = 0; p < P; p++) {
            int i = tile * P + p;
            if (stochastic) noise_row(&lfsr[p], noise, beats);
            if (i >= rows) continue;
            if (stochastic) rank1_stochastic(w + i * stride, x, noise, g[i], stride);
            else rank1_nearest(w + i * stride, x, g[i], stride);
        }
    }
}

static int32_t knot[65];

static void softmax_error(const int16_t *z, int t) {
    int32_t m = z[0];
    for (int i = 1; i < N2; i++) m = z[i] > m ? z[i] : m;
    int64_t p[N2], sum = 0;
    for (int i = 0; i < N2; i++) {
        int64_t u = rnd((int64_t)(m - z[i]) * 23637, XF - 4);
        int64_t whole = u >> 18;
        int j = (int)(u & 262143) >> 12, r = (int)u & 4095;
        int64_t v = knot[j] - rnd((int64_t)(knot[j] - knot[j + 1]) * r, 12);
        p[i] = whole < 22 ? rnd(v, (int)whole) : 0;
        sum += p[i];
    }
    int k = 63 - __builtin_clzll(sum) - 20;
    int64_t q = ((int64_t)1 << (38 + k)) / sum;
    if (q > 262143) q = 262143;
    for (int i = 0; i < N2; i++) {
        int64_t y = rnd(p[i] * q, 38 + k - EF);
        if (y > 32767) y = 32767;
        e[i] = (int16_t)(y - (i == t ? 32768 : 0));
    }
}

static void train(const int16_t *x0, int t, int stochastic, int relu) {
    int16_t z[N2];
    for (int i = 0; i < N1; i++) {
        int16_t v = sat(rnd(dot(w1[i], x0, N0 + 1), WF));
        x1[i] = relu && v < 0 ? 0 : v;
    }
    for (int i = 0; i < N2; i++) z[i] = sat(rnd(dot(w2[i], x1, N1 + 1), WF));
    softmax_error(z, t);
    for (int i = 0; i < N2; i++) g2[i] = sat(rnd(-e[i], EF + K - DF));
    for (int i = 0; i < N1; i++) {
        int16_t v = sat(rnd(-dot(f1[i], e, N2), WF + EF + K - DF));
        g1[i] = relu && x1[i] <= 0 ? 0 : v;
    }
    update(&w1[0][0], N1, N0 + 1, g1, x0, stochastic);
    update(&w2[0][0], N2, N1 + 1, g2, x1, stochastic);
}

static void weights(int16_t *w, int l, int rows, int n) {
    uint64_t s = derive(1, 1, l);
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < n; j++) w[i * (n + 1) + j] = (int16_t)floor((2 * ((double)(next(&s) >> 11) * 0x1p-53) - 1) / sqrt(n) * (1 << WF) + 0.5);
}

static void start(void) {
    weights(&w1[0][0], 1, N1, N0);
    weights(&w2[0][0], 2, N2, N1);
    uint64_t s = derive(1, 2, 1);
    for (int i = 0; i < N1; i++)
        for (int j = 0; j < N2; j++) f1[i][j] = next(&s) >> 63 ? 1 << (WF - 3) : -(1 << (WF - 3));
    for (int p = 0; p < P; p++) lfsr[p] = (uint32_t)derive(1, 3, p);
    for (int j = 0; j <= 64; j++) knot[j] = (int32_t)floor(1048576 * pow(2, -j / 64.0) + 0.5);
    s = derive(1, 6, 0);
    for (int i = 0; i < POOL; i++) {
        for (int j = 0; j < N0; j++) {
            uint64_t d = next(&s); /* a quarter of the inputs is not zero, as in images of digits */
            pool[i][j] = (d & 3) == 0 ? (int16_t)(d >> 32 & 511) : 0;
        }
        pool[i][N0] = 1 << XF;
        label[i] = (int)(next(&s) % N2);
    }
    x1[N1] = 1 << XF;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int stochastic = !strcmp(argv[1], "stochastic"), relu = !strcmp(argv[2], "relu");
    long samples = atol(argv[3]);
    struct timespec a, b;
    start();
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (long i = 0; i < samples; i++) train(pool[i % POOL], label[i % POOL], stochastic, relu);
    clock_gettime(CLOCK_MONOTONIC, &b);
    uint64_t hash = 0;
    for (int i = 0; i < N1; i++)
        for (int j = 0; j <= N0; j++) hash = mix(hash ^ (uint16_t)w1[i][j]);
    for (int i = 0; i < N2; i++)
        for (int j = 0; j <= N1; j++) hash = mix(hash ^ (uint16_t)w2[i][j]);
    printf("%.3f %016llx %ld\n", ((b.tv_sec - a.tv_sec) * 1e6 + (b.tv_nsec - a.tv_nsec) * 1e-3) / samples, (unsigned long long)hash, saturations);
    return 0;
}
