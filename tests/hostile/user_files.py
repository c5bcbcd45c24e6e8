"""Hostile files that questions bring along: games, questions to settle, tables, cases, answers."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

from tests.hostile.values import BYTES, NASTY, nasty

_GAME = """\
name: A council
all:
  - {quota: 3, weights: {A: 2, B: 1, C: 1}}
  - {quota: 2, weights: {A: 1, B: 1, C: 1}}
"""
_SETTLED = """\
question: How much?
unit: USD
actors:
  A: {position: 10, capability: 2, salience: 0.5}
  B: {position: {triangular: [0, 5, 9]}, capability: 1, salience: 1}
"""
_TABLE = "iso3,year,cinc\nKAZ,2012,0.01\nRUS,2012,0.2\nUZB,2012,0.005\n"
_CASES = """\
meta:
  input_fields: [organisation, date_of_occasion, trigger, host_request]
cases:
- {id: a, organisation: CSTO, date_of_occasion: 2010-06-12, trigger: internal_unrest,
   host_request: true, outcome: declined, days_to_decision: 2}
- {id: b, organisation: NATO, date_of_occasion: 2011-06-12, trigger: coup,
   host_request: false, outcome: deployed, days_to_first_troops: 3, troops_total_approx: 900}
"""
_ANSWER = json.dumps(
    {
        "schema": "allies/members/2",
        "asked": {
            "question": "members",
            "fields": {"organisation": "csto", "on": "2012-07-15"},
            "theatre": "central_asia",
            "as_of": None,
            "account": "best_evidence",
            "what_if": {},
            "seed": 0,
            "hide_outcome": False,
        },
    },
    indent=1,
)
# What each file is given to, with its name, and a good one to begin with.
_USES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("power", "--game"), "game.yaml", _GAME),
    (("settlement",), "asked.yaml", _SETTLED),
    (("power", "csto", "--on", "2012-06-01", "--capability"), "table.csv", _TABLE),
    (("backtest",), "cases.yaml", _CASES),
    (("replicate",), "answer.json", _ANSWER),
)


def good_files(folder: Path) -> list[list[str]]:
    """Write every file unspoilt to a folder; return the words of the commands that read them."""
    for _, name, good in _USES:
        (folder / name).write_text(good, encoding="utf-8")
    return [[*use, str(folder / name)] for use, name, _ in _USES]


def hostile_file(seed: int, folder: Path) -> list[str]:
    """Write a hostile file to a folder; return the words of a command that reads it."""
    chance = random.Random(f"file {seed}")
    use, name, good = _USES[seed % len(_USES)]
    path = folder / name
    words = [*use, str(path)]
    if chance.random() < 0.1:
        chance.choice(
            (
                os.mkfifo,
                lambda at: at.symlink_to(at),
                lambda at: at.symlink_to("/dev/zero"),
                lambda at: at.mkdir(),
                lambda at: at.write_bytes(b"[" * 100_000),
                lambda at: at.write_bytes(b" " * 2_000_001),
                lambda at: at.write_bytes(b""),
            )
        )(path)
        return words
    if name.endswith(".yaml") and chance.random() < 0.2:
        path = path.with_suffix(".json")
        words[-1] = str(path)
        good = chance.choice(('{"cases": [{}]}', '{"quota": 1}', "[1, 2", '{"a": NaN}'))
    content = good.encode()
    for _ in range(chance.choice((1, 1, 2, 4))):
        content = _changed(chance, content)
    path.write_bytes(content)
    return words


def _changed(chance: random.Random, content: bytes) -> bytes:
    """Return a content with one thing in it changed."""
    words = [word for word in content.replace(b",", b" ").split() if len(word) > 1] or [b"x"]
    at = chance.randrange(len(content) + 1)
    how = chance.randrange(6)
    if how == 0:
        return content[:at] + chance.choice(BYTES) + content[at:]
    if how == 1:
        return content[:at]
    if how == 2:
        return content.replace(chance.choice(words), nasty(chance).encode(errors="replace"), 1)
    if how == 3:
        return content.replace(chance.choice(words), chance.choice(words), 1)
    lines = content.split(b"\n")
    line = chance.randrange(len(lines))
    if how == 4:
        del lines[line]
    else:
        lines.insert(line, chance.choice((*lines, *(word.encode() for word in NASTY))))
    return b"\n".join(lines)
