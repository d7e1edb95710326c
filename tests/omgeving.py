# SPDX-License-Identifier: MIT
"""Packages from PyPI that tests need, in a virtual environment of the build: a machine has other versions, or none."""
import fcntl
import subprocess
import sys
import time
from pathlib import Path


def make(where, packages):
    """The Python of the environment `where` with the packages, made once; None, and a message, when it cannot be."""
    where.parent.mkdir(parents=True, exist_ok=True)
    with open(f"{where}.lock", "w") as lock:  # tests run side by side
        fcntl.flock(lock, fcntl.LOCK_EX)
        done, failed = where / "complete", Path(f"{where}.failed")
        if done.exists() and done.read_text() == " ".join(packages):
            return where / "bin" / "python", ""
        if failed.exists() and time.time() - failed.stat().st_mtime < 600:  # each test after it would wait as long
            return None, failed.read_text()
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", where], check=True, capture_output=True)
            subprocess.run([where / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                            *packages], check=True, capture_output=True)
        except subprocess.CalledProcessError as error:
            failed.write_text((error.stderr + error.stdout).decode(errors="replace").strip().split("\n")[-1])
            return None, failed.read_text()
        done.write_text(" ".join(packages))
        return where / "bin" / "python", ""


def site_packages(where):
    return str(Path(where) / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages")
