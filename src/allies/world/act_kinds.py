"""The definition of a kind of act: the fields it needs, the registers it sets, its conditions."""

from __future__ import annotations

from typing import Literal

import msgspec

from allies.world.registers import code

Publicity = Literal["own_day", "first_origin"]
# Which ledger an act is entered in, and as what: the stage of a transfer or of a bargain, the stand
# that somebody takes on what another wants all to follow, or the subject of a statement on a group,
# on a balance, or on a state that may join an organisation.
LedgerName = Literal[
    "", "exercises", "transfers", "bargains", "stands", "groups", "balance", "accession"
]
Stage = Literal[
    "",
    "sought",
    "discussed",
    "pledged",
    "agreed",
    "licensed",
    "delivered",
    "stored",
    "asked",
    "offered",
    "ended",
    "led",
    "followed",
    "refused",
    "open",
    "named",
    "placed",
    "counted",
    "allied",
    "told",
    "military",
    "market",
    "backed",
    "hindered",
    "unwanted",
    "expected",
]


class Setting(msgspec.Struct, frozen=True):
    """One register that an act sets.

    Attributes:
        register: name of the register.
        subject: fields of the act that name the register's subject, in order.
        word: the value set; empty if the act's own field `stance` gives it.
        after: the values the register may have before, so that a state cannot leave what it never
            joined; empty if any value may come before.
        then: the value after the last day named by `until`; empty if an act of the kind has no end
            of its own.
    """

    register: str
    subject: tuple[str, ...]
    word: str
    after: tuple[str, ...] = ()
    then: str = ""

    @property
    def code(self) -> int:
        """The code of the value set."""
        return code(self.register, self.word)


class Condition(msgspec.Struct, frozen=True):
    """A register that must have certain values when an act happens, and that the act does not set.

    Attributes:
        register: name of the register.
        subject: fields of the act that name the register's subject, in order.
        words: the allowed values.
    """

    register: str
    subject: tuple[str, ...]
    words: tuple[str, ...]


class ActKind(msgspec.Struct, frozen=True):
    """One kind of act.

    Attributes:
        name: past tense, as written in a theatre.
        sentence: how it reads in a timeline; fields of the act are in braces.
        own_sentence: how it reads if the actor is the affected state; as `sentence` if empty.
        needs: required fields besides `by`, `on` and a citation or judgement.
        sets: the registers it sets.
        stands: conditions on other registers when it happens.
        ledger: the ledger that the act is entered in; empty if it is entered in none.
        stage: its entry there: how far a transfer or a bargain has come, or which stand was taken.
        public: when it becomes public unless the act says otherwise: on its own day, or when the
            first of its cited origins appears.
    """

    name: str
    sentence: str
    needs: tuple[str, ...] = ()
    sets: tuple[Setting, ...] = ()
    public: Publicity = "own_day"
    own_sentence: str = ""
    stands: tuple[Condition, ...] = ()
    ledger: LedgerName = ""
    stage: Stage = ""

    @property
    def can_run_out(self) -> bool:
        """Whether `until` of an act of the kind gives the last day of its effect."""
        return any(setting.then for setting in self.sets)
