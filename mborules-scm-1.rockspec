-- SPDX-License-Identifier: MIT
-- `luarocks make` in this folder builds and installs the Lua module: one file, with the library in it. It needs a C
-- compiler, CMake, Python 3.9, libxml2 and libffi with their headers. Nothing is downloaded.
rockspec_format = "3.0"
package = "mborules"
version = "scm-1"
source = {url = "git+file://."}
description = {
    summary = "Which mbo route is open to someone, under which rules, and who pays",
    detailed = "Answers from Dutch law on vocational education (mbo), exactly, and says why.",
    license = "MIT",
}
dependencies = {"lua >= 5.1, < 5.5, ~= 5.2"}
build = {
    type = "cmake",
    variables = {
        CMAKE_BUILD_TYPE = "Release",
        CMAKE_INSTALL_PREFIX = "$(PREFIX)",
        MBORULES_LUA = "ON",
        MBORULES_LUA_INCLUDE_DIR = "$(LUA_INCDIR)",
        MBORULES_LUA_MODULE_DIR = "$(LIBDIR)",
        MBORULES_INSTALL = "OFF",
        MBORULES_EXAMPLES = "OFF",
        MBORULES_PROGRAMS = "OFF",
        MBORULES_PYTHON = "OFF",
        MBORULES_TESTS = "OFF",
    },
}
