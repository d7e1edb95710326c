# SPDX-License-Identifier: MIT
# What building needs: warnings for our own code, data embedded as C.

function(mborules_strict target)
  set_target_properties(${target} PROPERTIES C_STANDARD 11 C_STANDARD_REQUIRED ON C_EXTENSIONS OFF)
  if(NOT MSVC)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
                           -Wmissing-prototypes -Wno-sign-conversion)
  endif()
endfunction()

# mborules_embed(<target> <name> <file>): the bytes of a file as `const unsigned char mboi_data_<name>[]` and its
# size as `const size_t mboi_data_<name>_size`, made at build time.
function(mborules_embed target name file)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/data/${name}.c)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DIN=${CMAKE_CURRENT_SOURCE_DIR}/${file} -DOUT=${out}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
    COMMENT "Embedding ${file}" VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()

# mborules_recht(<target> <name>...): the rule files recht/<name>.regels, and the list of them that the library reads.
function(mborules_recht target)
  set(externs)
  set(rows)
  foreach(name IN LISTS ARGN)
    mborules_embed(${target} regels_${name} recht/${name}.regels)
    string(APPEND externs "extern const unsigned char mboi_data_regels_${name}[];\n"
                          "extern const size_t mboi_data_regels_${name}_size;\n")
    string(APPEND rows "    {\"${name}.regels\", mboi_data_regels_${name}, &mboi_data_regels_${name}_size},\n")
  endforeach()
  set(out ${CMAKE_CURRENT_BINARY_DIR}/data/recht.c)
  file(CONFIGURE OUTPUT ${out} @ONLY CONTENT "/* Made by mborules_recht(). */
#include \"regeltaal/lezer.h\"

@externs@
const mboi_rechtbestand mboi_recht[] = {
@rows@    {NULL, NULL, NULL},
};
")
  target_sources(${target} PRIVATE ${out})
endfunction()

# Own rules that are native functions, called in their own types. Without it they are refused; those over an array stay.
option(MBORULES_FFI "Own rules in their own types, through libffi" ON)
set(MBORULES_FFI_TARGET)
if(MBORULES_FFI)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(FFI REQUIRED IMPORTED_TARGET GLOBAL libffi)
  set(MBORULES_FFI_TARGET PkgConfig::FFI)
  add_compile_definitions(MBO_FFI)
endif()

# Sanitizers for the whole tree, from the presets.
set(MBORULES_SANITIZE "" CACHE STRING "Sanitizers to build with, such as address,undefined")
if(MBORULES_SANITIZE)
  add_compile_options(-fsanitize=${MBORULES_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${MBORULES_SANITIZE})
endif()

# The fuzz target and the library for it, from the preset `fuzz`.
option(MBORULES_FUZZ "Build the fuzz target, with clang, and everything for it" OFF)
if(MBORULES_FUZZ)
  if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "MBORULES_FUZZ needs clang (CC=clang); this is ${CMAKE_C_COMPILER_ID}")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
