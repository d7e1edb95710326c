/* SPDX-License-Identifier: MIT */
/*
 * From the bytes of an XML file to UTF-8: in front of the parser, which then has no encoding to find out, to convert or
 * to complain of. So what is said of an encoding is the same whatever the parser's version and the size of the pieces.
 */
#ifndef MBOI_DECODEREN_H
#define MBOI_DECODEREN_H

#include "kern/kern.h"

enum {
    MBOI_DECODER_HEAD = 1024, /* bytes that a byte-order mark and an XML declaration may take */
    MBOI_DECODER_OUT = 16 << 10
};

/* Takes what is decoded; anything but MBO_OK is the end, and what is decoded ends in it. */
typedef mbo_status mboi_decoded(void *ctx, const char *text, size_t size);

typedef struct mboi_decoder {
    mboi_decoded *take;
    void *ctx;
    mbo_fout *fout; /* filled without a place: it is that of the first byte that was not given to `take` */
    const struct mboi_codering *codering; /* NULL: not known yet */
    size_t head_size, rest_size, out_size;
    uint8_t head[MBOI_DECODER_HEAD];
    uint8_t rest[4];  /* of a character whose other bytes are still to come */
    bool return_seen; /* the last character was a carriage return: a line feed after it is of the same line end */
    char out[MBOI_DECODER_OUT];
} mboi_decoder;

void mboi_decoder_begin(mboi_decoder *decoder, mboi_decoded *take, void *ctx, mbo_fout *fout);

/* The next bytes of the file. MBO_ERROR_SYNTAX: an encoding that is not read or that is contradicted, or bytes that are
   not of it; all before them is given to `take` first. */
mbo_status mboi_decoder_add(mboi_decoder *decoder, const void *data, size_t size);

/* There are no more. */
mbo_status mboi_decoder_end(mboi_decoder *decoder);

#endif
