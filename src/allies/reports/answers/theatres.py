"""The shapes of the answers about sources and about a theatre as a whole."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, SourceJson


class SourcesJson(TypedDict):
    """`allies sources --json`."""

    schema: Literal["allies/sources/1"]
    theatre: str
    sources: list[SourceJson]


class ListedCaseJson(TypedDict):
    """A case of a theatre.

    Attributes:
        id: its name, as `allies assess` takes it.
        title: neutral name of the events.
        on: the day in question.
        host: the state in which it happens.
        asks: its question, as a sentence.
        asks_for: whether it asks if people come, or for a verdict of law alone.
        hypothetical: whether it never happened, but is supposed.
    """

    id: str
    title: str
    on: str
    host: str
    asks: str
    asks_for: Literal["help", "law"]
    hypothetical: bool


class CasesJson(TypedDict):
    """`allies cases --json`.

    Attributes:
        cases: by day.
    """

    schema: Literal["allies/cases/1"]
    theatre: str
    cases: list[ListedCaseJson]


class FailedJson(TypedDict):
    """A citation that does not resolve, and why."""

    entry: str
    why: str
    cite: CiteJson


class PassageJson(TypedDict):
    """Where a cited passage stands."""

    entry: str
    source: str
    at: str
    document: str
    line: int


class VerifyJson(TypedDict):
    """`allies sources verify --json`."""

    schema: Literal["allies/sources-verify/1"]
    theatre: str
    resolved: int
    failed: list[FailedJson]
    not_held: int
    passages: list[PassageJson]


class DigestJson(TypedDict):
    """`allies sources digest --json`."""

    schema: Literal["allies/sources-digest/1"]
    file: str
    line: int
    runs: list[str]


class NewJson(TypedDict):
    """`allies new --json`.

    Attributes:
        theatre: its name, which is its folder's.
        asks: the commands to begin with.
    """

    schema: Literal["allies/new/1"]
    theatre: str
    asks: list[str]


class FaultJson(TypedDict):
    """Something wrong with a theatre."""

    what: str
    where: str
    why: str
    remedy: str


class KeptJson(TypedDict):
    """How many expectations were run, and how many hold."""

    run: int
    kept: int


class CheckJson(TypedDict):
    """`allies check --json`."""

    schema: Literal["allies/check/1"]
    theatre: str
    passed: bool
    faults: list[FaultJson]
    notes: list[FaultJson]
    expectations: KeptJson
    counts: dict[str, int] | None
