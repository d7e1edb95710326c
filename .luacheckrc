-- What the scripts share: no globals of their own, on every Lua.
std = "min"
max_line_length = 132
exclude_files = {"bindings/lua/hand.lua", "build"}
files["examples/lua/brief.lua"] = {read_globals = {"pandoc"}}
files["examples/lua/eindpunt.lua"] = {globals = {"ngx"}}
files["examples/lua/host.lua"] = {globals = {"oordeel"}}
files["tests/bench"] = {read_globals = {"jit"}}
files["tests/bindings"] = {read_globals = {"jit", "unpack", "loadstring", "newproxy", table = {fields = {"unpack"}}, math = {fields = {"type"}}},
    globals = {"held_at_the_end", "held", "kept", "old"}}
files["tests/bindings/staten.lua"] = {read_globals = {"beurt"}, allow_defined_top = true, ignore = {"131"}}
