"""Decision rules as data: how the votes of the members become a decision.

A vote is `SUPPORT`, `GOES_ALONG`, `ABSTAIN` or `OBJECT`. A member that goes along has no reason of
its own to support, and lets others act: rules that count votes for count it, and rules that count
objections do not need it. A seat may also be `AWAY` (it has a vote but did not come) or `ABSENT`
(it has no vote: its member is suspended, takes no part or is excluded). Every rule works on an
array of votes by member and draw, and can explain one draw in words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import ClassVar, Literal, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

Votes = NDArray[np.int8]
Decided = NDArray[np.bool_]
Counts = NDArray[np.intp]
Base: TypeAlias = Literal["seats", "present", "voting"]

OBJECT, ABSTAIN, SUPPORT, ABSENT, AWAY, GOES_ALONG = -1, 0, 1, 2, 3, 4
VOTE_WORDS = {
    OBJECT: "objects",
    ABSTAIN: "abstains",
    SUPPORT: "supports",
    GOES_ALONG: "goes along",
    ABSENT: "has no vote",
    AWAY: "stays away",
}
BASES: Mapping[Base, str] = {
    "seats": "the members that have a vote",
    "present": "the members present",
    "voting": "the votes for and against",
}


class Seats(msgspec.Struct, frozen=True):
    """The members behind the rows of the votes.

    Attributes:
        members: the member of each row of the votes; empty if no rule needs names.
        parties: members that are parties to the dispute.
        called: shown names of members; their codes if not given.
    """

    members: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    called: Mapping[str, str] = {}

    def rows(self, names: Collection[str], votes: Votes) -> list[int]:
        """Return the rows of some members; a member without a seat has no row.

        Raises:
            ValueError: a rule names members, but the seats have no names.
        """
        if names and len(self.members) != len(votes):
            raise ValueError(
                "this decision rule names members, so it needs the member of each seat"
            )
        return [at for at, member in enumerate(self.members) if member in names]

    def named(self, rows: Sequence[int]) -> str:
        """Return the members of some rows as a list in words."""
        codes = [self.members[at] if self.members else f"member {at + 1}" for at in rows]
        names = [self.called.get(code, code) for code in codes]
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


UNNAMED = Seats()


class Explained(msgspec.Struct, frozen=True):
    """Why one draw was decided as it was.

    Attributes:
        decided: whether the decision was taken.
        because: the rule's reason in one sentence: who blocked, or what was missing.
        parts: the reasons of the parts of a compound rule.
    """

    decided: bool
    because: str
    parts: tuple[Explained, ...] = ()


class DecisionRule(msgspec.Struct, frozen=True):
    """A rule for decisions."""

    @property
    def says(self) -> str:
        """The rule in words."""
        raise NotImplementedError

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:
        """Return the decision by draw, from votes by member and draw."""
        raise NotImplementedError

    def explain(self, votes: Votes, seats: Seats = UNNAMED) -> Explained:
        """Return the reasons for the decision of one draw.

        Args:
            votes: the votes of that draw, one by member.
            seats: the members of the seats.
        """
        column = np.asarray(votes, dtype=np.int8).reshape(-1, 1)
        decided = bool(self.decides(column, seats)[0])
        if not (column != ABSENT).any():
            return Explained(decided, "nobody has a vote")
        return Explained(decided, self.because(column[:, 0], seats), self.reasons(column, seats))

    def because(self, votes: Votes, seats: Seats) -> str:
        """Return the reason in one sentence, for the votes of one draw."""
        raise NotImplementedError

    def reasons(self, votes: Votes, seats: Seats) -> tuple[Explained, ...]:  # noqa: ARG002
        """Return the reasons of the parts."""
        return ()


def count(votes: Votes, vote: int) -> Counts:
    """Return how many members cast a vote of one kind, by draw."""
    return np.asarray(np.count_nonzero(votes == vote, axis=0))


def in_favour(votes: Votes) -> Counts:
    """Return how many members vote for, by draw: those that support and those that go along."""
    return count(votes, SUPPORT) + count(votes, GOES_ALONG)


def base(votes: Votes, of: Base) -> Counts:
    """Return the number of votes that a share refers to, by draw."""
    if of == "voting":
        return in_favour(votes) + count(votes, OBJECT)
    seats = np.asarray(votes.shape[0] - count(votes, ABSENT))
    return np.asarray(seats - count(votes, AWAY)) if of == "present" else seats


def _who(votes: Votes, vote: int, seats: Seats, verb: str) -> str:
    rows = np.flatnonzero(votes == vote).tolist()
    plural = {"objects": "object", "supports": "support", "stays away": "stay away"}
    return f"{seats.named(rows)} {verb if len(rows) == 1 else plural[verb]}" if rows else ""


class Consensus(DecisionRule, frozen=True):
    """No member objects; a member that abstains or stays away does not block.

    Attributes:
        supporters: how many must support; 0 if it is enough that nobody objects.
        an_objection: whether an objection blocks, or the objector only stands aside.
        meaning: the rule in words.
    """

    supporters: int = 1
    an_objection: Literal["blocks", "stands_aside"] = "blocks"
    meaning: str = "no member that takes part objects, and at least one supports"

    @property
    def says(self) -> str:
        """The rule in words."""
        return self.meaning

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:  # noqa: ARG002
        """Return the decision by draw."""
        if self.supporters == 1:
            enough = (votes == SUPPORT).any(axis=0)
        elif self.supporters:
            enough = count(votes, SUPPORT) >= self.supporters
        else:
            enough = (votes != ABSENT).any(axis=0)
        if self.an_objection == "blocks":
            enough &= ~(votes == OBJECT).any(axis=0)
        return np.asarray(enough)

    def because(self, votes: Votes, seats: Seats) -> str:
        """Say who blocks, or that too few support."""
        if self.an_objection == "blocks" and (votes == OBJECT).any():
            return f"{_who(votes, OBJECT, seats, 'objects')}, and an objection blocks"
        supporters = int(count(votes, SUPPORT))
        if supporters < self.supporters:
            return f"{supporters or 'nobody'} support{'' if supporters else 's'}" + (
                f", and {self.supporters} must" if self.supporters > 1 else ""
            )
        return "nobody objects" if self.an_objection == "blocks" else "enough take part"


class Majority(DecisionRule, frozen=True):
    """At least, or more than, a share of the votes supports.

    Attributes:
        share: the share.
        above: whether the share must be exceeded; if not, reaching it is enough.
        of: the votes that the share refers to.
    """

    share: Fraction
    above: bool = False
    of: Base = "seats"

    @property
    def says(self) -> str:
        """The rule in words."""
        if self.share == 1:
            return f"all of {BASES[self.of]} support"
        amount = "half" if self.share == Fraction(1, 2) else str(self.share)
        return f"{'more than' if self.above else 'at least'} {amount} of {BASES[self.of]} support"

    def needed(self, among: int) -> int:
        """Return how many must support, out of a number of votes."""
        exact = self.share * among
        return max(1, int(exact) + 1 if self.above else -int(-exact // 1))

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:  # noqa: ARG002
        """Return the decision by draw."""
        among, support = base(votes, self.of), in_favour(votes)
        have, need = support * self.share.denominator, among * self.share.numerator
        return np.asarray((have > need if self.above else have >= need) & (support > 0))

    def because(self, votes: Votes, seats: Seats) -> str:  # noqa: ARG002
        """Say how many support and how many must."""
        among, support = int(base(votes, self.of)), int(in_favour(votes))
        return f"{support} of {among} support, and {self.needed(among)} must"


class Count(DecisionRule, frozen=True):
    """A fixed number of members supports, however many members there are.

    Attributes:
        least: the number.
        meaning: the rule in words, if it has its own name.
    """

    least: int
    meaning: str = ""

    @property
    def says(self) -> str:
        """The rule in words."""
        return self.meaning or f"at least {self.least} members support"

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:  # noqa: ARG002
        """Return the decision by draw."""
        return np.asarray(in_favour(votes) >= self.least)

    def because(self, votes: Votes, seats: Seats) -> str:  # noqa: ARG002
        """Say how many support and how many must."""
        return f"{int(in_favour(votes))} support, and {self.least} must"


class WeightedMajority(DecisionRule, frozen=True):
    """The total weight of the supporters reaches a quota.

    Attributes:
        quota: the weight needed, however many members are present.
        weights: weight by member; a member not named has none.
    """

    quota: int
    weights: Mapping[str, int]

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"members with {self.quota} of {sum(self.weights.values())} weighted votes support"

    def _support(self, votes: Votes, seats: Seats) -> NDArray[np.int64]:
        rows = seats.rows(tuple(self.weights), votes)
        weights = np.zeros(len(votes), np.int64)
        weights[rows] = [self.weights[seats.members[at]] for at in rows]
        for_it = (votes == SUPPORT) | (votes == GOES_ALONG)
        return np.asarray((weights[:, np.newaxis] * for_it).sum(axis=0))

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:
        """Return the decision by draw."""
        return np.asarray(self._support(votes, seats) >= self.quota)

    def because(self, votes: Votes, seats: Seats) -> str:
        """Say how much weight supports and how much must."""
        have = int(self._support(votes[:, np.newaxis], seats)[0])
        return f"{have} weighted votes support, and {self.quota} must"


class Quorum(DecisionRule, frozen=True):
    """A minimum number of members is present, however they vote.

    Attributes:
        least: the number; if it is 0, `share` applies.
        share: the share of the members that have a vote.
    """

    least: int = 0
    share: Fraction = Fraction(0)

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"at least {self.least or self.share} of {BASES['seats']} are present"

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:  # noqa: ARG002
        """Return whether enough are present, by draw."""
        present = base(votes, "present")
        if self.least:
            return np.asarray(present >= self.least)
        need = base(votes, "seats") * self.share.numerator
        return np.asarray((present * self.share.denominator >= need) & (present > 0))

    def because(self, votes: Votes, seats: Seats) -> str:
        """Say how many are present and how many must be."""
        among = int(base(votes, "seats"))
        needed = self.least or Majority(self.share).needed(among)
        away = _who(votes, AWAY, seats, "stays away")
        present = f"{int(base(votes, 'present'))} of {among} are present, and {needed} must be"
        return f"{present}; {away}" if away else present


class Veto(DecisionRule, frozen=True):
    """None of some members objects.

    Attributes:
        members: members with a veto; a member without a vote, or away, cannot use it.
    """

    members: tuple[str, ...]

    @property
    def says(self) -> str:
        """The rule in words."""
        return f"none of {', '.join(self.members)} objects"

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:
        """Return whether nobody vetoes, by draw."""
        return np.asarray(~(votes[seats.rows(self.members, votes)] == OBJECT).any(axis=0))

    def because(self, votes: Votes, seats: Seats) -> str:
        """Say who vetoes."""
        against = [at for at in seats.rows(self.members, votes) if votes[at] == OBJECT]
        return f"vetoed by {seats.named(against)}" if against else "nobody vetoes"


class Compound(DecisionRule, frozen=True):
    """Several rules combined.

    Attributes:
        parts: the rules.
    """

    parts: tuple[DecisionRule, ...]
    joint: ClassVar[str] = ""
    fails: ClassVar[str] = ""
    holds: ClassVar[str] = ""

    @property
    def says(self) -> str:
        """The rule in words."""
        return self.joint.join(part.says for part in self.parts)

    def reasons(self, votes: Votes, seats: Seats) -> tuple[Explained, ...]:
        """Return the reasons of the parts."""
        return tuple(part.explain(votes, seats) for part in self.parts)

    def because(self, votes: Votes, seats: Seats) -> str:
        """Say which parts fail, or how it passes."""
        column = votes[:, np.newaxis]
        found = self.reasons(column, seats)
        if self.decides(column, seats)[0]:
            return f"{self.holds}: " + "; ".join(item.because for item in found if item.decided)
        return f"{self.fails}: " + "; ".join(item.because for item in found if not item.decided)


class AllOf(Compound, frozen=True):
    """A rule that decides if every part does."""

    joint: ClassVar[str] = "; and "
    fails: ClassVar[str] = "not every part is met"
    holds: ClassVar[str] = "every part is met"

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:
        """Return the decision by draw."""
        return np.asarray(np.logical_and.reduce([p.decides(votes, seats) for p in self.parts]))


class AnyOf(Compound, frozen=True):
    """A rule that decides if any part does."""

    joint: ClassVar[str] = "; or "
    fails: ClassVar[str] = "no part is met"
    holds: ClassVar[str] = "a part is met"

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:
        """Return the decision by draw."""
        return np.asarray(np.logical_or.reduce([p.decides(votes, seats) for p in self.parts]))


class Forums(AnyOf, frozen=True):
    """Forums asked one after another: if one does not decide, the next may."""

    joint: ClassVar[str] = "; failing that, "
    fails: ClassVar[str] = "no forum decides"
    holds: ClassVar[str] = "a forum decides"

    def because(self, votes: Votes, seats: Seats) -> str:
        """Say which forum decides, and why the earlier ones did not."""
        told = []
        for number, part in enumerate(self.parts, 1):
            found = part.explain(votes, seats)
            verdict = "decides" if found.decided else "does not"
            told.append(f"forum {number} {verdict}: {found.because}")
            if found.decided:
                break
        return "; ".join(told)


class Among(DecisionRule, frozen=True):
    """A rule among some of the members; the others have no vote.

    Attributes:
        rule: how the remaining members decide.
        only: the members with a vote; if empty, all except the parties to the dispute.
    """

    rule: DecisionRule
    only: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The rule in words."""
        if self.only:
            return f"among {', '.join(self.only)}: {self.rule.says}"
        return f"without the parties to the dispute: {self.rule.says}"

    def _among(self, votes: Votes, seats: Seats) -> Votes:
        kept = votes.copy()
        if self.only:
            inside = seats.rows(self.only, votes)
            kept[[at for at in range(len(votes)) if at not in inside]] = ABSENT
        else:
            kept[seats.rows(seats.parties, votes)] = ABSENT
        return kept

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:
        """Return the decision by draw."""
        return self.rule.decides(self._among(votes, seats), seats)

    def because(self, votes: Votes, seats: Seats) -> str:
        """Say who is excluded, and what the others decide."""
        kept = self._among(votes, seats)
        out = np.flatnonzero((kept == ABSENT) & (votes != ABSENT)).tolist()
        found = self.rule.explain(kept, seats).because
        return f"without {seats.named(out)}: {found}" if out else found


class NamedRule(DecisionRule, frozen=True):
    """A rule with a name.

    Attributes:
        name: as written in provisions.
        rule: the rule itself.
    """

    name: str
    rule: DecisionRule

    @property
    def says(self) -> str:
        """The rule in words."""
        return self.rule.says

    def decides(self, votes: Votes, seats: Seats = UNNAMED) -> Decided:
        """Return the decision by draw."""
        return self.rule.decides(votes, seats)

    def because(self, votes: Votes, seats: Seats) -> str:
        """Return the reason of the rule."""
        return self.rule.because(votes, seats)


LIMITED = "uninterested members stand aside, but an objection to going ahead without them blocks"
SILENCE = "no member objects before the deadline; silence counts as consent"

_ALL = (
    NamedRule("consensus", Consensus()),
    NamedRule("limited_format", Consensus(meaning=LIMITED)),
    NamedRule("silence", Consensus(supporters=0, meaning=SILENCE)),
    NamedRule("simple_majority", Majority(Fraction(1, 2), above=True)),
    NamedRule("unanimity", Majority(Fraction(1))),
    NamedRule("own_decision", Count(1, "the member that would act decides for itself")),
)

RULES: dict[str, NamedRule] = {rule.name: rule for rule in _ALL}
