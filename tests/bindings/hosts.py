#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""In hosts of Debian that no example is for, the Lua module answers a case, and the host ends cleanly: hosts.py MODULES

MODULES is the folder with the modules for each Lua. MBORULES_HAPROXY names a folder with Debian's packages of HAProxy unpacked,
where it is not installed. A host that is not there is told of, and its test left out.
"""
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

MODULES = Path(sys.argv[1])
CASE = 'bewijs = "diploma", leerweg = "bbl", instelling = "roc", soort_opleiding = "vak"'
NEAR = 'nearest: "diploma"'


def module(lua):
    """The folder with the module for a Lua, or None: it was not built."""
    folder = MODULES / f"mborules_{lua}"
    return folder if (folder / "mborules.so").exists() else None


class Host(unittest.TestCase):
    """A folder of its own; what is not there is told of."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def needs(self, there, what):
        if not there:
            print(f"SKIPPED: {self.id().split('.')[-1][5:]}: {what}", flush=True)
            self.skipTest(what)
        return there

    def module_for(self, linked):
        """The module for the Lua that a file is linked with, or has in it."""
        found = subprocess.run(["ldd", linked], env=self.environment(), capture_output=True, text=True).stdout
        version = re.search(r"liblua(?:jit-)?(?:-?5\.(\d))", found)
        lua = "luajit" if "luajit" in found else f"lua5{version[1]}" if version else ""
        return self.needs(module(lua), f"no module for its Lua was built ({lua})")

    def environment(self):
        return None


class Neovim(Host):
    def test_neovim(self):
        nvim = self.needs(shutil.which("nvim"), "there is no nvim")
        script = self.folder / "script.lua"
        script.write_text(f"""
            package.cpath = "{self.module_for(nvim)}/?.so"
            local regels = assert(require("mborules").regels())
            held = assert(regels:bekostiging({{{CASE}}}))
            local _, err = regels:bekostiging({{bewijs = "diplomma"}})
            io.write(held.uitkomst, " ", tostring(err), "\\n")
            """, encoding="utf-8")
        done = subprocess.run([nvim, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {script}", "-c", "qa!"],
                              capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith("ja "), done.stdout + done.stderr)
        self.assertIn(NEAR, done.stdout)


class HAProxy(Host):
    ROOT = Path(os.environ.get("MBORULES_HAPROXY", "/"))

    def environment(self):
        return dict(os.environ, LD_LIBRARY_PATH=":".join(map(str, self.ROOT.glob("usr/lib/*-linux-gnu")))) \
            if self.ROOT != Path("/") else None

    def begin(self, load, port):
        """Start it with two threads. `load`: lua-load, one state for both; lua-load-per-thread, a state each."""
        haproxy = self.ROOT / "usr/sbin/haproxy"
        self.needs(haproxy.exists(), "there is no haproxy")
        script = self.folder / "antwoord.lua"
        script.write_text("""
            local regels = assert(require("mborules").regels())
            local eigen
            core.register_service("antwoord", "http", function(applet)
                eigen = eigen or assert(regels:met_eigen_regel({vraag = "bekostiging", id = "eigen.regel", versie = "1",
                    nl = "Een.", feiten = {"leerweg"}, functie = function(leerweg) return leerweg == "bbl" end}))
                local feiten, met = {instelling = "roc", soort_opleiding = "vak"}, regels
                for naam, waarde in applet.qs:gmatch("(%w+)=(%w+)") do
                    if naam == "eigen" then met = eigen else feiten[naam] = waarde end
                end
                local a, err = met:bekostiging(feiten)
                local body = a and a.uitkomst or tostring(err)
                applet:set_status(a and 200 or 400)
                applet:add_header("content-length", #body)
                applet:start_response()
                applet:send(body)
            end)
            """, encoding="utf-8")
        config = self.folder / "haproxy.cfg"
        config.write_text(f"""
global
    nbthread 2
    lua-prepend-path {self.module_for(haproxy)}/?.so cpath
    {load} {script}
defaults
    mode http
    timeout client 20s
    timeout server 20s
    timeout connect 20s
frontend f
    bind 127.0.0.1:{port}
    http-request use-service lua.antwoord
""", encoding="utf-8")
        server = subprocess.Popen([haproxy, "-f", config, "-db"], env=self.environment(), stderr=subprocess.PIPE, text=True)
        self.addCleanup(server.stderr.close)
        self.addCleanup(server.kill)
        for _ in range(100):
            if server.poll() is not None:
                self.fail(server.stderr.read())
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return server
            except OSError:
                time.sleep(0.1)
        self.fail("haproxy does not answer")

    def answers(self, load):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = self.begin(load, port)

        def ask(query):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/?{query}", timeout=20) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.read().decode()

        own = set()
        for _ in range(50):
            self.assertEqual(ask("bewijs=diploma&leerweg=bbl"), (200, "ja"))
            status, text = ask("bewijs=diplomma&leerweg=bbl")
            self.assertEqual(status, 400)
            self.assertIn(NEAR, text)
            own.add(ask("bewijs=diploma&leerweg=bbl&eigen=1"))
        server.send_signal(signal.SIGUSR1)  # it ends when what it does is done
        self.assertEqual(server.wait(30), 0, server.stderr.read())
        return own

    def test_haproxy(self):
        own = self.answers("lua-load")
        self.assertIn((200, "ja"), own)
        for status, text in own - {(200, "ja")}:  # an own rule is for the thread that made it
            self.assertEqual(status, 400)
            self.assertIn("thread", text)

    def test_haproxy_with_a_state_for_each_thread(self):
        self.assertEqual(self.answers("lua-load-per-thread"), {(200, "ja")})


class PostgreSQL(Host):
    """PL/Lua, in a cluster of its own; ./run deep installs it."""

    def test_pllua(self):
        found = sorted(Path("/usr/lib/postgresql").glob("*/lib/pllua.so"))
        library = self.needs(found, "there is no PostgreSQL with PL/Lua")[-1]
        binaries = library.parents[1] / "bin"
        shutil.copy(self.module_for(library) / "mborules.so", self.folder)
        (self.folder / "mborules.so").chmod(0o755)
        self.folder.chmod(0o755)
        data = self.folder / "cluster"
        data.mkdir()
        become = []
        if os.geteuid() == 0:  # it does not run as root
            self.needs(shutil.which("runuser"), "there is no runuser")
            become = ["runuser", "-u", "postgres", "--"]
            shutil.chown(data, "postgres", "postgres")

        def run(*command, text=None):
            return subprocess.run([*become, *map(str, command)], input=text, capture_output=True, text=True, timeout=120,
                                  cwd=self.folder)

        done = run(binaries / "initdb", "-D", data / "d", "-A", "trust", "-U", "postgres", "--no-sync")
        self.assertEqual(done.returncode, 0, done.stderr)
        log = data / "log"
        start = run(binaries / "pg_ctl", "-D", data / "d", "-l", log, "-w", "-o", f"-k {data} -c listen_addresses=", "start")
        self.addCleanup(run, binaries / "pg_ctl", "-D", data / "d", "-m", "immediate", "stop")
        self.assertEqual(start.returncode, 0, start.stderr)
        done = run(binaries / "psql", "-h", data, "-U", "postgres", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", text=f"""
            create extension plluau;
            create function antwoord(bewijs text) returns text language plluau as $$
                local a, err = regels:bekostiging({{bewijs = bewijs, leerweg = "bbl", instelling = "roc"}})
                return a and a.uitkomst or error(tostring(err), 0) -- it shows no error that is no text
            end
            do
                package.cpath = "{self.folder}/?.so"
                mbo = require "mborules"
                regels = assert(mbo.regels())
            $$;
            select string_agg(distinct antwoord('diploma'), ',') from generate_series(1, 1000);
            """)
        self.assertEqual((done.returncode, done.stdout.strip()), (0, "ja"), done.stderr)
        wrong = run(binaries / "psql", "-h", data, "-U", "postgres", "-X", "-q", text="select antwoord('diplomma');")
        self.assertIn(NEAR, wrong.stderr)
        self.assertEqual(run(binaries / "pg_ctl", "-D", data / "d", "-w", "-m", "fast", "stop").returncode, 0)
        said = log.read_text(encoding="utf-8") if os.geteuid() == 0 or os.access(log, os.R_OK) else ""
        self.assertNotIn("terminated by signal", said)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
