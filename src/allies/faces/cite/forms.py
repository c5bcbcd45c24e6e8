"""Writes works as BibTeX, CSL-JSON and RIS; no text of a work becomes markup of its form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from allies.faces.cite.works import Kind, Work

_BIBTEX: Mapping[Kind, str] = {
    "article": "article",
    "news": "misc",
    "report": "techreport",
    "treaty": "misc",
    "statute": "misc",
    "web": "misc",
    "dataset": "misc",
    "software": "misc",
}
_CSL: Mapping[Kind, str] = {
    "article": "article-journal",
    "news": "article-newspaper",
    "report": "report",
    "treaty": "treaty",
    "statute": "legislation",
    "web": "webpage",
    "dataset": "dataset",
    "software": "software",
}
_RIS: Mapping[Kind, str] = {
    "article": "JOUR",
    "news": "NEWS",
    "report": "RPRT",
    "treaty": "LEGAL",
    "statute": "STAT",
    "web": "ELEC",
    "dataset": "DATA",
    "software": "COMP",
}
# Where each kind of work names its publisher, in BibTeX.
_PUBLISHER: Mapping[Kind, str] = {"article": "journal", "report": "institution"}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "&%$#_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9:._-]")
_SPACES = re.compile(r"\s+")
_IN_ADDRESS = {letter: f"%{ord(letter):02X}" for letter in '{}\\ <>"^`|'}


def bibtex(works: Iterable[Work]) -> str:
    """Return works as BibTeX in UTF-8; double braces keep the capitals of names and titles."""
    return "\n".join(map(_entry, works))


def _entry(work: Work) -> str:
    fields = [
        ("author", f"{{{{{_tex(work.author)}}}}}" if work.author else ""),
        ("title", f"{{{{{_tex(work.title)}}}}}"),
        (_PUBLISHER.get(work.kind, "howpublished"), _braced(work.publisher)),
        ("year", f"{{{work.dates[0][0]}}}" if work.dates else ""),
        ("month", _month(work)),
        ("url", f"{{{_address(work.url)}}}" if work.url else ""),
        ("version", _braced(work.version)),
        ("note", _braced(work.note)),
    ]
    told = ",\n".join(f"  {name} = {value}" for name, value in fields if value)
    return f"@{_BIBTEX[work.kind]}{{{_key(work.id)},\n{told}\n}}\n"


def _key(text: str) -> str:
    return _NOT_IN_KEY.sub("-", text)


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in _SPACES.sub(" ", text))


def _braced(text: str) -> str:
    return f"{{{_tex(text)}}}" if text else ""


def _month(work: Work) -> str:
    has_month = bool(work.dates) and len(work.dates[0]) > 1
    return _MONTHS[work.dates[0][1] - 1] if has_month else ""


def _address(url: str) -> str:
    return "".join(_IN_ADDRESS.get(letter, letter) for letter in url)


def csl(works: Iterable[Work]) -> str:
    """Return works as CSL-JSON."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def _item(work: Work) -> dict[str, Any]:
    # Names are literal: the record does not say which part of a name is the family's.
    item: dict[str, Any] = {
        "id": work.id,
        "type": _CSL[work.kind],
        "title": work.title,
        "author": [{"literal": work.author}] if work.author else None,
        "container-title": work.publisher if work.kind in ("article", "news", "web") else None,
        "publisher": work.publisher if work.kind not in ("article", "news", "web") else None,
        "issued": {"date-parts": [list(date) for date in work.dates]} if work.dates else None,
        "URL": work.url,
        "version": work.version,
        "note": work.note,
    }
    return {name: value for name, value in item.items() if value}


def ris(works: Iterable[Work]) -> str:
    """Return works as RIS."""
    return "\n".join(map(_record, works))


def _record(work: Work) -> str:
    date = work.dates[0] if work.dates else ()
    container = "T2" if work.kind in ("article", "news") else "PB"
    fields: Sequence[tuple[str, str]] = (
        ("TY", _RIS[work.kind]),
        ("ID", work.id),
        ("AU", work.author),
        ("TI", work.title),
        (container, work.publisher),
        ("PY", str(date[0]) if date else ""),
        ("DA", _slashed(date)),
        ("UR", work.url),
        ("ET", work.version),
        ("N1", work.note),
    )
    told = [f"{name}  - {_SPACES.sub(' ', value)}" for name, value in fields if value]
    return "\n".join([*told, "ER  - ", ""])


def _slashed(date: Sequence[int]) -> str:
    """Return a date as RIS writes it: year, month, day and further words between slashes."""
    if not date:
        return ""
    parts = [f"{date[0]:04d}", *(f"{part:02d}" for part in date[1:])]
    return "/".join([*parts, *([""] * (4 - len(parts)))])
