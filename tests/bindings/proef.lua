-- SPDX-License-Identifier: MIT
-- What the tests of the Lua binding share. MBORULES_GC sets the collector: "aggressive" goes round without a pause, "stopped"
-- not at all.
local proef = {}

if os.getenv("MBORULES_GC") == "aggressive" then
    collectgarbage("setpause", 0)
    collectgarbage("setstepmul", 1000)
elseif os.getenv("MBORULES_GC") == "stopped" then
    collectgarbage("stop")
end

function proef.equal(found, expected)
    if found ~= expected then
        error(("found %s, expected %s"):format(tostring(found), tostring(expected)), 2)
    end
end

-- The call raises an error with these words, at the line that makes it.
function proef.refused(words, call, ...)
    local ok, err = pcall(call, ...)
    if ok or not tostring(err):find(words, 1, true) then
        error(("expected an error with '%s', got: %s"):format(words, tostring(err)), 2)
    end
    return tostring(err)
end

-- The call gave nil and an error with this code and these words.
function proef.failed(code, words, value, err)
    if value ~= nil or type(err) ~= "table" or err.code ~= code or not tostring(err):find(words, 1, true) then
        error(("expected nil and %s with '%s', got: %s, %s (%s)"):format(code, words, tostring(value), tostring(err),
            type(err) == "table" and tostring(err.code) or ""), 2)
    end
    return err
end

function proef.collect()
    collectgarbage()
    collectgarbage() -- what a finaliser kept goes in the second round
end

-- Something whose end calls a function; a table of LuaJIT has no finaliser.
function proef.finalised(finaliser)
    if not newproxy then return setmetatable({}, {__gc = finaliser}) end
    local proxy = newproxy(true)
    getmetatable(proxy).__gc = finaliser
    return proxy
end

-- Run the functions of a table by name; those with a reason to be skipped give it.
function proef.run(tests)
    local names, failed = {}, 0
    for name in pairs(tests) do names[#names + 1] = name end
    table.sort(names)
    for _, name in ipairs(names) do
        local ok, err = xpcall(tests[name], debug.traceback)
        print((ok and "ok      " or "FAILED  ") .. name .. (ok and "" or ": " .. tostring(err)))
        failed = failed + (ok and 0 or 1)
    end
    print(("%s: %d tests, %d failed"):format(rawget(_G, "jit") and jit.version or _VERSION, #names, failed))
    os.exit(failed == 0 and 0 or 1, true)
end

return proef
