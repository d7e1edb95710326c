-- What the scripts share: no globals of their own, on every Lua.
std = "min"
max_line_length = 132
exclude_files = {"bindings/lua/hand.lua", "build"}
files["tests/bindings"] = {read_globals = {"jit", "unpack", "loadstring", "newproxy", table = {fields = {"unpack"}}, math = {fields = {"type"}}},
    globals = {"held_at_the_end", "at_the_end", "held", "kept"}}
files["tests/bindings/staten.lua"] = {read_globals = {"beurt"}, allow_defined_top = true, ignore = {"131"}}
