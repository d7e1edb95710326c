# SPDX-License-Identifier: MIT
"""`pip install ./bindings/python` of a clean tree, and of the sdist, each in a clean virtual environment."""
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

TOP = pathlib.Path(__file__).resolve().parents[2]


def run(*command, cwd, **more):
    """Its output; nothing in the environment points to the build tree."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | more
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout[-5000:]
    return done.stdout


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """The files of the repository as they are now, as a clone would have them."""
    there = tmp_path_factory.mktemp("tree")
    try:
        files = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=TOP, check=True,
                               capture_output=True, text=True).stdout.split("\0")[:-1]
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no clone of the repository")
    for file in files:
        if os.path.lexists(TOP / file):
            (there / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(TOP / file, there / file, follow_symlinks=False)
    return there


def listing(tree):
    return sorted(str(path) for path in tree.rglob("*"))


def install(what, there, *options):
    """In an environment of its own, which is then held to what an installed package must have."""
    run(sys.executable, "-m", "venv", "--without-pip", there / "venv", cwd=there)
    python = there / "venv" / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", *options, what, cwd=there)
    run(python, "-I", TOP / "tests/bindings/geinstalleerd.py", TOP, cwd=there)
    return run(python, "-c", "import sysconfig; print(sysconfig.get_path('platlib'))", cwd=there).strip()


def test_clean_tree(tree, tmp_path):
    before = listing(tree)
    packages = install(tree / "bindings" / "python", tmp_path)
    assert listing(tree) == before  # nothing is written there
    done = run(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-k", "stubtest", TOP / "tests/bindings/test_typen.py",
               cwd=tmp_path, PYTHONPATH=packages, PYTHONDONTWRITEBYTECODE="1")
    assert "1 passed" in done, done


def test_sdist_builds_from_itself(tree, tmp_path):
    before = listing(tree)
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", tree / "bindings" / "python", "--outdir", tmp_path,
        cwd=tmp_path)
    assert listing(tree) == before
    sdist, = tmp_path.glob("mborules-*.tar.gz")
    install(sdist, tmp_path, "--config-settings=cmake.build-type=Debug")  # quicker to build
