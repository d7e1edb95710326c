#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Install the library, shared and static, and build a consumer through each way that others use it.
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

quiet() { "$@" >log 2>&1 || { cat log; exit 1; }; }
common=(-G Ninja -DCMAKE_BUILD_TYPE=Release)

for kind in shared static; do
    shared=$([ $kind = shared ] && echo ON || echo OFF)
    prefix=$work/$kind
    quiet cmake -S "$source" -B build-$kind "${common[@]}" -DBUILD_SHARED_LIBS=$shared -DMBORULES_TESTS=OFF \
        -DMBORULES_PROGRAMS=OFF -DMBORULES_EXAMPLES=OFF -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR="$prefix/absolute/lib"
    quiet cmake --build build-$kind
    quiet cmake --install build-$kind

    quiet cmake -S "$source/tests/install" -B find-$kind "${common[@]}" -DCMAKE_PREFIX_PATH="$prefix/absolute"
    quiet cmake --build find-$kind
    find-$kind/consumer
    echo "ok $kind: find_package of the installed tree"

    quiet cmake -S "$source/tests/install" -B tree-$kind "${common[@]}" -Dmborules_DIR="$work/build-$kind"
    quiet cmake --build tree-$kind
    tree-$kind/consumer
    echo "ok $kind: find_package of the build tree"

    quiet cmake -S "$source/tests/install" -B sub-$kind "${common[@]}" -DMBORULES_SOURCE="$source" \
        -DBUILD_SHARED_LIBS=$shared
    quiet cmake --build sub-$kind
    sub-$kind/consumer
    [ ! -d sub-$kind/mborules/tests ] || { echo "tests were built as a subproject"; exit 1; }
    echo "ok $kind: add_subdirectory"

    export PKG_CONFIG_PATH=$prefix/absolute/lib/pkgconfig
    flags=$([ $kind = static ] && echo --static || true)
    # shellcheck disable=SC2046,SC2086
    cc "$source/tests/install/consumer.c" -o pc-$kind $(pkg-config $flags --cflags --libs mborules)
    LD_LIBRARY_PATH=$prefix/absolute/lib ./pc-$kind
    echo "ok $kind: pkg-config $flags"
done

mkdir other
sed 's/mborules 0\.1/mborules 0.2/' "$source/tests/install/CMakeLists.txt" >other/CMakeLists.txt
cp "$source/tests/install/consumer.c" other/
if cmake -S other -B other/build "${common[@]}" -DCMAKE_PREFIX_PATH="$work/shared/absolute" >log 2>&1; then
    echo "a version that is not there was found"
    exit 1
fi
grep -q 'mborules-config.cmake, version: 0\.1' log || { cat log; echo "refused, but not for its version"; exit 1; }
echo "ok the version file refuses another minor version"

# Exactly the functions of the headers leave the shared library.
nm -D --defined-only shared/absolute/lib/libmborules.so |
    awk '$2 != "A" {sub(/@.*/, "", $3); print $3}' | sort >exported
grep -oE '^ +mbo_[a-z0-9_]+;' "$source/libmborules/mborules.map" | tr -d ' ;' | sort >listed
diff exported listed || { echo "exported symbols differ from libmborules/mborules.map"; exit 1; }
echo "ok exported symbols: $(wc -l <exported)"

DESTDIR=$work/dest cmake --install build-shared >/dev/null
[ -f "$work/dest$work/shared/include/mborules/mborules.h" ] || { echo "DESTDIR is not respected"; exit 1; }
echo "ok DESTDIR"
