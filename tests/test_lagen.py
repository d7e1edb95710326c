# SPDX-License-Identifier: MIT
"""The rooms of the library include each other in the order of docs/bouw.md, and that page tells of every folder."""
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = "docs/bouw.md"


def page():
    """The rooms in their order, and the folders of the top level, each with its sentence."""
    parts = (ROOT / PAGE).read_text().split("\n## ")[1:3]
    return [dict(re.findall(r"^\| `([\w.]+)/` \| (.*) \|$", part, re.M)) for part in parts]


def folders(of):
    """The folders below `of` that hold a file of the project: what git does not ignore, or what a tarball brought."""
    found = {path.name for path in (ROOT / of).iterdir() if path.is_dir() and not path.name.startswith("build")}
    if (ROOT / ".git").exists():
        files = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT / of,
                               capture_output=True, text=True, check=True).stdout.splitlines()
        found = {file.split("/")[0] for file in files if "/" in file and (ROOT / of / file).exists()}
    return {name for name in found if not name.startswith((".", "__"))}


def includes():
    """(room, room that it includes): the places, each file:line."""
    edges = {}

    def add(path, pattern, room):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = re.match(pattern, line)
            if found:
                edges.setdefault((room, found.group(1)), []).append(f"{path.relative_to(ROOT)}:{number}")

    for path in sorted((ROOT / "libmborules").rglob("*.[ch]")):
        add(path, r'\s*#\s*include\s+"(\w+)/', path.relative_to(ROOT / "libmborules").parts[0])
    rooms = page()[0]
    for path in sorted((ROOT / "include/mborules").glob("*.h")):
        if path.stem in rooms:
            add(path, r"\s*#\s*include\s+<mborules/(%s)\.h>" % "|".join(rooms), path.stem)
    return edges


def wrong(edges, order):
    """The includes that go against the order."""
    return sorted(
        (room, other) for room, other in edges
        if room in order and other in order and order.index(other) > order.index(room)
    )


def circle(edges):
    """Rooms that include each other in a circle, the first one again at the end; [] when there are none."""
    after = {}
    for room, other in edges:
        if room != other:
            after.setdefault(room, set()).add(other)

    def walk(path):
        for other in sorted(after.get(path[-1], ())):
            if other in path:
                return path[path.index(other):] + [other]
            if other not in done:
                found = walk(path + [other])
                if found:
                    return found
        done.add(path[-1])
        return []

    done = set()
    for room in sorted(after):
        found = walk([room]) if room not in done else []
        if found:
            return found
    return []


class Checks(unittest.TestCase):
    """The checks see what is wrong in made-up rooms."""

    def test_order(self):
        edges = {("kern", "batch"), ("batch", "kern"), ("batch", "batch")}
        self.assertEqual(wrong(edges, ["kern", "batch"]), [("kern", "batch")])

    def test_circle(self):
        self.assertEqual(circle({("a", "b"), ("b", "c"), ("c", "a"), ("a", "a")}), ["a", "b", "c", "a"])
        self.assertEqual(circle({("a", "b"), ("a", "c"), ("b", "c"), ("c", "c")}), [])


class Lagen(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.rooms, cls.top = page()
        cls.edges = includes()

    def test_order(self):
        against = [
            f"{room} includes {other}, which comes after it in {PAGE}: {', '.join(self.edges[room, other])}"
            for room, other in wrong(self.edges, list(self.rooms))
        ]
        self.assertEqual(against, [])

    def test_circle(self):
        self.assertEqual(" -> ".join(circle(self.edges)), "")

    def test_known_rooms(self):
        self.assertEqual(sorted({other for _, other in self.edges} - set(self.rooms)), [])

    def test_every_folder_has_a_sentence(self):
        self.assertEqual(sorted(folders("libmborules")), sorted(self.rooms))
        self.assertEqual(sorted(folders(".")), sorted(self.top))

    def test_one_sentence(self):
        for name, sentence in {**self.rooms, **self.top}.items():
            self.assertRegex(sentence, r"^[A-Z][^.]*(\.\w[^.]*)*\.$", name)


if __name__ == "__main__":
    unittest.main()
