-- SPDX-License-Identifier: MIT
-- A finaliser that makes a handle while the state closes. Finalisers run in the reverse order of what they belong to; this one
-- is older than the module, and so comes after the module and all its objects are finalised: it is refused, as nothing would
-- release what it makes. LuaJIT has unmapped modules by then, unless they are linked to stay (LuaJIT issue 961).
if not arg[1] then
    local path = os.tmpname()
    local status = os.execute(('"%s" "%s" child > "%s"'):format(arg[-1], arg[0], path))
    local file = assert(io.open(path))
    local said = file:read("*a")
    file:close()
    os.remove(path)
    print(said)
    os.exit((status == true or status == 0) and said == "closing: true\n" and 0 or 1, true)
end

local function finaliser()
    local ok, err = pcall(require("mborules").zaak, {leerweg = "bbl"})
    io.write("closing: ", tostring(not ok and err:find("the Lua state is closing", 1, true) ~= nil), "\n")
    kept = held.leerweg -- closed: an error, and no crash
end

old = require("proef").finalised(finaliser)
held = require("mborules").zaak({leerweg = "bbl"})
