/* SPDX-License-Identifier: MIT */
#include "kern/kern.h"

#include <libxml/parser.h>

const char *mbo_version(void)
{
    return MBO_VERSION;
}

int32_t mbo_version_number(void)
{
    return MBO_VERSION_NUMBER;
}

const char *mbo_version_libxml2(void)
{
    return xmlParserVersion;
}
