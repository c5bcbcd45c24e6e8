"""Answers in which every character is seen, so that no value takes over a page or its terminal."""

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
    """Return an answer for a page: what cannot be seen is written by its number.

    A line break within a text becomes a space, so that no value begins a line of its own.

    Args:
        answer: the answer, which is returned as it is where nothing in it is unseen.
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
