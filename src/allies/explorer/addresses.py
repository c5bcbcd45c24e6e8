"""Addresses of pages: a path, and what is asked beside it; an address is the whole ask."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

import msgspec

from allies.explorer.assets import versioned

Given = Mapping[str, tuple[str, ...]]
# Fields of the ask that go from a page to the pages it links to.
CARRIED = ("as_of", "account", "hide_outcome")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_NO_WORD = re.compile(r"[^a-z0-9]+")


class Address(msgspec.Struct, frozen=True):
    """An address.

    Attributes:
        path: words with slashes between them; empty for the first page.
        given: values given beside the path, by field.
    """

    path: str = ""
    given: Given = {}

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the path."""
        return tuple(self.path.split("/")) if self.path else ()

    def one(self, name: str) -> str:
        """Return the one value of a field; empty if it is not given."""
        return next((value for value in self.given.get(name, ()) if value), "")

    def several(self, name: str) -> tuple[str, ...]:
        """Return the values of a field."""
        return tuple(value for value in self.given.get(name, ()) if value)

    @property
    def page(self) -> int:
        """Which page of a list is asked for; the first if the address says nothing else."""
        return max(1, whole_number(self.one("page")) or 1)

    @property
    def query(self) -> str:
        """What is given, in one form: fields in order, empty values left out."""
        pairs = [
            (name, value) for name in sorted(self.given) for value in self.given[name] if value
        ]
        return urlencode(pairs)

    @property
    def key(self) -> str:
        """The whole address in one form."""
        return f"{self.path}?{self.query}" if self.query else self.path


def whole_number(text: str) -> int | None:
    """Return a text as a whole number; None if it is none, or is far too long."""
    return int(text) if _WHOLE.fullmatch(text) else None


def hyphened(text: str) -> str:
    """Return the plain letters and digits of a text with hyphens between, to name a place."""
    return _NO_WORD.sub("-", text.casefold()).strip("-")


class Links(Protocol):
    """How pages of one kind refer to one another."""

    def to(self, here: Address, path: str, given: Given) -> str:
        """Return how a page refers to another; empty if there is no such page."""

    def asset(self, here: Address, name: str) -> str:
        """Return how a page refers to a file that all pages share."""

    def data(self, here: Address, form: str) -> str:
        """Return how a page refers to its own data in another form; empty if there is none."""

    def figure(self, here: Address, name: str, form: str) -> str:
        """Return how a page refers to one of its figures as a file; empty if there is none."""


class ServerLinks:
    """Addresses from the root of a server; the ask goes along."""

    def to(self, here: Address, path: str, given: Given) -> str:
        """Return the address of a page; what is known and by whom stays as it is here."""
        carried = {name: here.given[name] for name in CARRIED if name in here.given}
        query = Address(path, {**carried, **given}).query
        return f"/{quote(path)}{f'?{query}' if query else ''}"

    def asset(self, here: Address, name: str) -> str:  # noqa: ARG002
        """Return the address of a shared file."""
        return f"/static/{versioned(name)}"

    def data(self, here: Address, form: str) -> str:
        """Return the address of the page's data."""
        query = f"?{here.query}" if here.query else ""
        return f"/{quote(here.path or 'index')}.{form}{query}"

    def figure(self, here: Address, name: str, form: str) -> str:
        """Return the address of a figure of the page."""
        query = Address(here.path, {**here.given, "figure": (name,)}).query
        return f"/{quote(here.path or 'index')}.{form}?{query}"


class FolderLinks:
    """Relative references between the files of a folder.

    Attributes:
        paths: the paths that have a page.
        forms: the forms of data beside each page.
    """

    def __init__(self, paths: Collection[str], forms: Collection[str] = ()) -> None:
        self.paths, self.forms = frozenset(paths), tuple(forms)

    def to(self, here: Address, path: str, given: Given) -> str:
        """Return the reference; empty for what is not among the files, such as a supposition."""
        if path not in self.paths or any(given.values()):
            return ""
        return _up(here) + quote(file_of(path))

    def asset(self, here: Address, name: str) -> str:
        """Return the reference to a shared file."""
        return f"{_up(here)}static/{name}"

    def data(self, here: Address, form: str) -> str:
        """Return the reference to the data of a page."""
        if form not in self.forms:
            return ""
        return _up(here) + quote(file_of(here.path, form))

    def figure(self, here: Address, name: str, form: str) -> str:
        """Return the reference to a figure of the page."""
        return _up(here) + quote(file_of(here.path, f"{name}.{form}"))


def _up(here: Address) -> str:
    return "../" * (len(here.parts) - 1) if here.parts else ""


def file_of(path: str, form: str = "html") -> str:
    """Return the file of a page below the folder of a site."""
    return f"{path or 'index'}.{form}"


def is_plain(path: str) -> bool:
    """Return whether every word of a path can be the name of a file on any system."""
    return all(_PLAIN.fullmatch(part) and ".." not in part for part in path.split("/"))
