"""The Python face: a theatre opened, viewed, and asked.

>>> import allies
>>> view = allies.open("central_asia").view(as_of="2012-07-20", account="diis2013")
>>> answer = view.members("csto", on="2012-07-15")
>>> answer.members[0].state
'ARM'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar, get_args, get_origin

from msgspec.structs import replace

from allies.asking.answering import OpenTheatre, answer_alone
from allies.asking.asks import Ask, ask_from, ask_of
from allies.errors import QuestionError
from allies.faces.text.spelling import marks_of
from allies.questions.base import BEST_EVIDENCE, DEFAULT_THEATRE, Answer, Asked, Question
from allies.questions.catalogue import CATALOGUE, row_of

A = TypeVar("A", bound=Answer)


class Theatre:
    """An opened theatre.

    Attributes:
        name: the shipped theatre, or the folder.
    """

    def __init__(self, name: str = DEFAULT_THEATRE, overlay: Sequence[str] = ()) -> None:
        self.name = name
        self._opened = OpenTheatre(name, tuple(overlay))
        _ = self._opened.record  # a faulty theatre fails when it is opened, not later

    def view(self, *, as_of: object = "", account: str = BEST_EVIDENCE) -> View:
        """Return the record in one account, limited to what had been published by a day.

        Args:
            as_of: a date, or a day as YYYY-MM-DD; empty for everything.
            account: the account whose choice among rival versions is used.
        """
        return View(self._opened, as_of, account)

    def __repr__(self) -> str:
        """Return the Python call that opens it."""
        return f"allies.open({self.name!r})"


class View:
    """The record of a theatre; every question of the catalogue is a method.

    A method takes the fields of its question, the suppositions that it understands (`deny`,
    `allow`, `rule`), and `seed` and `hide_outcome` if it draws. Days are dates or text; states,
    organisations and places are given by code or by name.
    """

    def __init__(self, opened: OpenTheatre, as_of: object, account: str) -> None:
        self._opened, self._as_of, self._account = opened, as_of, account

    def ask(self, question: Question[A]) -> A:
        """Answer a question given as an object.

        Raises:
            QuestionError: the question cannot be answered as it is asked.
        """
        row = row_of(question)
        given = {name: getattr(question, name) for name in question.__struct_fields__}
        found: A = self._answer(row.name, given)  # type: ignore[assignment]
        return found

    def _answer(self, name: str, given: dict[str, Any]) -> Answer:
        beside: dict[str, Any] = {}
        if "as_of" in CATALOGUE[name].question.takes and self._as_of:
            beside["as_of"] = self._as_of
        if "account" in CATALOGUE[name].question.takes:
            beside["account"] = self._account
        ask = ask_from(name, {**beside, **given})
        return self._opened.answer(_in_theatre(ask, self._opened.name))

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        """Return the method that asks a question of the catalogue."""
        row = CATALOGUE.get(name.replace("_", "-"))
        if row is None or not row.question.needs_record:
            raise AttributeError(f"a view has no question '{name}'; see dir(view)")
        return _method(row.name, self._answer)

    def __dir__(self) -> list[str]:
        """Return the questions and the ordinary attributes, for completion."""
        asks = [
            row.name.replace("-", "_") for row in CATALOGUE.values() if row.question.needs_record
        ]
        return sorted({*object.__dir__(self), *asks})

    def __repr__(self) -> str:
        """Return the Python call that makes it."""
        given = [f"as_of={str(self._as_of)!r}"] if self._as_of else []
        given += [f"account={self._account!r}"] if self._account != BEST_EVIDENCE else []
        return f"allies.open({self._opened.name!r}).view({', '.join(given)})"


def open_theatre(theatre: str = DEFAULT_THEATRE, overlay: Sequence[str] = ()) -> Theatre:
    """Open a theatre.

    Args:
        theatre: the name of a shipped theatre, or a path to a folder.
        overlay: private folders laid over it.

    Raises:
        QuestionError: there is no such theatre.
        TheatreError: the theatre has faults; the error lists all of them.
    """
    return Theatre(theatre, overlay)


def __getattr__(name: str) -> Callable[..., Answer]:
    """Return the function that asks a question without a record, such as `settlement`."""
    row = CATALOGUE.get(name.replace("_", "-"))
    if row is None or row.question.needs_record:
        raise AttributeError(f"module 'allies.opened' has no attribute '{name}'")
    return _method(row.name, lambda row_name, given: answer_alone(ask_from(row_name, given)))


def replicate(asked: Asked, theatre: str = "") -> Answer:
    """Ask the question of an answer again; the cache is not used.

    Args:
        asked: the field `asked` of an answer.
        theatre: another theatre, or another folder of it; the same theatre if not given.
    """
    ask = ask_of(asked)
    if not ask.question.needs_record:
        return answer_alone(ask)
    opened = OpenTheatre(theatre or ask.theatre)
    return opened.answer(ask, anew=True)


def _in_theatre(ask: Ask, theatre: str) -> Ask:
    return replace(ask, theatre=theatre)


def _method(name: str, answer: Callable[[str, dict[str, Any]], Answer]) -> Callable[..., Answer]:
    kind = CATALOGUE[name].question
    import msgspec

    positional = [
        item.name for item in msgspec.structs.fields(kind) if marks_of(item.type).get("positional")
    ]
    lists = [item.name for item in msgspec.structs.fields(kind) if _is_list(item.type)]

    def asked(*values: Any, **given: Any) -> Answer:
        if len(values) > len(positional):
            raise QuestionError(
                f"{name.replace('-', '_')} takes {len(positional)} values without a name",
                remedy="name the others: " + ", ".join(kind.__struct_fields__),
            )
        named = dict(zip(positional, values, strict=False))
        named |= {key: [one] for key, one in named.items() if key in lists and isinstance(one, str)}
        for twice in set(named) & set(given):
            raise QuestionError("is given twice", field=twice)
        present = {key: value for key, value in given.items() if value is not None}
        return answer(name, {**named, **present})

    asked.__name__ = name.replace("-", "_")
    asked.__doc__ = kind.__doc__
    return asked


def _is_list(kind: Any) -> bool:
    """Whether a field takes several values; a single one may be given without a list."""
    plain = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    return get_origin(plain) is tuple
