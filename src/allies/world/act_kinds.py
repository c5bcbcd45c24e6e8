"""What a kind of act is: the fields it needs, what it sets, and what must have come before."""

from __future__ import annotations

from typing import Literal

import msgspec

from allies.world.registers import code

Publicity = Literal["own_day", "first_origin"]
# Which ledger an act is entered in, and as what: the stage of a transfer or of a bargain, or the
# stand that somebody takes on what another wants all to follow.
LedgerName = Literal["", "exercises", "transfers", "bargains", "stands"]
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
]


class Setting(msgspec.Struct, frozen=True):
    """One register an act sets.

    Attributes:
        register: name of the register.
        subject: fields of the act that name the register's subject, in order.
        word: the value set; empty where the act's own field `stance` gives it.
        after: the values that may stand before, so that a state cannot leave what it never
            joined; empty where any may.
        then: the value that follows when the last day named by `until` is over; empty where an act
            of the kind has no end of its own.
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
    """A register that an act needs as it is, and does not set.

    Attributes:
        register: name of the register.
        subject: fields of the act that name the register's subject, in order.
        words: the values that may stand.
    """

    register: str
    subject: tuple[str, ...]
    words: tuple[str, ...]


class ActKind(msgspec.Struct, frozen=True):
    """One kind of act.

    Attributes:
        name: past tense, as written in a theatre.
        sentence: how it reads in a timeline; fields of the act stand in braces.
        own_sentence: how it reads where the actor is the state affected; as `sentence` if empty.
        needs: fields it must have besides `by`, `on` and a citation or judgement.
        sets: the registers it sets.
        stands: what must stand when it happens, besides what it sets.
        ledger: the ledger it is entered in; empty where it is entered in none.
        stage: as what it is entered: how far a transfer or a bargain has come, or which stand.
        public: when it is public unless it says otherwise: on its own day, or when the first of
            its cited origins appeared.
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
        """Whether `until` says when what an act of the kind does is over."""
        return any(setting.then for setting in self.sets)
