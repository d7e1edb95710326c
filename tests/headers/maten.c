/* SPDX-License-Identifier: MIT */
/*
 * The sizes of the public structs and the places of their fields, which programs that were compiled have in them. What
 * stands here is never changed; a struct that begins with `size` may get fields at its end, with a line each.
 */
#include <stddef.h>
#include <stdint.h>

#include <mborules/mborules.h>

#define MAAT(type, bytes) _Static_assert(sizeof(type) == (bytes), #type " keeps its size for ever")
#define GROEIT(type, bytes) _Static_assert(sizeof(type) >= (bytes), #type " only grows")
#define PLAATS(type, field, bytes) \
    _Static_assert(offsetof(type, field) == (bytes), #type "." #field " stays in its place")

MAAT(mbo_fout, 512);
PLAATS(mbo_fout, code, 0);
PLAATS(mbo_fout, reserved0, 4);
PLAATS(mbo_fout, line, 8);
PLAATS(mbo_fout, column, 16);
PLAATS(mbo_fout, message, 24);
PLAATS(mbo_fout, reserved, 496);

MAAT(mbo_feitset, 16);
PLAATS(mbo_feitset, bits, 0);

MAAT(mbo_waarde, 16);
PLAATS(mbo_waarde, feit, 0);
PLAATS(mbo_waarde, type, 4);
PLAATS(mbo_waarde, waarde, 8);

#if UINTPTR_MAX == UINT64_MAX /* those with pointers */

MAAT(mbo_allocator, 16);
PLAATS(mbo_allocator, ctx, 0);
PLAATS(mbo_allocator, resize, 8);

GROEIT(mbo_regels_options, 40);
PLAATS(mbo_regels_options, size, 0);
PLAATS(mbo_regels_options, allocator, 8);
PLAATS(mbo_regels_options, parameters_path, 16);
PLAATS(mbo_regels_options, parameters_data, 24);
PLAATS(mbo_regels_options, parameters_size, 32);

GROEIT(mbo_eigen_regel, 104);
PLAATS(mbo_eigen_regel, size, 0);
PLAATS(mbo_eigen_regel, vraag, 8);
PLAATS(mbo_eigen_regel, een_draad, 12);
PLAATS(mbo_eigen_regel, id, 16);
PLAATS(mbo_eigen_regel, versie, 24);
PLAATS(mbo_eigen_regel, nl, 32);
PLAATS(mbo_eigen_regel, en, 40);
PLAATS(mbo_eigen_regel, feiten, 48);
PLAATS(mbo_eigen_regel, functie, 56);
PLAATS(mbo_eigen_regel, native, 64);
PLAATS(mbo_eigen_regel, typen, 72);
PLAATS(mbo_eigen_regel, typen_count, 80);
PLAATS(mbo_eigen_regel, ctx, 88);
PLAATS(mbo_eigen_regel, ctx_free, 96);

GROEIT(mbo_structuur_options, 96);
PLAATS(mbo_structuur_options, size, 0);
PLAATS(mbo_structuur_options, allocator, 8);
PLAATS(mbo_structuur_options, progress, 16);
PLAATS(mbo_structuur_options, progress_ctx, 24);
PLAATS(mbo_structuur_options, max_bytes, 32);
PLAATS(mbo_structuur_options, max_text, 40);
PLAATS(mbo_structuur_options, max_tag, 48);
PLAATS(mbo_structuur_options, max_depth, 56);
PLAATS(mbo_structuur_options, max_names, 60);
PLAATS(mbo_structuur_options, chunk, 64);
PLAATS(mbo_structuur_options, vingerafdruk, 72);
PLAATS(mbo_structuur_options, max_attributes, 76);
PLAATS(mbo_structuur_options, max_memory, 80);
PLAATS(mbo_structuur_options, zonder_opmerkingen, 88);

GROEIT(mbo_filter, 48);
PLAATS(mbo_filter, size, 0);
PLAATS(mbo_filter, niveau, 8);
PLAATS(mbo_filter, soort, 12);
PLAATS(mbo_filter, leerweg, 16);
PLAATS(mbo_filter, instroom, 20);
PLAATS(mbo_filter, instroom_op, 24);
PLAATS(mbo_filter, domein_nr, 32);
PLAATS(mbo_filter, sectorkamer_nr, 40);

GROEIT(mbo_batch_options, 56);
PLAATS(mbo_batch_options, size, 0);
PLAATS(mbo_batch_options, allocator, 8);
PLAATS(mbo_batch_options, structuur, 16);
PLAATS(mbo_batch_options, options, 24);
PLAATS(mbo_batch_options, threads, 28);
PLAATS(mbo_batch_options, fouten, 32);
PLAATS(mbo_batch_options, reserved, 36);
PLAATS(mbo_batch_options, progress, 40);
PLAATS(mbo_batch_options, progress_ctx, 48);

MAAT(mbo_kolom, 24);
PLAATS(mbo_kolom, feit, 0);
PLAATS(mbo_kolom, type, 4);
PLAATS(mbo_kolom, waarden, 8);
PLAATS(mbo_kolom, geldig, 16);

MAAT(mbo_antwoordkolom, 80);
PLAATS(mbo_antwoordkolom, vraag, 0);
PLAATS(mbo_antwoordkolom, reserved, 4);
PLAATS(mbo_antwoordkolom, uitkomst, 8);
PLAATS(mbo_antwoordkolom, ontbrekend, 16);
PLAATS(mbo_antwoordkolom, soort, 24);
PLAATS(mbo_antwoordkolom, bedrag_stand, 32);
PLAATS(mbo_antwoordkolom, bedrag, 40);
PLAATS(mbo_antwoordkolom, bedrag_ontbrekend, 48);
PLAATS(mbo_antwoordkolom, vanaf_stand, 56);
PLAATS(mbo_antwoordkolom, vanaf, 64);
PLAATS(mbo_antwoordkolom, vanaf_ontbrekend, 72);

#endif
