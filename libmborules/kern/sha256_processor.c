/* SPDX-License-Identifier: MIT */
/*
 * SHA-256 by the instructions that x86-64 (SHA extensions) and 64-bit ARM (SHA2 of ARMv8) have for it, where the
 * compiler knows them. Only the functions here that say so are compiled for them, and they are called only after the
 * processor was asked: the rest of the library runs on any processor, and builds without them.
 */
#include "kern/sha256.h"

#if defined(__has_attribute) && defined(__has_include)
#if __has_attribute(target) && defined(__x86_64__)
#if __has_include(<immintrin.h>) && __has_include(<cpuid.h>)
#define X86
#endif
/* clang had the instructions in its header only for files that are compiled for them, until 16 */
#elif __has_attribute(target) && defined(__AARCH64EL__) && defined(__linux__) && \
    (defined(__ARM_FEATURE_SHA2) || (defined(__clang__) ? __clang_major__ >= 16 : __GNUC__ >= 8))
#if __has_include(<arm_neon.h>) && __has_include(<sys/auxv.h>)
#define ARM
#endif
#endif
#endif

#if defined(X86)
#include <cpuid.h>
#include <immintrin.h>

#define NAME "SHA extensions of x86-64"
#define BY_PROCESSOR __attribute__((target("sha,sse4.1")))

typedef __m128i quad; /* four words of 32 bits, the first the lowest */

/* The instructions want the eight words of the state as f, e, b, a and h, g, d, c. */
typedef struct state {
    quad feba, hgdc;
} state;

static bool can(void)
{
    unsigned a, b, c, d;
    if (__get_cpuid_max(0, NULL) < 7)
        return false;
    __cpuid(1, a, b, c, d);
    bool sse = c & bit_SSSE3 && c & bit_SSE4_1;
    __cpuid_count(7, 0, a, b, c, d);
    return sse && b & 1u << 29;
}

BY_PROCESSOR static inline quad words_of(const uint32_t *from)
{
    return _mm_loadu_si128((const void *)from);
}

BY_PROCESSOR static inline quad message_of(const uint8_t *data)
{
    const quad order = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    return _mm_shuffle_epi8(_mm_loadu_si128((const void *)data), order);
}

BY_PROCESSOR static inline state begin(const uint32_t h[8])
{
    quad badc = _mm_shuffle_epi32(words_of(h), 0xb1), hgfe = _mm_shuffle_epi32(words_of(h + 4), 0x1b);
    return (state){_mm_alignr_epi8(badc, hgfe, 8), _mm_blend_epi16(hgfe, badc, 0xf0)};
}

BY_PROCESSOR static inline void end(state t, uint32_t h[8])
{
    quad abef = _mm_shuffle_epi32(t.feba, 0x1b), ghcd = _mm_shuffle_epi32(t.hgdc, 0xb1);
    _mm_storeu_si128((void *)h, _mm_blend_epi16(abef, ghcd, 0xf0));
    _mm_storeu_si128((void *)(h + 4), _mm_alignr_epi8(ghcd, abef, 8));
}

BY_PROCESSOR static inline state sum(state t, state u)
{
    return (state){_mm_add_epi32(t.feba, u.feba), _mm_add_epi32(t.hgdc, u.hgdc)};
}

BY_PROCESSOR static inline state rounds(state t, quad message, quad k)
{
    quad w = _mm_add_epi32(message, k);
    quad two = _mm_sha256rnds2_epu32(t.hgdc, t.feba, w);
    return (state){_mm_sha256rnds2_epu32(t.feba, two, _mm_shuffle_epi32(w, 0x0e)), two};
}

BY_PROCESSOR static inline quad next(quad m0, quad m1, quad m2, quad m3)
{
    return _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(m0, m1), _mm_alignr_epi8(m3, m2, 4)), m3);
}
#elif defined(ARM)
#include <arm_neon.h>
#include <sys/auxv.h>

#define NAME "SHA2 instructions of ARMv8"
#if defined(__ARM_FEATURE_SHA2)
#define BY_PROCESSOR
#elif defined(__clang__)
#define BY_PROCESSOR __attribute__((target("+sha2")))
#else
#define BY_PROCESSOR __attribute__((target("+crypto"))) /* for gcc +sha2 alone is too little */
#endif

typedef uint32x4_t quad;

typedef struct state {
    quad abcd, efgh;
} state;

static bool can(void)
{
    enum { SHA2 = 1 << 6 }; /* HWCAP_SHA2 of Linux */
    return getauxval(AT_HWCAP) & SHA2;
}

BY_PROCESSOR static inline quad words_of(const uint32_t *from)
{
    return vld1q_u32(from);
}

BY_PROCESSOR static inline quad message_of(const uint8_t *data)
{
    return vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(data)));
}

BY_PROCESSOR static inline state begin(const uint32_t h[8])
{
    return (state){words_of(h), words_of(h + 4)};
}

BY_PROCESSOR static inline void end(state t, uint32_t h[8])
{
    vst1q_u32(h, t.abcd);
    vst1q_u32(h + 4, t.efgh);
}

BY_PROCESSOR static inline state sum(state t, state u)
{
    return (state){vaddq_u32(t.abcd, u.abcd), vaddq_u32(t.efgh, u.efgh)};
}

BY_PROCESSOR static inline state rounds(state t, quad message, quad k)
{
    quad w = vaddq_u32(message, k);
    return (state){vsha256hq_u32(t.abcd, t.efgh, w), vsha256h2q_u32(t.efgh, t.abcd, w)};
}

BY_PROCESSOR static inline quad next(quad m0, quad m1, quad m2, quad m3)
{
    return vsha256su1q_u32(vsha256su0q_u32(m0, m1), m2, m3);
}
#endif

#if defined(X86) || defined(ARM)
/* rounds() does four rounds; next() makes the four words of the message that come after these sixteen. */
BY_PROCESSOR static void add_blocks(uint32_t h[8], const uint8_t *data, size_t blocks)
{
    state t = begin(h);
    for (; blocks; blocks--, data += 64) {
        state before = t;
        quad m0 = message_of(data), m1 = message_of(data + 16), m2 = message_of(data + 32), m3 = message_of(data + 48);
        for (const uint32_t *k = mboi_sha256_k;; k += 16) {
            t = rounds(t, m0, words_of(k));
            t = rounds(t, m1, words_of(k + 4));
            t = rounds(t, m2, words_of(k + 8));
            t = rounds(t, m3, words_of(k + 12));
            if (k == mboi_sha256_k + 48)
                break;
            m0 = next(m0, m1, m2, m3);
            m1 = next(m1, m2, m3, m0);
            m2 = next(m2, m3, m0, m1);
            m3 = next(m3, m0, m1, m2);
        }
        t = sum(before, t);
    }
    end(t, h);
}

const mboi_sha256_way *mboi_sha256_processor(void)
{
    static const mboi_sha256_way way = {NAME, add_blocks};
    return can() ? &way : NULL;
}
#else
const mboi_sha256_way *mboi_sha256_processor(void)
{
    return NULL;
}
#endif
