"""Answers whose characters are all visible, so that no value can control a page or terminal."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from allies.questions.base import Answer
from allies.unseen import escaped, is_unseen

A = TypeVar("A", bound=Answer)

_AS_ESCAPE = re.compile(r"\\[bfnrtu]")  # how JSON writes control characters
_BREAKS = re.compile(r"\s*\n\s*")


def seen(answer: A) -> A:
    """Return an answer for a page: invisible characters are written as numbers.

    A line break within a text becomes a space, so that no value can begin a new line.

    Args:
        answer: the answer; it is returned unchanged if it has no invisible character.
    """
    text = msgspec.json.encode(answer).decode()
    if not _AS_ESCAPE.search(text) and not any(map(is_unseen, set(text))):
        return answer
    return msgspec.convert(_seen(msgspec.json.decode(text)), type(answer))


def _seen(value: Any) -> Any:
    if isinstance(value, str):
        return escaped(_BREAKS.sub(" ", value))
    if isinstance(value, list):
        return [_seen(item) for item in value]
    if isinstance(value, dict):
        return {_seen(key): _seen(item) for key, item in value.items()}
    return value
