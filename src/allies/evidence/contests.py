"""Contradictions between sources, kept side by side with a type that says what they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from allies.errors import RefusedValueError
from allies.evidence.sources import Citation
from allies.values.entries import Entry

ContestType = Literal[
    "rival_claims",
    "dating",
    "self_inconsistent",
    "sequence",
    "done_though_disputed",
    "policy_tension",
    "anachronism",
    "wording",
]
# What each type means, for people.
CONTEST_TYPES: Mapping[ContestType, str] = MappingProxyType(
    {
        "rival_claims": "Only one side can be true",
        "dating": "The same event, with different dates",
        "self_inconsistent": "One source says both",
        "sequence": "Both are true, at different dates",
        "done_though_disputed": "It was done, and whether it could be done is argued about",
        "policy_tension": "Both are true, and pull apart",
        "anachronism": "One side speaks of something before it existed",
        "wording": "Different words for the same thing",
    }
)
# Only these are alternatives to choose between; the others explain why two passages differ.
ALTERNATIVES: frozenset[str] = frozenset({"rival_claims", "dating"})


class Version(Entry, frozen=True, kw_only=True):
    """One side of a contest.

    Attributes:
        id: name of the version, unique in its contest.
        says: the version in our own words.
        holders: who holds it: ids of sources, or of holders declared beside the contests.
        cites: where they say so.
        reading: the legal reading this version amounts to, where the contest is one of law; such
            a contest is answered reading by reading and never drawn.
        weight: the coder's judgement of how likely it is among the contest's versions.
        preferred: why the best evidence is this version, where the published rule does not decide.
    """

    id: str
    says: str
    holders: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    reading: str = ""
    weight: float = 1.0
    preferred: str = ""

    def __post_init__(self) -> None:
        """Refuse a weight that is no weight."""
        if not 0.0 < self.weight <= 1000.0:
            raise RefusedValueError(
                f"weight {self.weight} is no weight: it must be above 0",
                "write 1 for the usual",
            )


class Contest(Entry, frozen=True, kw_only=True):
    """A contradiction of the sources.

    Attributes:
        id: short name.
        type: what kind of contradiction it is.
        question: what is contested, as a question.
        versions: the sides, at least two where they are alternatives.
        row: the row of the project's inventory it comes from, such as `C1`.
        note: what a reader should know.
    """

    id: str
    type: ContestType
    question: str
    versions: tuple[Version, ...] = ()
    row: str = ""
    note: str = ""

    @property
    def has_alternatives(self) -> bool:
        """Whether one is to choose between the versions."""
        return self.type in ALTERNATIVES

    def version(self, version_id: str) -> Version:
        """Return a version by its id.

        Raises:
            KeyError: the contest has no such version.
        """
        for version in self.versions:
            if version.id == version_id:
                return version
        raise KeyError(version_id)


class Holder(Entry, frozen=True, kw_only=True):
    """Somebody other than a source who is reported to hold a position.

    Attributes:
        id: short name, also the name of the account that follows this holder.
        name: how people are shown it, e.g. "Moscow's position as reported by diis2013".
        source: id of the source that reports the position.
        speaks_for: the states whose position it is, by code; empty if it is no state's position.
    """

    id: str
    name: str
    source: str
    speaks_for: tuple[str, ...] = ()
