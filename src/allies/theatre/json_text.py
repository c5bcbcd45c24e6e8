"""Parse JSON text, as YAML is parsed, into dictionaries, lists and strings, with their lines."""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from allies.theatre.yaml_text import MOST_DEEP, Lines, Plain, YamlError, all_as_one

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")


def parse_json(text: str, lines: Lines) -> Plain:
    """Parse JSON text into nested dictionaries, lists and strings.

    Args:
        text: the whole file.
        lines: collects the line of every item.

    Raises:
        YamlError: the text is malformed, nested too deep, or has a key twice; it holds all faults
            up to the point where reading stopped.
    """
    reader = _Reader(text, lines)
    try:
        root = reader.document()
    except YamlError as error:
        raise all_as_one([*reader.errors, error]) from None
    if reader.errors:
        raise all_as_one(reader.errors)
    return root


def said_of(error: json.JSONDecodeError) -> str:
    """Return the message of the decoder without its place, which the fault gives separately."""
    said = error.msg.removesuffix(" starting at").removesuffix(" at")
    return said[:1].lower() + said[1:]


class _Reader:
    """Reads a document without recursion, so that deep nesting cannot exhaust the stack."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.errors: list[YamlError] = []
        self._text, self._lines = text, lines
        self._at = 0
        self._line, self._counted = 1, 0
        self._open: list[Any] = []

    def document(self) -> Plain:
        root = self._value()
        while self._open:
            here = self._open[-1]
            self._skip()
            close = "}" if type(here) is dict else "]"
            if self._sign() == close:
                self._at += 1
                self._open.pop()
                continue
            if here:
                self._expect(",")
                self._skip()
            self._member(here) if type(here) is dict else self._item(here)
        self._skip()
        if self._at < len(self._text):
            raise self._broken("there is text after the end")
        return root

    def _member(self, here: dict[str, Plain]) -> None:
        if self._sign() != '"':
            raise self._broken("a key must be in quotation marks")
        line = self._where()
        key = self._string()
        if key in here:
            self.errors.append(
                YamlError(f"the key '{key}' occurs twice", line, "keep one of the two")
            )
        self._lines.note(here, key, line)
        self._skip()
        self._expect(":")
        here[key] = self._value()

    def _item(self, here: list[Plain]) -> None:
        self._lines.note(here, len(here), self._where())
        here.append(self._value())

    def _value(self) -> Plain:
        self._skip()
        sign = self._sign()
        if sign == '"':
            return self._string()
        if sign and sign in "{[":
            if len(self._open) >= MOST_DEEP:
                what = f"nested more than {MOST_DEEP} deep"
                raise YamlError(what, self._where(), "no question needs this")
            self._at += 1
            self._open.append({} if sign == "{" else [])
            return self._open[-1]
        word = _WORD.match(self._text, self._at)
        if word is None:
            raise self._broken("a value is missing" if sign else "the text ends too early")
        self._at = word.end()
        return word.group()

    def _string(self) -> str:
        try:
            value, self._at = scanstring(self._text, self._at + 1, True)
        except json.JSONDecodeError as error:
            raise self._broken(said_of(error)) from None
        halves = [letter for letter in value if "\ud800" <= letter <= "\udfff"]
        if halves:
            self.errors.append(
                YamlError(
                    "has one half of a surrogate pair", self._where(), "write both halves, or none"
                )
            )
        return str(value)

    def _sign(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _expect(self, sign: str) -> None:
        if self._sign() != sign:
            raise self._broken(f"'{sign}' is missing")
        self._at += 1

    def _where(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _broken(self, what: str) -> YamlError:
        return YamlError(f"broken JSON: {what}", self._where(), "correct it there")
