#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The examples in Lua do what they show, each in its real host: test_lua.py MODULES HOST

MODULES is the folder with the modules for each Lua, HOST the program made of host.c ("": it was not built). A host that is
not there is told of, and its test left out.
"""
import http.client
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

MODULES = Path(sys.argv[1])
HOST = sys.argv[2] if len(sys.argv) > 2 else ""
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LUA = EXAMPLES / "lua"
REQUESTS = int(os.environ.get("MBORULES_REQUESTS", "10000"))


def place(lua):
    """The environment with the module for a Lua, or None: it was not built."""
    folder = MODULES / f"mborules_{lua}"
    return dict(os.environ, LUA_CPATH=f"{folder}/?.so;;") if (folder / "mborules.so").exists() else None


def run(command, lua, text="", check=True):
    return subprocess.run(command, env=place(lua), input=text, capture_output=True, text=True, check=check)


def needs(program, lua):
    """Leave a test out, with a clear line, where its host or the module for it is not there."""
    reason = f"there is no {program}" if not shutil.which(program) else "" if place(lua) else f"no module for {lua} was built"
    if reason:
        print(f"SKIPPED: an example in Lua: {reason}")
    return unittest.skipIf(reason, reason)


class Scripts(unittest.TestCase):
    @needs("lua5.4", "lua54")
    def test_gemeente(self):
        self.assertEqual(run(["lua5.4", LUA / "gemeente.lua"], "lua54").stdout.split(),
                         ["4999.99", "ja", "7500", "ja", "7500.01", "nee"])

    @needs("lua5.4", "lua54")
    def test_caseload(self):
        csv = (EXAMPLES / "caseload.csv").read_text(encoding="utf-8")
        out = run(["lua5.4", LUA / "caseload.lua"], "lua54", csv + '"D, ""Dirk"" E.",diploma,bool,roc,vak,,,\n')
        self.assertEqual(out.stdout.split("\n")[:4], ["A. Jansen\tja\t", "B. de Wit\tvoorwaardelijk\tbesluit_vrijstelling",
                                                      "C. Ozturk\tja\t", 'D, "Dirk" E.\tfout\t'])
        self.assertIn('rij 4: "bool" is not a code of leerweg', out.stderr)
        self.assertEqual(run(["lua5.4", LUA / "caseload.lua"], "lua54", csv + "\n\r\n").stdout,
                         run(["lua5.4", LUA / "caseload.lua"], "lua54", csv).stdout)  # an empty line is no row
        self.assertNotEqual(run(["lua5.4", LUA / "caseload.lua"], "lua54", "klant,leerwg\nA,bbl\n", check=False).returncode, 0)

    @needs("luajit", "luajit")
    def test_intake(self):
        out = run(["luajit", LUA / "intake.lua", "vooropleiding=vmbo_bb", "startdatum=2026-09-01"], "luajit",
                  "?\nsoms\nja\n" + "\n" * 60).stdout
        self.assertIn("geen, arbeidsovereenkomst", out)
        self.assertIn('"soms" is not a code', out)
        self.assertIn("Wat staat open:\n  diploma/", out)
        wrong = run(["luajit", LUA / "intake.lua", "vooropleidin=havo"], "luajit", check=False)
        self.assertEqual(wrong.returncode, 2)
        self.assertIn('nearest: "vooropleiding"', wrong.stderr)
        wrong = run(["luajit", LUA / "intake.lua", "havo"], "luajit", check=False)
        self.assertEqual((wrong.returncode, wrong.stderr), (2, "no FEIT=WAARDE: havo\n"))

    @unittest.skipUnless(HOST, "host.c was not built")
    def test_host(self):
        script = LUA / "host.lua"
        self.assertIn("eerst vragen: geboortedatum", run([HOST, script, "leerweg=bbl", "bewijs=diploma"], "lua54").stdout)
        wrong = run([HOST, script, "leerwg=bbl"], "lua54", check=False)
        self.assertEqual((wrong.returncode, wrong.stdout), (1, ""))
        self.assertIn('nearest: "leerweg"', wrong.stderr)
        with tempfile.TemporaryDirectory() as folder:
            bad = Path(folder) / "bad.lua"
            for text, told in (("function oordeel() return nil + 1 end", "arithmetic"), ("x =", "bad.lua:1:"),
                               ("function oordeel() end", "gives a text"), ("function oordeel() error({}) end", "no text")):
                bad.write_text(text, encoding="utf-8")
                wrong = run([HOST, bad], "lua54", check=False)
                self.assertEqual(wrong.returncode, 1)
                self.assertIn(told, wrong.stderr)


class Pandoc(unittest.TestCase):
    @needs("pandoc", "lua53")
    def test_brief(self):
        command = ["pandoc", f"--lua-filter={LUA / 'brief.lua'}", "--to=plain", "--wrap=none"]
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as filter_:
            print("io.stderr:write(_VERSION)", file=filter_, flush=True)
            version = run(["pandoc", f"--lua-filter={filter_.name}"], "lua53").stderr
        lua = "lua53" if "5.3" in version else "lua54"
        text = (LUA / "brief.md").read_text(encoding="utf-8")
        out = run(command, lua, text)
        self.assertIn("Of u kunt worden toegelaten: hangt af van een besluit.", out.stdout)
        self.assertIn("cursusgeld, te betalen aan de school € 536,25.", out.stdout)
        lesgeld = run(command, lua, text.replace("leerweg: bbl", "leerweg: bol")).stdout
        self.assertIn("lesgeld, te betalen aan DUO € 1.064,25.", lesgeld)
        self.assertIn("art. 8.2.1 lid 3", out.stdout)
        wrong = run(command, lua, text.replace("leerweg: bbl", "leerweg: bb"), check=False)
        self.assertNotEqual(wrong.returncode, 0)
        self.assertIn('"bb" is not a code of leerweg', wrong.stderr)


class Nginx(unittest.TestCase):
    """The endpoint: MBORULES_NGINX names a folder with Debian's packages unpacked, where they are not installed."""

    ROOT = Path(os.environ.get("MBORULES_NGINX", "/"))

    def setUp(self):
        modules = self.ROOT / "usr/lib/nginx/modules"
        nginx = self.ROOT / "usr/sbin/nginx"
        cjson = next(self.ROOT.glob("usr/lib/*/lua/5.1/cjson.so"), None)
        if not nginx.exists() or not (modules / "ngx_http_lua_module.so").exists() or not cjson or not place("luajit"):
            print("SKIPPED: the endpoint: no nginx with its Lua module and lua-cjson, or no module for LuaJIT")
            self.skipTest("no nginx")
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        there = Path(self.folder.name)
        for name in ("eindpunt.lua", "nginx.conf"):
            shutil.copy(LUA / name, there)
        self.port = random.randint(20000, 60000)
        conf = (there / "nginx.conf").read_text(encoding="utf-8")
        conf = conf.replace("/usr/lib/nginx/modules", str(modules))
        conf = conf.replace("8080", str(self.port)).replace("events {}", "events {}\nuser root;" if os.getuid() == 0 else "events {}")
        conf = conf.replace("$prefix/?.lua;;", f"$prefix/?.lua;{self.ROOT}/usr/share/lua/5.1/?.lua;;")
        conf = conf.replace("init_by_lua_block", f'lua_package_cpath "{place("luajit")["LUA_CPATH"][:-2]};{cjson.parent}/?.so;;";\n'
                                                 "    init_by_lua_block")
        (there / "nginx.conf").write_text(conf, encoding="utf-8")
        unpacked = {} if self.ROOT == Path("/") else {"LD_LIBRARY_PATH": str(cjson.parents[2])}
        environment = dict(os.environ, **unpacked)
        self.server = subprocess.Popen([nginx, "-p", f"{there}/", "-c", "nginx.conf", "-g", "daemon off;"], env=environment,
                                       stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.stop)
        for _ in range(100):
            if self.server.poll() is not None:
                self.fail(self.server.stderr.read())
            try:
                with socket.create_connection(("127.0.0.1", self.port)):
                    return
            except OSError:
                time.sleep(0.1)
        self.fail("nginx does not answer")

    def stop(self):
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGQUIT)
        self.server.wait(20)
        self.server.stderr.close()

    def workers(self):
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text(encoding="utf-8").split()
        resident = {}
        for child in children:
            fields = dict(line.split(":", 1) for line in Path(f"/proc/{child}/status").read_text(encoding="utf-8").splitlines())
            resident[child] = int(fields["VmRSS"].split()[0])
        return resident

    def test_eindpunt(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        self.addCleanup(connection.close)

        def ask(vraag, body):
            connection.request("POST", f"/{vraag}", body if isinstance(body, (bytes, str)) else json.dumps(body))
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())

        good = {"bewijs": "diploma", "leerweg": "bbl", "instelling": "roc", "soort_opleiding": "vak", "crebo": None}
        status, answer = ask("bekostiging", good)
        self.assertEqual((status, answer["uitkomst"]), (200, "ja"))
        self.assertTrue(answer["redenen"])
        status, answer = ask("toelating", dict(good, bewijs="diplomma"))
        self.assertEqual((status, answer["fout"]["code"]), (400, "name"))
        self.assertIn('nearest: "diploma"', answer["fout"]["melding"])
        self.assertEqual(ask("toelatin", good)[0], 400)
        self.assertEqual(ask("bekostiging", dict(good, crebo=25078))[0], 200)
        toeval = random.Random(5)
        bad = [b"", b"{", b"[]", b"[1]", b"3", b'{"leerweg": 3}', b'{"leerweg": {"a": 1}}', b'{"x": "y"}', b"\xff\xfe", b"[" * 5000,
               b'{"leerweg": "' + b"x" * 5000 + b'"}', b'{"leerweg": "bbl\\u0000"}', b'{"crebo": 1}', b'{"vooropleiding": ["havo", 1]}']
        codes = set()
        begin = None
        for turn in range(REQUESTS):
            if toeval.random() < 0.5:
                status, _ = ask("toelating", dict(good, onderwijsprijs=toeval.randint(0, 10**6) / 100, werkend=toeval.random() < 0.5))
                self.assertEqual(status, 200)
            else:
                body = toeval.choice(bad)
                status, answer = ask("toelating", body)
                self.assertIn(status, (200, 400), body)
                codes.add(answer.get("fout", {}).get("code"))
            if turn == REQUESTS // 5:
                begin = self.workers()
        end = self.workers()
        self.assertEqual(begin.keys(), end.keys(), "a worker was lost")
        self.assertLess(max(end[w] - begin[w] for w in end), 2048, (begin, end))
        self.assertTrue({"syntax", "name", "value"} <= codes, codes)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
