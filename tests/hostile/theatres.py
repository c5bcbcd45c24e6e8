"""Spoilt theatres: the small theatre with some of it changed, as by accident or by malice."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

from allies.theatre.files import SHIPPED, read_files
from tests.apparatus import template_texts
from tests.hostile.values import BYTES, nasty

Texts = dict[str, bytes]
Spoil = Callable[[random.Random, Texts], None]

_PAIR = re.compile(r"^(\s*(?:- )?)([a-z_]+): (.*)$")
_FORMAT = (
    "acts/more.yaml",
    "capitals/xhi.yaml",
    "coverage.yaml",
    "weights.yaml",
    "lift/fleets.yaml",
    "network/corridors.yaml",
    "comparisons.yaml",
    "judgements.yaml",
    "acts/more.csv",
)


def _file(chance: random.Random, texts: Texts) -> str:
    return chance.choice(sorted(texts))


def _lines(texts: Texts, name: str) -> list[str]:
    return texts[name].decode("utf-8", errors="replace").split("\n")


def _put(texts: Texts, name: str, lines: list[str]) -> None:
    texts[name] = "\n".join(lines).encode("utf-8", errors="replace")


def _bytes_put_in(chance: random.Random, texts: Texts) -> None:
    name = _file(chance, texts)
    at = chance.randrange(len(texts[name]) + 1)
    texts[name] = texts[name][:at] + chance.choice(BYTES) + texts[name][at:]


def _byte_changed(chance: random.Random, texts: Texts) -> None:
    name = _file(chance, texts)
    if texts[name]:
        at = chance.randrange(len(texts[name]))
        texts[name] = texts[name][:at] + bytes([chance.randrange(256)]) + texts[name][at + 1 :]


def _cut_short(chance: random.Random, texts: Texts) -> None:
    name = _file(chance, texts)
    texts[name] = texts[name][: chance.randrange(len(texts[name]) + 1)]


def _line_changed(chance: random.Random, texts: Texts) -> None:
    name = _file(chance, texts)
    lines = _lines(texts, name)
    at = chance.randrange(len(lines))
    how = chance.randrange(5)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(at, lines[at])
    elif how == 2:
        lines[at] = " " * chance.randrange(1, 5) + lines[at]
    elif how == 3:
        lines[at] = lines[at].lstrip()
    else:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    _put(texts, name, lines)


def _value_changed(chance: random.Random, texts: Texts) -> None:
    name = _file(chance, texts)
    lines = _lines(texts, name)
    if name.endswith(".csv"):
        at = chance.randrange(len(lines))
        cells = lines[at].split(",")
        cells[chance.randrange(len(cells))] = nasty(chance)
        lines[at] = ",".join(cells)
    else:
        found = [(at, match) for at, line in enumerate(lines) if (match := _PAIR.match(line))]
        if found:
            at, match = chance.choice(found)
            lines[at] = f"{match[1]}{match[2]}: {nasty(chance)}"
    _put(texts, name, lines)


def _key_changed(chance: random.Random, texts: Texts) -> None:
    name = _file(chance, texts)
    lines = _lines(texts, name)
    found = [(at, match) for at, line in enumerate(lines) if (match := _PAIR.match(line))]
    if found:
        at, match = chance.choice(found)
        key = chance.choice((nasty(chance), match[2] + "s", match[2][:-1], "id", "on", "cites"))
        lines[at] = f"{match[1]}{key}: {match[3]}"
    _put(texts, name, lines)


def _word_changed(chance: random.Random, texts: Texts) -> None:
    """Let a word of one file stand where one of another stood."""
    words = sorted(set(re.findall(rb"[A-Za-z][\w.-]{2,}", b" ".join(texts.values()))))
    name = _file(chance, texts)
    own = sorted(set(re.findall(rb"[A-Za-z][\w.-]{2,}", texts[name])))
    if own:
        texts[name] = texts[name].replace(chance.choice(own), chance.choice(words), 1)


def _file_gone(chance: random.Random, texts: Texts) -> None:
    del texts[_file(chance, texts)]


def _file_moved(chance: random.Random, texts: Texts) -> None:
    name, other = _file(chance, texts), _file(chance, texts)
    texts[other] = texts[name]


def _file_more(chance: random.Random, texts: Texts) -> None:
    other = chance.choice((*_FORMAT, "acts/a b.yaml", "acts/deep/er.yaml", "x.txt", "acts/x.csv"))
    texts[other] = texts[_file(chance, texts)]


def _in_another_code(chance: random.Random, texts: Texts) -> None:
    name = _file(chance, texts)
    text = texts[name].decode("utf-8", errors="replace")
    code = chance.choice(("utf-16", "utf-32", "utf-8-sig", "utf-7"))
    texts[name] = text.encode(code, errors="replace")


def _deep(chance: random.Random, texts: Texts) -> None:
    sign = chance.choice(("[", "{a: ", "- ", "? "))
    texts["acts/deep.yaml"] = (sign * chance.choice((23, 24, 25, 5_000))).encode()


def _bomb(chance: random.Random, texts: Texts) -> None:
    levels = [f"l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 9)}]" for at in range(1, 20)]
    texts["acts/bomb.yaml"] = "\n".join(["l0: &l0 lol", *levels]).encode()


def _many(chance: random.Random, texts: Texts) -> None:
    """Add many entries, most of them at fault."""
    kinds = ("claimed", "withdrew", "acceded", "stance_taken", "expeled", "entered_into_force")
    count = chance.choice((300, 1_500))
    texts["acts/many.yaml"] = "".join(
        f"- {{act: {chance.choice(kinds)}, by: X{chance.randrange(99)}, of: pact, on: 2008-06,"
        f" says: s{at}, about: [a{at}], cites: [{{source: paper{at}, at: p}}]}}\n"
        for at in range(count)
    ).encode()


def _circle(chance: random.Random, texts: Texts) -> None:
    count = chance.choice((2, 3, 400))
    rules = "".join(
        f"  - {{id: c{at}, instrument: pact.treaty, says: s, effect: permit,"
        f" means: [rapid_reaction], overrides: [c{(at + 1) % count}],"
        " cites: [{source: pact-text, at: p}]}\n"
        for at in range(count)
    )
    texts["organisations/pact.yaml"] = texts.get("organisations/pact.yaml", b"") + rules.encode()


def _long(chance: random.Random, texts: Texts) -> None:
    word = chance.choice(("x", "\u202e", "a b ", "\u200b", "'", "["))
    size = chance.choice((10_000, 1_000_000))
    texts["acts/long.yaml"] = f'- act: claimed\n  says: "{word * (size // len(word))}"\n'.encode()


def _csv_broken(chance: random.Random, texts: Texts) -> None:
    name = chance.choice(("network/places.csv", "network/links.csv"))
    lines = _lines(texts, name) if name in texts else ["a,b"]
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(('"', lines[at] + ",", lines[at] + '"', lines[at][:-3], "," * 50))
    _put(texts, name, lines)


def _defaults(chance: random.Random, texts: Texts) -> None:
    """Put defaults above the entries of a file, sound ones or not."""
    name = _file(chance, texts)
    given = chance.choice(("{source: pact-text}", nasty(chance), "{at: [x]}", "{sorce: x}"))
    key = chance.choice(("entries:\n", "entries: ", "", "entries:\n- {}\n"))
    texts[name] = f"defaults: {given}\n{key}".encode("utf-8", errors="replace") + texts[name]


SPOILS: tuple[Spoil, ...] = (
    _bytes_put_in,
    _byte_changed,
    _cut_short,
    _line_changed,
    _line_changed,
    _value_changed,
    _value_changed,
    _value_changed,
    _key_changed,
    _key_changed,
    _word_changed,
    _word_changed,
    _file_gone,
    _file_moved,
    _file_more,
    _in_another_code,
    _deep,
    _bomb,
    _many,
    _circle,
    _long,
    _csv_broken,
    _defaults,
)
# What stands in the place of a file.
_PLACES: tuple[Callable[[Path], object], ...] = (
    os.mkfifo,
    lambda path: path.mkdir(),
    lambda path: path.symlink_to(path),
    lambda path: path.symlink_to("/dev/zero"),
    lambda path: path.symlink_to("/proc/self/mem"),
    lambda path: path.symlink_to("nowhere"),
    lambda path: path.symlink_to("/etc/passwd"),
)


def spoilt_texts(seed: int, theatre: str = "") -> Texts:
    """Return the texts of a shipped theatre, or of the small one, with some of it changed."""
    chance = random.Random(f"theatre {theatre} {seed}".replace("  ", " "))
    texts = dict(read_files(SHIPPED / theatre).texts) if theatre else template_texts()
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        chance.choice(SPOILS)(chance, texts)
        if not texts:
            break
    return texts


def write_spoilt(seed: int, folder: Path, theatre: str = "") -> None:
    """Write a spoilt theatre to a folder; now and then something stands there that is no file.

    Args:
        seed: names the changes.
        folder: where to write.
        theatre: a shipped theatre to spoil; the small one if not given.
    """
    chance = random.Random(f"place {seed}")
    folder.mkdir(exist_ok=True)
    texts = spoilt_texts(seed, theatre)
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    if texts and chance.random() < 0.1:
        path = folder / chance.choice(sorted(texts))
        path.unlink()
        chance.choice(_PLACES)(path)
