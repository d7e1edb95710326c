#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One wheel for every Python from 3.11 on Linux with glibc 2.17 or later, with all that it needs in it: ./run wheel [--twice]

libxml2 (no more of it than the library uses) and libffi are built static from the source packages of this Debian, as its
signed index has them; `zig cc` of PyPI compiles for an older glibc than that of this machine. The wheel has the licences of
all that is in it and a bill of materials; it is checked, installed for each Python that is found here, and tried there.
With --twice the library, the extension and the wheel are made again in another folder, and have to be the same bytes.
"""
import argparse
import base64
import concurrent.futures
import csv
import datetime
import hashlib
import importlib.metadata
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import time
import uuid
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import omgeving  # noqa: E402
from debian import LICENCES, TOP, Libraries, described, fail, run, say, sha256, sources  # noqa: E402

WORK = TOP / "build" / "wheel"
GLIBC = "2.17"  # manylinux2014
MACHINE = platform.machine()
TAGS = [f"manylinux2014_{MACHINE}", f"manylinux_{GLIBC.replace('.', '_')}_{MACHINE}"]
FEATURES = ("PUSH", "THREADS", "TREE")  # of libxml2, where they can be left out: what structuur/laden.c calls
CFLAGS = "-O2 -fPIC -fvisibility=hidden -ffunction-sections -fdata-sections"


class Builder(Libraries):
    """All that is compiled."""

    def __init__(self, dscs):
        import ziglang
        zig = Path(ziglang.__file__).parent / "zig"
        target = f"{MACHINE}-linux-gnu.{GLIBC}"
        self.cflags = f"{CFLAGS} -ffile-prefix-map={WORK}=."
        environment = {
            "CC": f"{zig} cc -target {target}", "CFLAGS": self.cflags, "LDFLAGS": "-Wl,--gc-sections -s",
            "ZIG_GLOBAL_CACHE_DIR": str(WORK / "zig"), "ZIG_LOCAL_CACHE_DIR": str(WORK / "zig"),
            "CMAKE_GENERATOR": "Ninja", "CMAKE_C_COMPILER_LAUNCHER": ""}
        how = f"zig {importlib.metadata.version('ziglang')} for {target}, {CFLAGS}"
        super().__init__(WORK / "static", dscs, FEATURES, how, environment)

    def wheel(self, there):
        """As scikit-build-core makes it, not yet what is handed out; built in a folder."""
        say("the library and the extension")
        import sysconfig
        # Debian's pyconfig.h includes that of the architecture from beside its folder, which zig does not search.
        include = there / "include"
        include.mkdir(parents=True, exist_ok=True)
        beside = Path(sysconfig.get_paths()["include"]).parent / sysconfig.get_config_var("MULTIARCH")
        if beside.is_dir() and not (include / beside.name).exists():
            (include / beside.name).symlink_to(beside)
        out = there / "out"
        shutil.rmtree(out, ignore_errors=True)
        self.run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, TOP / "bindings" / "python",
                 f"-Cbuild-dir={there / 'build'}", "-Ccmake.define.CMAKE_C_FLAGS_RELEASE=-O2 -DNDEBUG",
                 CFLAGS=f"{self.cflags} -ffile-prefix-map={there}=. -ffile-prefix-map={TOP}=. -isystem {include}",
                 CMAKE_PREFIX_PATH=str(self.prefix),
                 PKG_CONFIG_LIBDIR=str(self.prefix / "lib" / "pkgconfig"), PKG_CONFIG_PATH="", SOURCE_DATE_EPOCH=str(epoch()))
        return next(out.glob("*.whl"))


# ---- the wheel


def epoch():
    """The day of the commit: a wheel does not tell when it was built."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or run("git", "-C", TOP, "log", "-1", "--format=%ct"))


def bill(version, files, dscs):
    """What is in the wheel, as CycloneDX 1.6."""
    own = {"type": "library", "bom-ref": "mborules", "name": "mborules", "version": version,
           "purl": f"pkg:pypi/mborules@{version}", "licenses": [{"expression": "MIT"}],
           "components": [{"type": "file", "name": name, "bom-ref": name, "hashes": [{"alg": "SHA-256", "content": sha256(data)}]}
                          for name, data in sorted(files.items())]}
    distro = dict(line.rstrip("\n").replace('"', "").split("=", 1) for line in open("/etc/os-release", encoding="utf-8")
                  if "=" in line)
    components = []
    for name, dsc in dscs.items():
        debian, named = described(dsc)
        named = named | {dsc.name: sha256(dsc.read_bytes())}
        pool = f"https://deb.debian.org/debian/pool/main/{name[:4]}/{name}"
        purl = f"pkg:deb/debian/{name}@{debian.replace('+', '%2B')}?arch=source&distro={distro['VERSION_CODENAME']}"
        components.append({
            "type": "library", "bom-ref": name, "name": name, "version": debian, "purl": purl,
            "licenses": [{"license": {"id": "MIT"}}], "properties": [{"name": "mborules:linked", "value": "static"}],
            "externalReferences": [{"type": "source-distribution", "url": f"{pool}/{file}",
                                    "hashes": [{"alg": "SHA-256", "content": digest}]} for file, digest in sorted(named.items())]})
    made = datetime.datetime.fromtimestamp(epoch(), datetime.timezone.utc).isoformat().replace("+00:00", "Z")
    tools = [{"type": "application", "name": name, "version": importlib.metadata.version(name), "purl":
              f"pkg:pypi/{name}@{importlib.metadata.version(name)}"} for name in ("scikit-build-core", "ziglang")]
    whole = {"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6",
             "version": 1, "metadata": {"timestamp": made, "tools": {"components": tools}, "component": own},
             "components": components,
             "dependencies": [{"ref": "mborules", "dependsOn": list(dscs)}, *({"ref": name} for name in dscs)]}
    whole["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(whole, sort_keys=True)).urn
    return json.dumps(whole, indent=1).encode() + b"\n"


def finish(made, builder, there):
    """The wheel that is handed out: with licences, bill of materials and tags; sorted, and without a time of its own."""
    say("licences, bill of materials, tags")
    with zipfile.ZipFile(made) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    info = next(name for name in files if name.endswith(".dist-info/METADATA")).split("/")[0]
    version = info.removesuffix(".dist-info").split("-")[1]
    del files[f"{info}/RECORD"]
    carried = {name: data for name, data in files.items() if not name.startswith(info)}
    licences = [f"{name}/{LICENCES[name]}" for name in builder.dscs]
    for licence in licences:
        files[f"{info}/licenses/{licence}"] = (builder.prefix / "licences" / licence).read_bytes()
    files[f"{info}/METADATA"] = files[f"{info}/METADATA"].replace(
        b"License-File: LICENSE\n", "".join(f"License-File: {name}\n" for name in ("LICENSE", *licences)).encode(), 1)
    wheel = re.sub(r"^Tag: .*\n", "", files[f"{info}/WHEEL"].decode(), flags=re.M).rstrip("\n")
    files[f"{info}/WHEEL"] = (wheel + "\n" + "".join(f"Tag: cp311-abi3-{tag}\n" for tag in TAGS)).encode()
    files[f"{info}/sboms/mborules.cdx.json"] = bill(version, carried, builder.dscs)
    record = io.StringIO()
    rows = csv.writer(record, lineterminator="\n")
    files = dict(sorted(files.items(), key=lambda file: (file[0].startswith(info), file[0])))  # what tells of it is last
    for name, data in files.items():
        rows.writerow([name, "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("="), len(data)])
    rows.writerow([f"{info}/RECORD", "", ""])
    there.mkdir(parents=True, exist_ok=True)
    out = there / f"mborules-{version}-cp311-abi3-{'.'.join(TAGS)}.whl"
    when = time.gmtime(max(epoch(), 315532800))[:6]  # a zip file begins in 1980
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in [*files.items(), (f"{info}/RECORD", record.getvalue().encode())]:
            entry = zipfile.ZipInfo(name, when)
            entry.external_attr = (0o100755 if name.endswith(".so") else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return out


# ---- what must hold of it


def check(wheel):
    say("auditwheel, abi3audit, the bill of materials")
    program = Path(sys.executable).parent
    shown = run(program / "auditwheel", "show", wheel)
    if f'platform tag:\n"{TAGS[1]}"' not in re.sub(r"\s*\n\s*", "\n", shown).replace("tag: ", "tag:\n"):
        fail(f"auditwheel: not {TAGS[1]}\n{shown}")
    run(program / "abi3audit", "--strict", wheel)
    with zipfile.ZipFile(wheel) as archive:
        extension = archive.read("mborules/_core.abi3.so")
        sbom = archive.read(next(name for name in archive.namelist() if name.endswith(".cdx.json"))).decode()
    for path in (TOP, Path.home(), Path(sys.prefix)):
        if str(path).encode() + b"/" in extension:
            fail(f"a path of this machine is in the extension: {path}")
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom)
    if error:
        fail(f"the bill of materials is no CycloneDX: {error}")


def pythons():
    """Each CPython from 3.11 that is here, one of each version."""
    found = {}
    folders = [*map(Path, os.environ.get("PATH", "").split(os.pathsep)), Path("/usr/bin"),
               *(Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions").glob("*/bin")]
    for python in [Path(sys.executable), *(file for folder in folders for file in sorted(folder.glob("python3*")))]:
        if not re.fullmatch(r"python(3(\.\d+)?)?", python.name):
            continue
        told = subprocess.run([python, "-c", "import sys, venv; print(sys.implementation.name, sys.version_info >= (3, 11), "
                               "sys.version.split()[0], sys._base_executable)"], capture_output=True, text=True)
        if told.returncode == 0 and told.stdout.startswith("cpython True "):
            _, _, version, base = told.stdout.split()
            found.setdefault(version, base)
    return found


def install(wheel):
    """For each Python, in a clean environment."""
    for version, python in sorted(pythons().items()):
        say(f"installed for Python {version}, the scenarios run")
        there = WORK / "venv"
        run(python, "-m", "venv", "--clear", "--without-pip", there)
        run(sys.executable, "-m", "pip", "--python", there / "bin" / "python", "install", "--quiet", "--no-index", "--no-compile",
            "--disable-pip-version-check", wheel)
        run(there / "bin" / "python", "-I", TOP / "tests" / "bindings" / "geinstalleerd.py", TOP, cwd=there)
        shutil.rmtree(there)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--twice", action="store_true", help="build again in another folder: it must be the same bytes")
    args = parser.parse_args()
    omgeving.enter()
    dscs = sources("libxml2", "libffi")
    builder = Builder(dscs)
    builder.build()
    wheel = finish(builder.wheel(builder.there / "module"), builder, WORK / "dist")
    if args.twice:
        again = WORK / "once" / "more"
        shutil.rmtree(again, ignore_errors=True)
        other = finish(builder.wheel(again), builder, again / "dist")
        if wheel.read_bytes() != other.read_bytes():
            fail(f"built twice, it is not the same: {wheel} {other}")
    check(wheel)
    install(wheel)
    print(f"{wheel.relative_to(TOP)}\n{wheel.stat().st_size} bytes\nsha256 {sha256(wheel.read_bytes())}"
          f"{', and the same when built again' if args.twice else ''}")


if __name__ == "__main__":
    main()
