"""Registers: what a snapshot can be asked, and the codes of its answers.

A register is a small array over worlds. Its vocabulary is closed: an act kind sets registers named
here, and a predicate reads them. `UNKNOWN_CODE` means that the record does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

UNKNOWN_CODE = -1
NONE_CODE = 0

# Ways to be a party to an instrument: by ratification, with reservations, and any acceptance.
RATIFIED = ("ratified", "ratified_with_reservations")
RESERVED = ("signed_with_reservations", "ratified_with_reservations")
ACCEPTING = ("signed", "signed_with_reservations", *RATIFIED)

# Subjects of registers that are not states, organisations or their organs.
NO_BODIES = ("instrument", "means", "mode", "cargo", "place")


class Register(msgspec.Struct, frozen=True):
    """A kind of register.

    Attributes:
        name: its name in predicates and act kinds.
        subject: the kinds of its subjects, in order.
        codes: the code of each word it can have, numbered from 0 in order.
        absent: the code if no act has set it: `NONE_CODE` if the record is complete by design,
            `UNKNOWN_CODE` if silence proves nothing.
        says: one sentence for the documentation.
        over: the value it gets when a state or an organisation among its subjects is dissolved;
            empty if it has no such subject.
        outlasts: values that do not change at a dissolution, such as those of former members.
        ends_by_joining: whether its value ends when the state joins the organisation again.
    """

    name: str
    subject: tuple[str, ...]
    codes: Mapping[str, int]
    absent: int
    says: str
    over: str = "none"
    outlasts: tuple[str, ...] = ()
    ends_by_joining: bool = False

    def word(self, code: int) -> str:
        """Return the word for a code."""
        if code == UNKNOWN_CODE:
            return "unknown"
        return tuple(self.codes)[code]


def _codes(*words: str) -> Mapping[str, int]:
    return MappingProxyType({word: code for code, word in enumerate(words)})


_ALL = (
    Register(
        "membership",
        ("state", "organisation"),
        _codes("none", "partner", "observer", "member", "suspended", "withdrawn", "expelled"),
        NONE_CODE,
        "The status of a state in an organisation; membership lists are coded in full.",
        outlasts=("withdrawn", "expelled"),
    ),
    Register(
        "participation",
        ("state", "organisation"),
        _codes("none", "full", "suspended"),
        NONE_CODE,
        "Whether a member takes part in the organisation's work, apart from its membership.",
    ),
    Register(
        "seat",
        ("state", "organ"),
        _codes("none", "held", "left"),
        NONE_CODE,
        "Whether a state has a seat in an organ for which members are elected; such lists are coded"
        " in full. It ends when the state leaves the organisation.",
        outlasts=("left",),
    ),
    Register(
        "party",
        ("state", "instrument"),
        _codes(
            "none",
            "signed",
            "signed_with_reservations",
            "refused",
            "ratified",
            "ratified_with_reservations",
            "objected",
            "denounced",
            "lapsed",
            "ended",
        ),
        UNKNOWN_CODE,
        "The status of a state under an instrument; silence proves nothing unless the instrument's"
        " list of parties is coded in full.",
        "ended",
        ("refused", "objected", "denounced", "lapsed"),
    ),
    Register(
        "provisional",
        ("state", "instrument"),
        _codes("none", "applied", "ended"),
        NONE_CODE,
        "Whether a state applies an instrument provisionally, ratified or not, until it enters into"
        " force; this needs a declaration, so silence means no.",
    ),
    Register(
        "entry",
        ("state", "instrument"),
        _codes("none", "in_force", "ended"),
        NONE_CODE,
        "Whether an instrument has entered into force for one state, on a separate day; if no"
        " such day is coded, the state has the instrument's day.",
    ),
    Register(
        "instrument",
        ("instrument",),
        _codes("none", "opened", "in_force", "expired"),
        UNKNOWN_CODE,
        "The status of an instrument; it is unknown if its entry into force is not coded.",
        "",
    ),
    Register(
        "request",
        ("host", "addressee"),
        _codes("none", "requested", "withdrawn"),
        NONE_CODE,
        "Whether a host has asked a state or an organisation for help; a request is a public act.",
    ),
    Register(
        "information",
        ("body", "host"),
        _codes("none", "given", "withdrawn"),
        NONE_CODE,
        "Whether an organ or an organisation has been informed of a crisis in a host; informing it"
        " is a public act.",
    ),
    Register(
        "answer",
        ("addressee", "host"),
        _codes("none", "agreed", "declined", "taken_back"),
        NONE_CODE,
        "What the addressee decided on a host's request.",
    ),
    Register(
        "stance",
        ("actor", "organisation", "means"),
        _codes("none", "for", "against", "reserved"),
        UNKNOWN_CODE,
        "The stance that an actor has stated on an organisation's means; silence is no stance.",
    ),
    Register(
        "government",
        ("state",),
        _codes("none", "constitutional", "interim", "disputed", "displaced"),
        UNKNOWN_CODE,
        "What kind of government speaks for a state; a displaced one is recognised but has lost"
        " power.",
    ),
    Register(
        "sanctions",
        ("actor", "actor"),
        _codes("none", "imposed", "lifted"),
        NONE_CODE,
        "Whether a state, an organisation or an organ has sanctions in force against another;"
        " imposing them is a public act.",
    ),
    Register(
        "embargo",
        ("actor", "actor"),
        _codes("none", "imposed", "lifted"),
        NONE_CODE,
        "Whether a state, an organisation or an organ has an embargo on arms in force against"
        " another; imposing it is a public act.",
    ),
    Register(
        "transit",
        ("grantor", "mover", "mode", "cargo"),
        _codes("none", "granted", "refused", "revoked", "conditional", "ended"),
        UNKNOWN_CODE,
        "Whether a state lets a mover cross it by a mode with a cargo; `any` if an act names no"
        " mode or cargo.",
    ),
    Register(
        "access",
        ("host", "mover", "place"),
        _codes("none", "granted", "refused", "revoked", "conditional", "ended"),
        UNKNOWN_CODE,
        "Whether a state lets a mover use a port, an airfield or another place, without a base.",
    ),
    Register(
        "base",
        ("host", "user", "place"),
        _codes("none", "in_use", "vacated", "refused", "revoked", "ended"),
        NONE_CODE,
        "Whether a state's forces have the use of a place in another state.",
    ),
    Register(
        "notice",
        ("state", "organisation"),
        _codes("none", "given", "taken_back"),
        NONE_CODE,
        "Whether a state has given notice of leaving an organisation.",
        ends_by_joining=True,
    ),
    Register(
        "acceptance",
        ("organisation", "state"),
        _codes("none", "given", "refused"),
        NONE_CODE,
        "Whether an organisation has accepted that a state leaves.",
        ends_by_joining=True,
    ),
    Register(
        "consultation",
        ("state", "organisation"),
        _codes("none", "held", "omitted"),
        UNKNOWN_CODE,
        "Whether a state consulted the members of an organisation before it acted.",
    ),
    Register(
        "objection",
        ("state", "organisation"),
        _codes("none", "raised", "taken_back"),
        NONE_CODE,
        "Whether a member has officially objected to a proposal; silence is no objection.",
    ),
    Register(
        "mandate",
        ("organ", "host"),
        _codes("none", "given", "ended"),
        NONE_CODE,
        "Whether the Security Council or another organ has given a mandate concerning a host.",
        "ended",
    ),
    Register(
        "existence",
        ("body",),
        _codes("none", "founded", "dissolved"),
        NONE_CODE,
        "Whether a state or an organisation has been dissolved; without a coded act it exists.",
        "",
    ),
)

REGISTERS: Mapping[str, Register] = MappingProxyType({kind.name: kind for kind in _ALL})


def code(register: str, word: str) -> int:
    """Return the code of a word of a register."""
    return REGISTERS[register].codes[word]
