#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Install the library, shared and static, and build a consumer through each way that others use it; what README says
# of building is done as it stands there.
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export CMAKE_GENERATOR=Ninja # what the build packages of ./run bring
unset CMAKE_BUILD_TYPE CFLAGS LDFLAGS DESTDIR

quiet() { "$@" >log 2>&1 || { cat log; fail "$*"; }; }
fail() { echo "FAILED $*"; exit 1; }
alone=(-DMBORULES_TESTS=OFF -DMBORULES_PROGRAMS=OFF -DMBORULES_EXAMPLES=OFF -DMBORULES_PYTHON=OFF -DMBORULES_LUA=OFF)

for kind in shared static; do
    shared=$([ $kind = shared ] && echo ON || echo OFF)
    prefix=$work/$kind
    quiet cmake -S "$source" -B build-$kind "${alone[@]}" -DBUILD_SHARED_LIBS=$shared \
        -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR="$prefix/absolute/lib"
    quiet cmake --build build-$kind
    quiet cmake --install build-$kind
    for page in LICENSE README.md CHANGELOG.md docs/domein.md docs/versies.md; do
        cmp "$source/$page" "$prefix/share/doc/mborules/$page" || fail "$page is not installed"
    done
    for example in "$source"/examples/*.{c,py,csv}; do
        cmp "$source/examples/${example##*/}" "$prefix/share/doc/mborules/examples/${example##*/}" ||
            fail "$example is not installed"
    done
    cmp "$source/bindings/mborules-api.json" "$prefix/share/mborules/mborules-api.json" || fail "no mborules-api.json"
    is=$(echo "$prefix"/absolute/lib/libmborules.*)
    [ $kind = shared ] || [ "$is" = "$prefix/absolute/lib/libmborules.a" ] || fail "BUILD_SHARED_LIBS=OFF installed $is"
    [ $kind = static ] || [ -e "$prefix/absolute/lib/libmborules.so" ] || fail "BUILD_SHARED_LIBS=ON installed $is"
    echo "ok $kind: installed, with the licence"

    quiet cmake -S "$source/tests/install" -B find-$kind -DCMAKE_PREFIX_PATH="$prefix/absolute"
    quiet cmake --build find-$kind
    find-$kind/consumer
    echo "ok $kind: find_package of the installed tree"

    quiet cmake -S "$source/tests/install" -B tree-$kind -Dmborules_DIR="$work/build-$kind"
    quiet cmake --build tree-$kind
    tree-$kind/consumer
    echo "ok $kind: find_package of the build tree"

    quiet cmake -S "$source/tests/install" -B sub-$kind -DMBORULES_SOURCE="$source" -DBUILD_SHARED_LIBS=$shared
    quiet cmake --build sub-$kind
    sub-$kind/consumer
    for part in tests programs examples; do
        [ ! -e sub-$kind/mborules/$part ] || fail "$part: built as a subproject"
    done
    grep -q '^CMAKE_BUILD_TYPE:STRING=$' sub-$kind/CMakeCache.txt || fail "a subproject set the build type of its parent"
    echo "ok $kind: add_subdirectory"

    flags=$([ $kind = static ] && echo --static || true)
    # shellcheck disable=SC2046,SC2086
    (
        export PKG_CONFIG_PATH=$prefix/absolute/lib/pkgconfig
        cc "$source/tests/install/consumer.c" -o pc-$kind $(pkg-config $flags --cflags --libs mborules)
        for library in xml2 ffi; do
            [[ " $(pkg-config $flags --libs mborules) " == *" -l$library "* ]] && there=static || there=shared
            [ $there = $kind ] || fail "pkg-config $flags --libs: $(pkg-config $flags --libs mborules)"
        done
    )
    LD_LIBRARY_PATH=$prefix/absolute/lib ./pc-$kind
    echo "ok $kind: pkg-config $flags"
done
threads=$(sed -n 's/^CMAKE_THREAD_LIBS_INIT:.*=//p' build-static/CMakeCache.txt)
[[ $(PKG_CONFIG_PATH=static/absolute/lib/pkgconfig pkg-config --static --libs mborules) == *"$threads"* ]] ||
    fail "pkg-config --static: no $threads"

mkdir other
sed 's/mborules 0\.1/mborules 0.2/' "$source/tests/install/CMakeLists.txt" >other/CMakeLists.txt
cp "$source/tests/install/consumer.c" other/
if cmake -S other -B other/build -DCMAKE_PREFIX_PATH="$work/shared/absolute" >log 2>&1; then
    fail "a version that is not there was found"
fi
grep -q 'mborules-config.cmake, version: 0\.1' log || { cat log; fail "refused, but not for its version"; }
echo "ok the version file refuses another minor version"

# Exactly the functions of the headers leave the shared library.
nm -D --defined-only shared/absolute/lib/libmborules.so |
    awk '$2 != "A" {sub(/@.*/, "", $3); print $3}' | sort >exported
grep -oE '^ +mbo_[a-z0-9_]+;' "$source/libmborules/mborules.map" | tr -d ' ;' | sort >listed
diff exported listed || fail "exported symbols differ from libmborules/mborules.map"
echo "ok exported symbols: $(wc -l <exported)"

DESTDIR=$work/dest cmake --install build-shared >/dev/null
[ -f "$work/dest$work/shared/include/mborules/mborules.h" ] || fail "DESTDIR is not respected"
echo "ok DESTDIR"

# A packager's build: the flags of the environment and no others.
CFLAGS='-O1 -DFROM_THE_ENVIRONMENT' quiet cmake -S "$source" -B flags "${alone[@]}" -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
[ "$(grep -c '"command":.*-O1 -DFROM_THE_ENVIRONMENT' flags/compile_commands.json)" = \
    "$(grep -c '"command":' flags/compile_commands.json)" ] || fail "CFLAGS are not respected"
! grep -q -e '-DNDEBUG' flags/compile_commands.json || fail "CMAKE_BUILD_TYPE=None has flags of another type"
echo "ok CFLAGS"

# A machine with what the library needs and no more: every .pc file but those of the programs, the tests and Lua.
mkdir bare-pc
for dir in $(pkg-config --variable pc_path pkg-config | tr : ' '); do
    [ ! -d "$dir" ] || find "$dir" -name '*.pc' ! -name 'cunit*' ! -name 'jansson*' ! -name 'lua*' -exec ln -sf {} bare-pc/ \;
done
bare=(env PKG_CONFIG_LIBDIR="$work/bare-pc" cmake -S "$source" -DMBORULES_PYTHON=OFF)
quiet "${bare[@]}" -B bare -DCMAKE_DISABLE_FIND_PACKAGE_Python3=ON
grep -q '^CMAKE_BUILD_TYPE:STRING=Release$' bare/CMakeCache.txt || fail "a plain build is no Release build"
for left_out in 'the programs (MBORULES_PROGRAMS). Not found: jansson' \
    'the tests (MBORULES_TESTS). Not found: CUnit, jansson, Python 3.9'; do
    grep -qF "$left_out" log || { cat log; fail "the configuration does not say: $left_out"; }
done
quiet cmake --build bare
bare/examples/eerste >log || fail "the examples were not built"
[ ! -e bare/programs ] && [ ! -e bare/tests ] || fail "built without what it needs"
if "${bare[@]}" -B bare-on -DMBORULES_PROGRAMS=ON >log 2>&1; then
    fail "MBORULES_PROGRAMS=ON was configured without jansson"
fi
grep -q 'MBORULES_PROGRAMS=ON.*Not found:' log || { cat log; fail "another error"; }
echo "ok the library alone, and a line for what is left out"

quiet cmake --install bare --prefix "$work/moved"
for variable in libdir/libmborules.so includedir/mborules/mborules.h; do
    file=$(pkg-config --variable="${variable%%/*}" "$(find moved -name mborules.pc)")/${variable#*/}
    [ -e "$file" ] && [[ $file == "$work/moved/"* ]] || fail "cmake --install --prefix: pkg-config finds $file"
done
echo "ok --prefix"

# The Lua module as a rock, from a clean clone, with blanks in the paths; MBORULES_ROCKS says for which versions of Lua (5.1: LuaJIT).
git clone -q "$source" "a clone"
for version in ${MBORULES_ROCKS:-5.4}; do
    lua=lua$version
    [ "$version" != 5.1 ] || lua=luajit
    if ! command -v luarocks >/dev/null || ! command -v $lua >/dev/null; then
        echo "SKIPPED: luarocks make: there is no luarocks, or no $lua"
        continue
    fi
    (
        export HOME="$work/a home of $lua"
        mkdir "$HOME"
        cd "a clone"
        headers=()
        [ $lua != luajit ] || headers=(LUA_INCDIR="$(pkg-config --variable=includedir luajit)")
        luarocks --lua-version="$version" --local make "${headers[@]}" >"$work/log" 2>&1 ||
            { cat "$work/log"; fail "luarocks --lua-version=$version --local make"; }
        cd "$work"
        eval "$(luarocks --lua-version="$version" --local path)"
        $lua -e 'assert(require("mborules").regels():bekostiging({instelling = "privaat"}).uitkomst == "nee")'
        [ "$(nm -D --defined-only "$HOME/.luarocks/lib/lua/$version/mborules.so" | awk '{print $3}')" = luaopen_mborules ] ||
            fail "the Lua module shows more than the function that opens it"
    )
    echo "ok luarocks --local make for $lua"
done

# The lines of README, on that machine.
export PKG_CONFIG_LIBDIR=$work/bare-pc
# block SECTION N: the N-th block of code in a section of README.
block() {
    awk -v section="## $1" -v n="$2" '
        /^## / {here = $0 == section}
        !here {next}
        /^    / {if (!inside) {inside = 1; k++; blank = ""} if (k == n) print blank substr($0, 5); blank = ""; next}
        /^$/ {blank = blank "\n"; next}
        {inside = 0}' "$source/README.md"
}
readme='Build, install, link'
mkdir readme
tar -C "$source" --exclude=./build --exclude=./.git -cf - . | tar -C readme -xf -
block 'Use it in C' 1 >readme/first.c
block "$readme" 1 >debian
[ "$(wc -l <debian)" = 5 ] || fail "README has no five lines for Debian"
cat >stand-ins - debian <<'SHELL'
# Into a root of its own, as nobody in particular.
export DESTDIR=$PWD/../root
sudo() { "$@"; }
apt-get() { :; }
ldconfig() { :; }
pkg-config() {
    PKG_CONFIG_SYSROOT_DIR=$DESTDIR PKG_CONFIG_PATH=$DESTDIR/usr/local/lib/pkgconfig command pkg-config "$@"
}
SHELL
(cd readme && quiet bash -ex ../stand-ins)
[ "$(LD_LIBRARY_PATH=$work/root/usr/local/lib readme/first)" = nee ] || fail "first.c of README"
echo "ok README: Debian"

rm -r readme/build
mkdir project
cp readme/first.c project/
{
    echo 'cmake_minimum_required(VERSION 3.25)'
    echo 'project(first LANGUAGES C)'
    echo 'add_executable(first first.c)'
    block "$readme" 3
} >project/CMakeLists.txt
block "$readme" 2 >cmake-alone
[ "$(cat cmake-alone <(block "$readme" 3) | wc -l)" = 5 ] || fail "README has no five lines for CMake"
(cd readme && HOME=$work/home quiet bash -ex ../cmake-alone)
quiet cmake -S project -B project/build -DCMAKE_PREFIX_PATH="$work/home/mborules"
quiet cmake --build project/build
[ "$(project/build/first)" = nee ] || fail "first.c of README, by CMake"
echo "ok README: CMake"

rm -f readme/first
block "$readme" 4 >pkg-config-alone
(cd readme && HOME=$work/home quiet bash -ex ../pkg-config-alone)
[ "$(readme/first)" = nee ] || fail "first.c of README, by pkg-config from a folder of one's own"
echo "ok README: pkg-config"
