# SPDX-License-Identifier: MIT
# cmake -DNAME=... -DIN=... -DOUT=... -P embed.cmake
file(READ ${IN} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE ${OUT} "/* Made from ${NAME} by embed.cmake. */
#include <stddef.h>
extern const unsigned char mboi_data_${NAME}[];
extern const size_t mboi_data_${NAME}_size;
const unsigned char mboi_data_${NAME}[] = {
${bytes}0};
const size_t mboi_data_${NAME}_size = sizeof mboi_data_${NAME} - 1;
")
