/* SPDX-License-Identifier: MIT */
/* SHA-256 as FIPS 180-4 has it. */
#include "kern/sha256.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

const uint32_t mboi_sha256_k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static void add_block(uint32_t to[8], const uint8_t *data)
{
    uint32_t w[64];
    uint32_t a = to[0], b = to[1], c = to[2], d = to[3], e = to[4], f = to[5], g = to[6], h = to[7];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)data[4 * i] << 24 | (uint32_t)data[4 * i + 1] << 16 | (uint32_t)data[4 * i + 2] << 8 |
               data[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    for (int i = 0; i < 64; i++) {
        uint32_t s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + mboi_sha256_k[i] + w[i];
        uint32_t s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1;
        d = c, c = b, b = a, a = t1 + t2;
    }
    to[0] += a, to[1] += b, to[2] += c, to[3] += d;
    to[4] += e, to[5] += f, to[6] += g, to[7] += h;
}

static void add_blocks(uint32_t h[8], const uint8_t *data, size_t blocks)
{
    for (; blocks; blocks--, data += 64)
        add_block(h, data);
}

const mboi_sha256_way mboi_sha256_portable = {"portable C", add_blocks};

/* Asked of the processor once; threads that come at once ask it each, and get the same. */
const mboi_sha256_way *mboi_sha256_best(void)
{
    static _Atomic(const mboi_sha256_way *) best;
    const mboi_sha256_way *way = atomic_load_explicit(&best, memory_order_relaxed);
    if (!way) {
        way = mboi_sha256_processor();
        way = way ? way : &mboi_sha256_portable;
        atomic_store_explicit(&best, way, memory_order_relaxed);
    }
    return way;
}

void mboi_sha256_begin(mboi_sha256 *s)
{
    static const uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memset(s, 0, sizeof *s);
    memcpy(s->h, h, sizeof h);
    s->way = mboi_sha256_best();
}

void mboi_sha256_add(mboi_sha256 *s, const void *data, size_t size)
{
    const uint8_t *from = data;
    while (size) {
        size_t used = s->length % sizeof s->block, n = size - size % sizeof s->block;
        if (!used && n) { /* whole blocks need no copy */
            s->way->add_blocks(s->h, from, n / sizeof s->block);
        } else {
            n = sizeof s->block - used;
            n = n < size ? n : size;
            memcpy(s->block + used, from, n);
            if (used + n == sizeof s->block)
                s->way->add_blocks(s->h, s->block, 1);
        }
        s->length += n;
        from += n;
        size -= n;
    }
}

void mboi_sha256_add_tekst(mboi_sha256 *sha, const char *tekst)
{
    mboi_sha256_add(sha, tekst, strlen(tekst) + 1);
}

void mboi_sha256_add_getal(mboi_sha256 *sha, int64_t getal)
{
    char cijfers[24];
    mboi_sha256_add(sha, cijfers, (size_t)snprintf(cijfers, sizeof cijfers, "%lld\n", (long long)getal));
}

void mboi_sha256_hex(mboi_sha256 *s, char out[MBOI_SHA256_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t end[72] = {0x80};
    uint64_t bits = s->length * 8;
    size_t pad = 64 - (s->length + 8) % 64; /* to the end of a block, with the length in its last 8 bytes */
    for (size_t i = 0; i < 8; i++)
        end[pad + i] = (uint8_t)(bits >> (56 - 8 * i));
    mboi_sha256_add(s, end, pad + 8);
    for (int i = 0; i < MBOI_SHA256_HEX; i++)
        out[i] = digits[s->h[i / 8] >> (28 - 4 * (i % 8)) & 15];
    out[MBOI_SHA256_HEX] = '\0';
}
