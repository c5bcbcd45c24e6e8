"""Whole commands, against the same command tree in bare Typer and against bare imports."""

from __future__ import annotations

import ast
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from allies.cli import app as our_app
from benchmarks.measuring import Measured, in_turn, process

ROUNDS = 15
BARE_IMPORTS = "import numpy, pydantic, rich"


def _bare_tree() -> str:
    """Return our command tree with every body taken out: Typer and nothing else."""
    tree = ast.parse(Path(our_app.__file__).read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            node.body = node.body[:1]
    return ast.unparse(tree) + "\napp()\n"


def measure() -> Iterator[Measured]:
    """Measure the start of the program, and a whole answer, both in a fresh process."""
    allies = str(Path(sys.executable).with_name("allies"))
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(_bare_tree(), encoding="utf-8")
        ours, theirs = in_turn(
            process(allies, "--help"), process(sys.executable, str(bare), "--help"), ROUNDS
        )
    yield Measured("allies --help", "the same tree in bare Typer", ours, theirs, 1.2)
    bare_imports = process(sys.executable, "-c", BARE_IMPORTS)
    # What a page costs that nothing is drawn for: the libraries, the theatre and the printing.
    undrawn = process(allies, "members", "csto")
    ours, theirs = in_turn(undrawn, bare_imports, ROUNDS)
    yield Measured("allies members csto", BARE_IMPORTS, ours, theirs, 2.0)
    again = process(allies, "assess", "osh-2010")
    ours, theirs = in_turn(again, bare_imports, ROUNDS)
    yield Measured("allies assess osh-2010, asked before", BARE_IMPORTS, ours, theirs, 2.0)
    # A seed that nobody has used makes a question that nobody has asked.
    seeds = count(1)
    ours, theirs = in_turn(
        lambda: process(allies, "assess", "osh-2010", "--seed", str(next(seeds)))(),
        bare_imports,
        ROUNDS,
    )
    yield Measured("allies assess osh-2010, never asked", BARE_IMPORTS, ours, theirs, 2.0)
