"""Contests: contradictions between sources, kept side by side, each with its type."""

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
# The meaning of each type, as shown to people.
CONTEST_TYPES: Mapping[ContestType, str] = MappingProxyType(
    {
        "rival_claims": "Only one side can be true",
        "dating": "The same event, with different dates",
        "self_inconsistent": "One source says both",
        "sequence": "Both are true, at different dates",
        "done_though_disputed": "It was done, but whether it was allowed is disputed",
        "policy_tension": "Both are true, but conflict in policy",
        "anachronism": "One side mentions something before it existed",
        "wording": "Different words for the same thing",
    }
)
# The versions of these types are alternatives; the other types explain why two passages differ.
ALTERNATIVES: frozenset[str] = frozenset({"rival_claims", "dating"})


class Version(Entry, frozen=True, kw_only=True):
    """One side of a contest.

    Attributes:
        id: name of the version, unique in its contest.
        says: the version in our own words.
        holders: who holds it: ids of sources, or of holders declared in `contests.yaml`.
        cites: where they say so.
        reading: the legal reading that this version corresponds to, if the contest is about law;
            such a contest is answered for each reading and never drawn.
        weight: the coder's judgement of how likely it is among the contest's versions.
        preferred: why this version is the best evidence, if the published rule does not decide.
    """

    id: str
    says: str
    holders: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    reading: str = ""
    weight: float = 1.0
    preferred: str = ""

    def __post_init__(self) -> None:
        """Refuse a weight that is not positive."""
        if not 0.0 < self.weight <= 1000.0:
            raise RefusedValueError(
                f"the weight {self.weight} is not valid: it must be above 0",
                "write 1 for the usual weight",
            )


class Contest(Entry, frozen=True, kw_only=True):
    """A contradiction between sources.

    Attributes:
        id: short name.
        type: the kind of contradiction.
        question: the contested point, as a question.
        versions: the sides; at least two if they are alternatives.
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
        """Whether the versions are alternatives, so that one must be chosen."""
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
    """A person or body other than a source that is reported to hold a position.

    Attributes:
        id: short name, also the name of the account that follows this holder.
        name: the name shown to people, e.g. "Moscow's position as reported by diis2013".
        source: id of the source that reports the position.
        speaks_for: the states whose position it is, by code; empty if it is no state's position.
    """

    id: str
    name: str
    source: str
    speaks_for: tuple[str, ...] = ()

    @property
    def voice(self) -> str:
        """Who speaks, without who reports it: `Moscow` of "Moscow's position as reported by X"."""
        told, _, _ = self.name.partition(" as ")
        return told.removesuffix(",").removesuffix("'s position")
