"""The page on the theatre format: every part of a theatre and every key of every entry."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from allies.evidence.accounts import BEST_EVIDENCE
from allies.theatre.defaults import DEFAULTS, ENTRIES, SHARED
from allies.theatre.format import (
    FORMAT_VERSION,
    MOST_BYTES,
    MOST_BYTES_A_FILE,
    MOST_FILES,
    MOST_ITEMS,
    MOST_KEYS,
    NOTES,
    PARTS,
    Part,
)
from allies.theatre.yaml_text import MOST_DEEP
from allies.values.dates import SYNTAX, ImpreciseDate
from allies.values.distributions import Distribution
from allies.values.entries import Entry
from allies.world.instruments import Decision
from allies.world.occasions import Occasion
from reference.markdown import (
    anchor,
    attributes_of,
    capital,
    codes,
    page,
    section,
    summary_of,
    table,
    words_of,
)

# Names of references in docstrings, and the links that replace them on the page.
_PAGES = {
    "the reference of acts": "[acts](acts.md)",
    "the reference of capitals": "[capitals](capitals.md)",
    "the reference of decision rules": "the [decision rules](decision-rules.md)",
    "the reference of positions": "[positions](../explanation/positions.md)",
    "`evidence.digests`": "[how to cite a passage](../how-to/cite-a-passage.md)",
}
_PLAIN: dict[Any, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`true` or `false`",
    ImpreciseDate: "[date](#dates)",
    Distribution: "[distribution](distributions.md)",
    Any: "[rule](predicates.md#rules)",
}

# Keys whose values are written in their own language.
_WRITTEN: dict[tuple[type[Entry], str], str] = {
    (Decision, "rule"): "[decision rule](decision-rules.md)"
}


def theatre_format() -> str:
    """Return the page on the theatre format."""
    intro = f"""
A theatre is one folder of facts. This page describes format **{FORMAT_VERSION}**, the number in
`theatre.yaml`. Every file is UTF-8. `allies new` starts a theatre that works; `allies check`
reports every fault with file and line.
"""
    return page(
        "Theatre format",
        intro,
        section("Parts", _parts()),
        section("YAML", _yaml()),
        section("CSV", _csv()),
        section("Dates", _dates()),
        section("Sources and judgements", _sourcing()),
        section("Names", _names()),
        section("Entries", *(_entry(entry) for entry in _entries())),
    )


def _parts() -> str:
    rows = [
        (
            f"`{part.pattern}`",
            _held_by(part),
            "yes" if part.required else "no",
            capital(part.says),
        )
        for part in PARTS
    ]
    return table(("file", "holds", "needed", "what it is"), rows)


def _held_by(part: Part) -> str:
    if part.entry is Occasion:
        return "[coded cases](../how-to/backtest.md#forecast-your-own-cases)"
    link = _link(part.entry)
    if part.is_table:
        return f"a row for each {link}"
    return f"one {link}" if part.single else f"one {link}, or a list of them"


def _yaml() -> str:
    return f"""\
Every value is text until the schema gives it a type, so `on:` is a key and `no` is a word. The
reader accepts block and flow style. Not allowed: anchors, aliases, tags, a repeated key, a second
document in a file, a key or list item without a value, and nesting deeper than {MOST_DEEP}.

A theatre has at most {MOST_FILES:,} files of at most {MOST_BYTES_A_FILE:,} bytes, and
{MOST_BYTES:,} bytes in all; an entry has at most {MOST_KEYS:,} keys or {MOST_ITEMS:,} items in one
place. An id must not hold an invisible character. A file outside the parts above is a fault, and so
is a symbolic link that leads out of the folder. The reader ignores hidden files, `README.md` and
the folder `{NOTES}/`: what an author keeps there is no part of the theatre.

What the citations of a file share is written once, as `{DEFAULTS}`, a mapping with some of
{codes(SHARED)}. The file is then one entry with
`{DEFAULTS}` beside its own keys, or a mapping of `{DEFAULTS}` and `{ENTRIES}`, the list. A citation
has the defaults for the keys that it leaves out, unless it names another source. An entry of
`{ENTRIES}` without citation and judgement has the default citation if that has a source and a
place:

```yaml
{DEFAULTS}: {{source: pact-text, at: "signatures", credibility: 1}}
{ENTRIES}:
  - {{act: acceded, by: [XHI, XLO], of: pact, on: 2001-05-01}}
  - {{act: convened, by: XHI, on: 2002-03-01, cites: [{{at: "art. 4"}}]}}
```

In an act, `by` may be a list: there is then one act of each."""


def _csv() -> str:
    return """\
The first row names the keys, and every row has as many cells. An empty cell means that the key is
left out.
`states` holds kilometres by state, `KAZ:120;CHN:30`, and `-` is the high sea; `season` holds the
months in which a link is closed, `11-04` or `7`. A key that holds a list of words has semicolons
between them, `KGZ;UZB`, and so has `by` in a table of acts. The columns `source`, `at`,
`credibility`, `origin` and `runs` (two digests with a space between them) make the only citation of
a row; a row without it gives its `judgement`. An act with more than one citation, or with `terms`,
`value` and the like, stands in a YAML file."""


def _dates() -> str:
    return f"""\
{capital(SYNTAX)} Two dates with a slash between them mean *some day between the two*, and a
year or a month means some day in it. Until the last possible day it is not certain that the act has
happened. A single answer that depends on it is then unknown. In the draws the act has happened in
some futures and not in others."""


def _sourcing() -> str:
    return """\
Every entry with the key `cites` needs at least one [citation](#citation). If it also has the key
`judgement`, a reason there can replace the citation: the entry is then the coder's estimate. A
citation of a source that is `held` needs two digests, made by `allies sources digest`; a citation
of another source must not have digests."""


def _names() -> str:
    return f"""\
An `id` must be unique among entries of its kind. The ids of organs, instruments and provisions must
be unique in the whole theatre. An act without an `id` gets one from its actor, kind, object and
date, such as `uzb.acceded.csto.2006-08-16`. The id of a state is its ISO 3166-1 alpha-3 code.
`{BEST_EVIDENCE}` is the name of an account: do not give it to a source or a holder.

In a question people may call a state, an organisation or a place by its id, its `name`, its `short`
and by any of its `names`: `KAZ`, `Kazakhstan`, `Қазақстан`, `Казахстан`. Case, width, punctuation,
hyphens and apostrophes make no difference; if no name matches, the program compares without
diacritics. A capital is not a name of its state. A case also has its title as a name; a source and
a contest have only their ids. The files of a theatre use only ids.

Two states, two organisations or two places must not share a name, and a name must not be the id of
another. A name has a letter or a figure and no invisible characters. Each word has letters of one
script, because a Cyrillic С in `CSTO` looks like the Latin one, but no search would find it."""


def _entries() -> list[type[Entry]]:
    found: dict[type[Entry], None] = {}
    for part in PARTS:
        if part.entry is Occasion:
            continue  # its keys are those of the file of a question
        for entry in _with_inner(part.entry):
            found[entry] = None
    return list(found)


def _with_inner(entry: type[Entry]) -> Iterator[type[Entry]]:
    yield entry
    for hint in get_type_hints(entry).values():
        inner = _entry_in(hint)
        if inner is not None and inner is not entry:
            yield from _with_inner(inner)


def _entry_in(hint: Any) -> type[Entry] | None:
    if isinstance(hint, type) and issubclass(hint, Entry):
        return hint
    return next((found for part in get_args(hint) if (found := _entry_in(part))), None)


def _entry(entry: type[Entry]) -> str:
    says, hints = attributes_of(entry), get_type_hints(entry)
    rows = [
        (
            f"`{field.name}`",
            _WRITTEN.get((entry, field.name)) or plain_type(hints[field.name]),
            _default(field),
            _meaning(says[field.name]),
        )
        for field in msgspec.structs.fields(entry)
    ]
    return section(
        words_of(entry.__name__).capitalize(),
        summary_of(entry),
        table(("key", "type", "default", "meaning"), rows),
        level=3,
    )


def _meaning(says: str) -> str:
    for code, link in _PAGES.items():
        says = says.replace(code, link)
    return capital(says)


def _link(entry: type[Entry]) -> str:
    words = words_of(entry.__name__)
    return f"[{words}](#{anchor(words)})"


def plain_type(hint: Any) -> str:
    """Describe a type in plain words."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, Entry):
        return _link(hint)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return f"one of {codes(str(part) for part in parts)}"
    if origin in (Union, types.UnionType):
        (only,) = (part for part in parts if part is not type(None))
        return plain_type(only)
    if origin is tuple:
        inner = plain_type(parts[0])
        return f"list, each {inner}" if inner.startswith("one of") else f"list of {inner}"
    raise TypeError(f"no plain words for {hint}")


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.default is msgspec.NODEFAULT:
        return "**required**"
    if field.default in ("", (), None):
        return "none"
    return f"`{str(field.default).lower() if isinstance(field.default, bool) else field.default}`"
