"""Ways in which a file of a cache may be found, by accident or by malice."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from allies.files import keep

Spoil = Callable[[Path], object]


def _replaced(make: Spoil) -> Spoil:
    """Return what puts something else where a file stands."""

    def spoil(file: Path) -> None:
        file.unlink()
        make(file)

    return spoil


def _folder(file: Path) -> None:
    file.mkdir()
    (file / "inside").touch()


def _kept_as(content: bytes) -> Spoil:
    """Return what keeps other content in a file, with the digest that it should have."""
    return lambda file: keep(file, content, 1_000)


WAYS: Mapping[str, Spoil] = {
    "emptied": lambda file: file.write_bytes(b""),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "cut to less than a digest": lambda file: file.write_bytes(file.read_bytes()[:7]),
    "its last byte changed": lambda file: file.write_bytes(file.read_bytes()[:-1] + b" "),
    "its first byte changed": lambda file: file.write_bytes(b"x" + file.read_bytes()[1:]),
    "something added": lambda file: file.write_bytes(file.read_bytes() + b" "),
    "without its digest": lambda file: file.write_bytes(file.read_bytes()[16:]),
    "another object": _kept_as(b"{}"),
    "another list": _kept_as(b"[1, 2]"),
    "nothing": _kept_as(b"null"),
    "no JSON": _kept_as(b"{"),
    "no text": _kept_as(b"\xff\xfe"),
    "deep": _kept_as(b"[" * 100_000),
    "a pipe": _replaced(os.mkfifo),
    "a folder": _replaced(_folder),
    "a link without end": _replaced(lambda file: file.symlink_to("/dev/zero")),
    "a link to itself": _replaced(lambda file: file.symlink_to(file)),
    "a link to nothing": _replaced(lambda file: file.symlink_to("nowhere")),
}
IN_EVERY_WAY = pytest.mark.parametrize("spoil", WAYS.values(), ids=WAYS)
