/* SPDX-License-Identifier: MIT */
/** @file mborules.h  The whole public API of libmborules. */
#ifndef MBORULES_MBORULES_H
#define MBORULES_MBORULES_H

#include <mborules/advies.h>
#include <mborules/batch.h>
#include <mborules/codes.h>
#include <mborules/kern.h>
#include <mborules/motivering.h>
#include <mborules/oordeel.h>
#include <mborules/regels.h>
#include <mborules/structuur.h>
#include <mborules/wijziging.h>
#include <mborules/zaak.h>

#endif
