"""Turn validation errors into faults that people can correct."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from inspect import cleandoc
from typing import Any, get_args, get_origin, get_type_hints

from allies.errors import Fault, RefusedValueError, nearest
from allies.theatre.tables import table_lines
from allies.theatre.yaml_text import Lines, Plain, parse_yaml
from allies.values.entries import Entry

Path = tuple[str | int, ...]


@dataclass
class Places:
    """The lines of items in the files of a theatre; computed only if there is a fault."""

    texts: Mapping[str, bytes]

    def __post_init__(self) -> None:
        self._parsed: dict[str, tuple[Plain, Lines]] = {}
        self._rows: dict[str, list[int]] = {}
        self._numbers: dict[tuple[str, Path], Sequence[int]] = {}
        self._moved: dict[str, Mapping[Path, Path]] = {}

    def renumber(self, file: str, path: Path, numbers: Sequence[int]) -> None:
        """Set which item as written each item of a list was made from."""
        self._numbers[file, path] = numbers

    def move(self, file: str, places: Mapping[Path, Path]) -> None:
        """Set where a file gives the values that it does not repeat in every entry."""
        if places:
            self._moved[file] = places

    def _as_written(self, file: str, path: Path) -> Path:
        path = self._as_numbered(file, path)
        moved = self._moved.get(file, {})
        found = (moved[path[:end]] for end in range(1, len(path) + 1) if path[:end] in moved)
        return next(found, path)

    def _as_numbered(self, file: str, path: Path) -> Path:
        for length in range(len(path)):
            numbers = self._numbers.get((file, path[:length]))
            at = path[length]
            if numbers and isinstance(at, int) and at < len(numbers):
                return (*path[:length], numbers[at], *path[length + 1 :])
        return path

    def line(self, file: str, path: Path) -> int:
        """Return the line of an item of a file."""
        if file.endswith(".csv"):
            at = int(path[0]) + 1 if path and isinstance(path[0], int) else 0
            if file not in self._rows:
                self._rows[file] = [line for line, _ in table_lines(decoded(self.texts[file]))]
            return self._rows[file][at] if at < len(self._rows[file]) else 1
        if file not in self._parsed:
            lines = Lines()
            self._parsed[file] = (parse_yaml(decoded(self.texts[file]), lines), lines)
        root, lines = self._parsed[file]
        return lines.find(root, self._as_written(file, path))


def decoded(text: bytes) -> str:
    """Return the text of a file, without the byte order mark that some editors add."""
    return text.decode("utf-8").removeprefix("\ufeff")


def schema_faults(
    errors: Sequence[Mapping[str, Any]],
    entry: type[Entry],
    file: str,
    prefix: Path,
    places: Places,
    shown: str,
) -> list[Fault]:
    """Return one fault for each validation error of an entry.

    Args:
        errors: the errors, as pydantic lists them.
        entry: the class of the entry.
        file: the file of the entry.
        prefix: the place of the entry in the file.
        places: finds lines.
        shown: how messages call the file.
    """
    found = []
    for error in errors:
        within = path_of_error(error)
        what, why, remedy = _explain(error, entry, within)
        where = f"{shown}:{places.line(file, (*prefix, *within))}"
        found.append(Fault(what, where, why, remedy))
    return found


def path_of_error(error: Mapping[str, Any]) -> Path:
    """Return the place of a validation error in an entry."""
    return tuple(part for part in error["loc"] if _is_real(part))


def _is_real(part: str | int) -> bool:
    """Return whether a step of a location is in the file; schemas add steps of their own."""
    return isinstance(part, int) or not part.startswith(("function-", "dict[", "tuple["))


def _explain(error: Mapping[str, Any], entry: type[Entry], path: Path) -> tuple[str, str, str]:
    # A fault in a list item is named by the key of the list, not by the item's number.
    named = max((at for at, part in enumerate(path, 1) if isinstance(part, str)), default=0)
    kind, name = error["type"], str(path[named - 1]) if named else ""
    owner = class_at(entry, path[: max(named - 1, 0)])
    if kind in ("missing", "missing_keyword_only_argument"):
        return (
            f"'{name}' is missing",
            f"{_title(owner)} needs it",
            f"add '{name}:'" + _meaning(owner, name),
        )
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        known = owner.__struct_fields__ if owner else ()
        return f"unknown key '{name}'", f"{_title(owner)} has no such key", nearest(name, known)
    if kind == "literal_error":
        options = _options(owner, name) or str(error.get("ctx", {}).get("expected", ""))
        given = str(error["input"])
        listed = [option.strip("' ") for option in options.replace(" or ", ",").split(",")]
        return f"'{name}' cannot be '{given}'", f"it is one of {options}", nearest(given, listed)
    if kind == "value_error":
        refused = error["ctx"]["error"]
        remedy = refused.remedy if isinstance(refused, RefusedValueError) else _SEE_FORMAT
        return (f"'{name}': {refused}" if name else str(refused)), "", remedy
    given = error["input"]
    shown = (
        f"'{given}'" if isinstance(given, str) else _CALLED.get(type(given).__name__, str(given))
    )
    why, remedy = _SHAPES.get(kind, (str(error["msg"]), _SEE_FORMAT))
    return (f"'{name}' cannot be {shown}" if name else f"cannot be {shown}"), why, remedy


_SEE_FORMAT = "see the reference page of the format"
_CALLED = {"list": "a list", "dict": "a mapping", "NoneType": "empty"}
_MAPPING = "it must be a mapping of keys to values", "write 'key: value' below it, or in braces"
_LIST = "it must be a list", "put it between square brackets"
_NUMBER = "it must be a number", "write figures alone, such as 12.5"
_WHOLE_NUMBER = "it must be a whole number", "write figures alone, such as 12"
_SHAPES = {
    "string_type": ("it must be plain text", "write one value, not a list or a mapping"),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_parsing_size": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "bool_parsing": ("it must be true or false", "write true or false"),
    "bool_type": ("it must be true or false", "write true or false"),
    "finite_number": ("it must be a finite number", "leave it out if it is not known"),
}


def class_at(entry: type[Entry] | None, path: Path) -> type[Entry] | None:
    """Return the class of the entry at a path inside another, if there is one."""
    return _class_at(entry, tuple(part for part in path if isinstance(part, str)))


@lru_cache(maxsize=4096)
def _class_at(entry: type[Entry] | None, path: tuple[str, ...]) -> type[Entry] | None:
    here: Any = entry
    for part in path:
        try:
            hint = hints_of(here)[part]
        except (KeyError, TypeError):
            return None
        here = entry_in(hint)
        if here is None:
            return None
    return here if isinstance(here, type) and issubclass(here, Entry) else None


@lru_cache(maxsize=128)
def hints_of(owner: type[Entry]) -> Mapping[str, Any]:
    """Return the types of the fields of a class."""
    return get_type_hints(owner)


def entry_in(hint: Any) -> Any:
    """Return the class of the entries in a field of a type; None if it holds none."""
    if isinstance(hint, type) and issubclass(hint, Entry):
        return hint
    found = (entry_in(part) for part in get_args(hint))
    return next((part for part in found if part is not None), None)


@lru_cache(maxsize=1024)
def _options(owner: type[Entry] | None, name: str) -> str:
    hint = hints_of(owner).get(name) if owner else None
    while hint is not None and get_origin(hint) is not None and not _is_literal(hint):
        hint = next(iter(get_args(hint)), None)
    if hint is None or not _is_literal(hint):
        return ""
    return ", ".join(option for option in get_args(hint) if option)  # without the empty option


def _is_literal(hint: Any) -> bool:
    return getattr(get_origin(hint), "__name__", str(get_origin(hint))).endswith("Literal")


def _title(owner: type[Entry] | None) -> str:
    return f"an entry of kind '{words_of(owner)}'" if owner else "the entry"


def words_of(owner: type) -> str:
    """Return the name of a class as words: `case question`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", owner.__name__).lower()


def _meaning(owner: type[Entry] | None, name: str) -> str:
    """Return the first sentence of an attribute's description, from its class's docstring."""
    doc = cleandoc(owner.__doc__ or "") if owner else ""
    found = re.search(rf"^    {re.escape(name)}: (.+(?:\n        .+)*)", doc, re.MULTILINE)
    if found is None:
        return ""
    says = " ".join(found[1].split()).partition(". ")[0].removesuffix(".")
    return f" ({says}.)"
