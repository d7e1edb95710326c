# SPDX-License-Identifier: MIT
"""Libraries made static from the source packages of this Debian, with no more in them than this library uses.

For whoever brings them along: the wheel of Python (tools/wheel.py) and the WebAssembly build (tools/javascript.py).
"""
import concurrent.futures
import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
SOURCES = TOP / "build" / "debian"
LICENCES = {"libxml2": "Copyright", "libffi": "LICENSE", "jansson": "LICENSE"}
BEGIN = time.monotonic()


def say(text):
    print(f"[{time.monotonic() - BEGIN:5.1f} s] {text}\n", end="", flush=True)


def fail(text):
    sys.exit(f"{Path(sys.argv[0]).stem}: {text}")


def run(*command, cwd=None, **environment):
    """Its output; ends with the last of it when the command fails."""
    done = subprocess.run([*map(str, command)], cwd=cwd, env=os.environ | environment, text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        fail(f"{' '.join(map(str, command))}\n{done.stdout[-8000:]}")
    return done.stdout


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# ---- the source packages


def apt(*command, cwd=None):
    """apt-get on lists of its own, so that those of the machine and its sources stay as they are."""
    here = SOURCES / "apt"
    for folder in ("lists/partial", "cache/archives/partial"):
        (here / folder).mkdir(parents=True, exist_ok=True)
    options = {"Dir::Etc::SourceList": here / "sources.list", "Dir::Etc::SourceParts": "-", "Dir::State::Lists": here / "lists",
               "Dir::Cache": here / "cache", "APT::Sandbox::User": "root", "APT::Update::Error-Mode": "any"}
    return run("apt-get", "--quiet", *(f"-o{name}={value}" for name, value in options.items()), *command, cwd=cwd)


def sources(*names):
    """The .dsc of each library, with what it names beside it, from the Debian that this machine is kept up to date by."""
    there = SOURCES / "sources"
    looked = there / "looked"
    there.mkdir(parents=True, exist_ok=True)
    with open(SOURCES / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not looked.exists() or time.time() - looked.stat().st_mtime > 86400:
            say(f"the sources of {', '.join(LICENCES)}, from Debian")
            (SOURCES / "apt").mkdir(exist_ok=True)
            keys = next((key for key in map(Path, ("/usr/share/keyrings/debian-archive-keyring.gpg",
                                                   "/usr/share/keyrings/debian-archive-keyring.pgp")) if key.exists()), None)
            if not keys:
                fail("there is no debian-archive-keyring")
            indexes = set(run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)",
                              "Created-By: Packages", "Origin: Debian").split("\n")) - {""}
            if not indexes:
                fail("apt knows no index of Debian's packages: apt-get update")
            (SOURCES / "apt" / "sources.list").write_text(
                "".join(f"deb-src [signed-by={keys}] {index}\n" for index in sorted(indexes)))
            apt("update")
            for old in there.iterdir():
                old.unlink()
            apt("source", "--download-only", "--only-source", *LICENCES, cwd=there)  # verifies each file
            shutil.rmtree(SOURCES / "apt")
            looked.touch()
    return {name: next(there.glob(f"{name}_*.dsc")) for name in names}


def described(dsc):
    """Its version, and the files that it names with their SHA-256."""
    text = dsc.read_text(encoding="utf-8")
    files = re.search(r"^Checksums-Sha256:\n((?: .*\n)+)", text, re.M)[1]
    return (re.search(r"^Version: (?:\d+:)?(.*)$", text, re.M)[1],
            {name: digest for digest, _, name in map(str.split, files.strip().split("\n"))})


# ---- the libraries


class Libraries:
    """The static libraries, in `prefix`, with their licences in `prefix`/licences.

    `features` are those of libxml2, where they can be left out; `how` says with what they are made: when it changes, all
    is made again. `environment` is that of each command, `configure` what CMake is told. A compiler that takes long to
    be asked what the target has gets the answers of this machine (`as_here`): a wrong one is found when it compiles.
    """

    def __init__(self, there, dscs, features, how, environment, configure=(), as_here=False):
        self.there, self.dscs, self.features, self.how = there, dscs, features, how
        self.environment, self.configure, self.as_here = environment, configure, as_here
        self.prefix = there / "prefix"

    def run(self, *command, cwd=None, **more):
        return run(*command, cwd=cwd, **self.environment | more)

    def build(self):
        """All that was made before goes when what it was made with changed."""
        made = [self.how, *map(str, self.configure), *self.features, *(dsc.read_text(encoding="utf-8") for dsc in self.dscs.values()),
                Path(__file__).read_text(encoding="utf-8")]
        key, done = sha256("\0".join(made).encode()), self.prefix / "complete"
        if done.exists() and done.read_text() == key:
            return
        shutil.rmtree(self.there, ignore_errors=True)
        self.there.mkdir(parents=True)
        with concurrent.futures.ThreadPoolExecutor() as pool:  # what they wait for most is configuration
            list(pool.map(self.one, self.dscs))
        done.write_text(key)

    def one(self, name):
        say(f"{name} {described(self.dscs[name])[0]}, with {self.how}")
        source = self.there / name
        run("dpkg-source", "--no-check", "-x", self.dscs[name], source)  # apt verified it, and this checks what it names
        getattr(self, name)(source, self.there / f"{name}-build")
        licences = self.prefix / "licences" / name
        licences.mkdir(parents=True)
        shutil.copy(source / LICENCES[name], licences)
        say(f"{name} is done")

    def cmake(self, source, build, target, *options):
        options = ["-DCMAKE_BUILD_TYPE=None", "-DBUILD_SHARED_LIBS=OFF", *options]
        first = []
        if self.as_here:
            here = build.with_name(f"{build.name}-here")
            run("cmake", "-S", source, "-B", here, "-G", "Ninja", *options, CC="cc", CFLAGS="", LDFLAGS="")
            cache = (here / "CMakeCache.txt").read_text(encoding="utf-8")
            answers = here / "answers.cmake"
            answers.write_text("".join(f'set({name} "{value}" CACHE INTERNAL "")\n' for name, value in
                                       re.findall(r"^((?:HAVE|SUPPORT|VA_LIST)_\w+|XML_SOCKLEN_T_\w+):INTERNAL=(.*)$", cache, re.M)))
            first = ["-C", answers]
        self.run("cmake", *first, "-S", source, "-B", build, "-G", "Ninja", f"-DCMAKE_INSTALL_PREFIX={self.prefix}",
                 "-DCMAKE_INSTALL_LIBDIR=lib", *options, *self.configure)
        self.run("cmake", "--build", build, "--target", target)
        self.run("cmake", "--install", build)

    def libxml2(self, source, build):
        names = set(re.findall(r"option\s*\(LIBXML2_WITH_(\w+)", (source / "CMakeLists.txt").read_text(encoding="utf-8")))
        without = [] if "THREADS" in self.features else ["-DHAVE_PTHREAD_H=0"]  # or 2.9 uses them all the same
        self.cmake(source, build, "all", *without,
                   *(f"-DLIBXML2_WITH_{name}={'ON' if name in self.features else 'OFF'}" for name in sorted(names)))

    def jansson(self, source, build):
        self.cmake(source, build, "all", "-DJANSSON_BUILD_DOCS=OFF", "-DJANSSON_WITHOUT_TESTS=ON", "-DJANSSON_EXAMPLES=OFF")

    def libffi(self, source, build):
        build.mkdir()
        if not (source / "configure").exists():  # from Debian 13 on
            run("autoreconf", "--install", cwd=source)
        self.run(source / "configure", f"--prefix={self.prefix}", f"--libdir={self.prefix}/lib", f"--host={os.uname().machine}-linux-gnu",
                 "--disable-shared", "--enable-static", "--with-pic", "--disable-docs", "--disable-multi-os-directory",
                 "--disable-exec-static-tramp", "--quiet", cwd=build)
        self.run("make", "--silent", "install", cwd=build)
