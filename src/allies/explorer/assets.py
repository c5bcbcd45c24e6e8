"""The files that all pages share: read and compressed once, then sent from memory."""

from __future__ import annotations

import gzip
from functools import cache
from hashlib import blake2s
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec

_KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
}
_PACKED = ("woff2",)  # compressed already


class Asset(msgspec.Struct, frozen=True):
    """A file that pages share.

    Attributes:
        kind: of the content.
        body: the content.
        zipped: the content compressed; empty if that makes it no smaller.
        tag: names the content.
    """

    kind: str
    body: bytes
    zipped: bytes
    tag: str


@cache
def assets() -> dict[str, Asset]:
    """Return every shared file by its name below the folder of shared files."""
    return dict(_read(resources.files("allies.explorer").joinpath("static"), ""))


def _read(folder: Traversable, before: str) -> list[tuple[str, Asset]]:
    found: list[tuple[str, Asset]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        name = before + item.name
        if item.is_dir():
            found.extend(_read(item, f"{name}/"))
        elif (form := item.name.rpartition(".")[2]) in _KINDS:
            body = item.read_bytes()
            zipped = b"" if form in _PACKED else gzip.compress(body, 9, mtime=0)
            tag = blake2s(body, digest_size=6).hexdigest()
            found.append((name, Asset(_KINDS[form], body, zipped, tag)))
    return found


def versioned(name: str) -> str:
    """Return the name of a shared file with its tag; one with a tag may be kept for good.

    The style sheet names fonts without a tag, so a preloaded font has none either.
    """
    found = assets().get(name)
    if found is None or name.startswith("fonts/"):
        return name
    return f"{name}?v={found.tag}"
