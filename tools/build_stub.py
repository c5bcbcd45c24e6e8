"""Make `src/allies/opened.pyi`: the questions of the catalogue as typed methods, for editors.

Run by `make data`; `make check` fails while the stub and the catalogue disagree.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from allies.asking.asks import kind_of
from allies.faces.text.spelling import marks_of
from allies.questions.base import WhatIf
from allies.questions.catalogue import CATALOGUE, Row

STUB = Path(__file__).resolve().parent.parent / "src" / "allies" / "opened.pyi"

_HEAD = '''"""The Python face, as editors and type checkers see it. Made by tools/build_stub.py."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, TypeVar

{imports}
from allies.questions.base import Answer, Asked, Question

_A = TypeVar("_A", bound=Answer)

class Theatre:
    name: str
    def __init__(self, name: str = ...) -> None: ...
    def view(self, *, as_of: date | str = ..., account: str = ...) -> View: ...

class View:
    def ask(self, question: Question[_A]) -> _A: ...
    def __dir__(self) -> list[str]: ...
'''
_FOOT = """
def open_theatre(theatre: str = ...) -> Theatre: ...
def replicate(asked: Asked, theatre: str = ...) -> Answer: ...
"""


def _spelled(kind: Any, sort: str = "") -> str:
    """Return a type as a stub writes it."""
    if get_origin(kind) is Annotated:
        return _spelled(get_args(kind)[0], sort)
    if sort in ("document", "coded_cases"):
        return "Mapping[str, Any] | Sequence[Any] | str"
    if sort == "table":
        return "Sequence[Mapping[str, str]] | str"
    if get_origin(kind) is Literal:
        return f"Literal[{', '.join(repr(word) for word in get_args(kind))}]".replace("'", '"')
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return f"Sequence[{_spelled(inner[0], sort)}]"
        return f"tuple[{', '.join(_spelled(item, sort) for item in inner)}]"
    if kind is str:
        return "date | str" if sort in ("day", "days", "date") else "str"
    if kind in (int, float, bool):
        return str(kind.__name__)
    parts = get_args(kind)
    if parts:
        return " | ".join(
            "None" if part is type(None) else _spelled(part, sort) for part in dict.fromkeys(parts)
        )
    return "Any"


def _parameters(row: Row) -> Iterator[str]:
    fields = msgspec.structs.fields(row.question)
    first = [item for item in fields if marks_of(item.type).get("positional")]
    rest = [item for item in fields if item not in first]
    for item in first:
        default = "" if item.required else " = ..."
        yield f"{item.name}: {_spelled(item.type, kind_of(item.type))}{default}"
    yield "*"
    for item in sorted(rest, key=lambda one: not one.required):
        default = "" if item.required else " = ..."
        yield f"{item.name}: {_spelled(item.type, kind_of(item.type))}{default}"
    known = {item.name for item in fields}
    for item in msgspec.structs.fields(WhatIf):
        if item.name in row.question.understands() and item.name not in known:
            yield f"{item.name}: {_spelled(item.type)} = ..."
    if row.question.needs_record and "draws" in known:
        yield "seed: int = ..."
    if "hide_outcome" in row.question.takes:
        yield "hide_outcome: bool = ..."


def _function(row: Row, *, method: bool) -> str:
    name = row.name.replace("-", "_")
    given = [*(["self"] if method else []), *_parameters(row)]
    if given[-1] == "*":
        given.pop()
    pad = "    " if method else ""
    return f"{pad}def {name}({', '.join(given)}) -> {row.answer.__name__}: ..."


def stub() -> str:
    """Return the stub."""
    rows = list(CATALOGUE.values())
    modules: dict[str, set[str]] = {}
    for row in rows:
        modules.setdefault(row.answer.__module__, set()).add(row.answer.__name__)
    imports = "\n".join(
        f"from {module} import {', '.join(sorted(names))}"
        for module, names in sorted(modules.items())
    )
    methods = "\n".join(_function(row, method=True) for row in rows if row.question.needs_record)
    alone = "\n".join(_function(row, method=False) for row in rows if not row.question.needs_record)
    made = _HEAD.format(imports=imports) + methods + "\n" + _FOOT + alone + "\n"
    layout = [sys.executable, "-m", "ruff", "format", "--stdin-filename", STUB.name, "-"]
    return subprocess.run(layout, input=made, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words


def main() -> None:
    """Write the stub, or with `--check` say whether it is current."""
    made = stub()
    if "--check" in sys.argv[1:]:
        if STUB.read_text(encoding="utf-8") != made:
            sys.exit("src/allies/opened.pyi is not current: run python tools/build_stub.py")
        return
    STUB.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
