"""Asks the question of an answer again, and reports differences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from allies.asking.answering import answered
from allies.asking.asks import ask_of
from allies.errors import Fault, QuestionError
from allies.files import read_regular
from allies.questions.base import Answer, Asked

MOST_BYTES = 20_000_000
MOST_SHOWN = 20


class Replicated(msgspec.Struct, frozen=True):
    """The result of asking again.

    Attributes:
        asked: what was asked.
        differs: paths at which the new answer differs from the old one, with both values.
        count: number of all such paths.
    """

    asked: Asked
    differs: tuple[tuple[str, str, str], ...]
    count: int

    @property
    def is_identical(self) -> bool:
        """Whether the answers are the same, to the last digit."""
        return not self.count


def replicate_file(name: str) -> Replicated:
    """Ask the question of the answer in a JSON file again.

    Args:
        name: a file with the output of a question with `--json`.

    Raises:
        QuestionError: the file is not an answer, or its question cannot be asked.
    """
    given, asked = read_saved(name)
    ask = ask_of(asked)
    now = answered(ask, anew=True)
    told = json.loads(msgspec.json.encode(now))
    differs = list(_differences(given, told, ""))
    return Replicated(_told(now), tuple(differs[:MOST_SHOWN]), len(differs))


def read_saved(name: str) -> tuple[dict[str, Any], Asked]:
    """Return the answer in a JSON file, and what was asked.

    Args:
        name: a file with the output of a question with `--json`.

    Raises:
        QuestionError: the file is not an answer.
    """
    given = _read(name)
    if not isinstance(given, dict) or not isinstance(given.get("asked"), dict):
        raise QuestionError(
            "is not an answer of this program",
            where=name,
            why="an answer is a JSON object with its question under `asked`",
            remedy="give a file with the output of a question with --json",
        )
    return given, _asked(given["asked"], name)


def _told(answer: Answer) -> Asked:
    assert answer.asked is not None  # noqa: S101 (a complete answer says what was asked)
    return answer.asked


def _read(name: str) -> Any:
    content = read_regular(Path(name), MOST_BYTES)
    if content is None:
        raise QuestionError(
            "cannot be read",
            where=name,
            why=f"it must be a regular file of at most {MOST_BYTES:,} bytes",
            remedy="give the path of a file",
        )
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        from allies.theatre.json_text import said_of  # loads YAML, which is not needed otherwise

        said = said_of(error) if isinstance(error, json.JSONDecodeError) else "it cannot be read"
        raise QuestionError(
            f"broken JSON: {said}",
            where=f"{name}:{getattr(error, 'lineno', 1)}",
            remedy="give the file as it was written",
        ) from None


def _asked(given: dict[str, Any], name: str) -> Asked:
    faults = [
        Fault("is not a field of a question", name, "", "remove it", f"asked.{key}")
        for key in given
        if key not in Asked.__struct_fields__
    ]
    if faults:
        raise QuestionError.of(Fault(f"asked.{f.field[6:]} {f.what}", name) for f in faults)
    try:
        return msgspec.convert(given, Asked)
    except msgspec.ValidationError as error:
        raise QuestionError(str(error), where=f"{name}, asked") from None


def _differences(given: Any, now: Any, path: str) -> Iterator[tuple[str, str, str]]:
    """Return the paths at which two JSON values differ, with both values shortened."""
    if isinstance(given, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*given, *now)):
            inner = f"{path}.{key}" if path else str(key)
            if key not in given or key not in now:
                yield inner, _short(given.get(key)), _short(now.get(key))
            else:
                yield from _differences(given[key], now[key], inner)
    elif isinstance(given, list) and isinstance(now, list) and len(given) == len(now):
        for at, (one, other) in enumerate(zip(given, now, strict=True)):
            yield from _differences(one, other, f"{path}[{at}]")
    elif given != now or type(given) is not type(now):
        yield path, _short(given), _short(now)


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."
