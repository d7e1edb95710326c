/* SPDX-License-Identifier: MIT */
/*
 * SHA-256 in each way that this machine has, so that the portable code is tested too where nobody runs it: against the
 * vectors of NIST, and against each other.
 */
#include "kern/sha256.h"
#include "tests.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, MOST = 4096, MILLION = 1000000 };

static const mboi_sha256_way *ways[2];
static int way_count;

/* In pieces of so many bytes; 0: of random ones, none among them. */
static void hash(const mboi_sha256_way *way, const uint8_t *data, size_t size, size_t piece,
                 char out[MBOI_SHA256_HEX + 1])
{
    mboi_sha256 sha;
    mboi_sha256_begin(&sha);
    sha.way = way;
    while (size) {
        size_t n = piece ? piece : (size_t)rand() % 200;
        n = n < size ? n : size;
        mboi_sha256_add(&sha, data, n);
        data += n;
        size -= n;
    }
    mboi_sha256_hex(&sha, out);
}

/* ---- the first question of threads that come at once ---- */

static void *ask(void *arg)
{
    const mboi_sha256_way **got = arg;
    *got = mboi_sha256_best();
    return NULL;
}

static void test_threads(void)
{
    pthread_t thread[THREADS];
    const mboi_sha256_way *got[THREADS];
    for (int i = 0; i < THREADS; i++)
        CU_ASSERT_EQUAL_FATAL(pthread_create(&thread[i], NULL, ask, &got[i]), 0);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], NULL);
        CU_ASSERT_PTR_EQUAL(got[i], ways[way_count - 1]);
    }
}

/* ---- the choice ---- */

/* Linux tells by the same names what the processor has. */
static void test_choice(void)
{
    char line[8192];
    FILE *info = fopen("/proc/cpuinfo", "r");
    const char *flags = NULL;
    while (info && !flags && fgets(line, sizeof line, info))
        if (strncmp(line, "flags\t", 6) == 0 || strncmp(line, "Features\t", 9) == 0)
            flags = line;
    if (info)
        fclose(info);
    if (!flags || !strchr(flags, '\n')) {
        printf("SKIPPED: the instructions of the processor: nothing tells which it has\n");
        return;
    }
    *strchr(flags, '\n') = ' ';
    bool has = strstr(flags, " sha_ni ") || strstr(flags, " sha2 ");
    if (way_count == 2)
        CU_ASSERT(has);
#if defined(__x86_64__) && defined(__GNUC__)
    CU_ASSERT_EQUAL(way_count == 2, has);
#endif
}

/* ---- vectors ---- */

/* FIPS 180-2 appendix B, and NIST's "additional SHA-2 test vectors". */
static void test_vectors(void)
{
    static const struct {
        const char *text; /* repeated until there are so many bytes */
        size_t period, size;
        const char *hex;
    } vectors[] = {
        {"", 1, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", 3, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, 56,
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
         "nopqrstu",
         112, 112, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
        {"a", 1, MILLION, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
        {"\xbd", 1, 1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"},
        {"\xc9\x8c\x8e\x55", 4, 4, "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"},
        {"\0", 1, 55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"},
        {"\0", 1, 56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"},
        {"\0", 1, 57, "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785"},
        {"\0", 1, 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"},
        {"\0", 1, 1000, "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"},
        {"A", 1, 1000, "c2e686823489ced2017f6059b8b239318b6364f6dcd835d0a519105a1eadd6e4"},
        {"U", 1, 1005, "f4d62ddec0f3dd90ea1380fa16a5ff8dc4c54b21740650f24afc4120903552b0"},
        {"\0", 1, MILLION, "d29751f2649b32ff572b5e0a9f541ea660a50f94ff0beedfb0b692b924cc8025"},
    };
    static const size_t pieces[] = {MILLION, 1, 3, 63, 64, 65, 0};
    static uint8_t data[MILLION];
    for (size_t v = 0; v < sizeof vectors / sizeof *vectors; v++) {
        for (size_t i = 0; i < vectors[v].size; i++)
            data[i] = (uint8_t)vectors[v].text[i % vectors[v].period];
        for (int w = 0; w < way_count; w++)
            for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
                char hex[MBOI_SHA256_HEX + 1];
                hash(ways[w], data, vectors[v].size, pieces[p], hex);
                CU_ASSERT_STRING_EQUAL(hex, vectors[v].hex);
            }
    }
}

/* ---- against each other ---- */

/* Random bytes of every length, from every place in 16 bytes, in random pieces. */
static void test_random(void)
{
    static uint8_t data[MOST + 16];
    srand(1);
    for (size_t i = 0; i < sizeof data; i++)
        data[i] = (uint8_t)rand();
    for (size_t size = 0; size <= MOST; size++) {
        const uint8_t *from = data + rand() % 16;
        char whole[MBOI_SHA256_HEX + 1], pieces[MBOI_SHA256_HEX + 1];
        hash(&mboi_sha256_portable, from, size, MOST, whole);
        for (int w = 0; w < way_count; w++) {
            hash(ways[w], from, size, 0, pieces);
            CU_ASSERT_STRING_EQUAL(pieces, whole);
        }
    }
}

static int begin(void)
{
    const mboi_sha256_way *processor = mboi_sha256_processor();
    ways[way_count++] = &mboi_sha256_portable;
    if (processor)
        ways[way_count++] = processor;
    else
        printf("SKIPPED: SHA-256 by instructions: the processor has none, or the compiler does not know them\n");
    return 0;
}

static CU_TestInfo tests[] = {{"threads", test_threads}, /* first: nothing was chosen yet */
                              {"choice", test_choice},
                              {"vectors", test_vectors},
                              {"random", test_random},
                              CU_TEST_INFO_NULL};
CU_SuiteInfo suites[] = {{"sha256", begin, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
