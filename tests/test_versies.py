# SPDX-License-Identifier: MIT
"""What a version promises is the same in docs/versies.md, the changelog, the name of the library and find_package.

test_versies.py CMAKE VERSION VERSION_FILE [NAME_OF_THE_SHARED_LIBRARY]
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent


def accepted(cmake, version_file, asked):
    """Does the package take itself for version `asked`?"""
    script = (
        f'set(PACKAGE_FIND_VERSION {asked})\nstring(REPLACE "." ";" parts {asked})\n'
        "list(GET parts 0 PACKAGE_FIND_VERSION_MAJOR)\nlist(GET parts 1 PACKAGE_FIND_VERSION_MINOR)\n"
        f'list(LENGTH parts PACKAGE_FIND_VERSION_COUNT)\ninclude("{version_file}")\n'
        'if(PACKAGE_VERSION_COMPATIBLE)\n  message("accepted")\nendif()\n'
    )
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "ask.cmake"
        file.write_text(script)
        out = subprocess.run([cmake, "-P", file], capture_output=True, text=True, check=True)
    return "accepted" in out.stderr


class Versies(unittest.TestCase):
    cmake = version = version_file = soname = None

    def setUp(self):
        self.major, self.minor, self.patch = map(int, self.version.split("."))
        table = re.findall(r"^\| (0|X)\.Y\.Z.*?\| (.*?) \| `(.*?)` \| (\S+),", (ROOT / "docs/versies.md").read_text(), re.M)
        rows = {row[0]: row[1:] for row in table}
        self.assertEqual(sorted(rows), ["0", "X"])
        self.breaks, self.name, self.accepts = rows["0" if self.major == 0 else "X"]

    def filled_in(self, text):
        return text.replace("X", str(self.major)).replace("Y", str(self.minor))

    def test_name_of_the_library(self):
        if not self.soname:
            self.skipTest("a static library has no such name")
        self.assertEqual(self.soname, self.filled_in(self.name))

    def test_find_package(self):
        X, Y = self.major, self.minor
        for asked, same in [
            (f"{X}.{Y}", True),
            (f"{X}.{Y}.{self.patch}", True),
            (f"{X}.{Y}.{self.patch + 1}", False),
            (f"{X}.{Y + 1}", False),
            (f"{X}.{Y - 1}", self.accepts == "X") if Y > 0 else (f"{X}.{Y}", True),
            (f"{X + 1}.0", False),
        ]:
            self.assertEqual(accepted(self.cmake, self.version_file, asked), same, asked)

    def test_changelog(self):
        head = " ".join((ROOT / "CHANGELOG.md").read_text().split("## ")[0].split())
        self.assertIn("docs/versies.md", head)
        self.assertEqual("Until 1.0.0 a minor version may change the API" in head, self.breaks == "a new Y")


if __name__ == "__main__":
    Versies.cmake, Versies.version, Versies.version_file, Versies.soname = (sys.argv[1:] + [None])[:4]
    unittest.main(argv=sys.argv[:1])
