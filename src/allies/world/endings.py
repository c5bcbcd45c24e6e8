"""Endings: how each value of a register starts and ends."""

from __future__ import annotations

import msgspec

from allies.world.act_kinds import Setting
from allies.world.registers import NONE_CODE, Register
from allies.world.vocabulary import INSIDE, KINDS, STANCES


class Ways(msgspec.Struct, frozen=True):
    """How a register gets a value, and how the value ends.

    Attributes:
        into: kinds of act that set the value.
        out: kinds of act that can follow and set another value.
        at_first: whether it is the value before any act.
        by_until: whether the value can follow after the last day of an `until`.
        ends_by_until: whether the value can end with its `until`.
        with_the_body: whether the value follows when its subject is dissolved.
        ends_with_the_body: whether the value ends when its subject is dissolved.
        ends_by_joining: whether the value ends when the state joins the organisation again.
    """

    into: tuple[str, ...]
    out: tuple[str, ...]
    at_first: bool
    by_until: bool
    ends_by_until: bool
    with_the_body: bool
    ends_with_the_body: bool
    ends_by_joining: bool


def ways(register: Register, word: str) -> Ways:
    """Return how a register gets a value, and how the value ends.

    Args:
        register: the register.
        word: one of its values.
    """
    settings = [
        (kind.name, setting)
        for kind in KINDS.values()
        for setting in kind.sets
        if setting.register == register.name
    ]
    into = [name for name, item in settings if word in _words(item)]
    out = [
        name
        for name, item in settings
        if set(_words(item)) - {word} and (not item.after or word in item.after)
    ]
    return Ways(
        into=tuple(dict.fromkeys(into)),
        out=tuple(dict.fromkeys(out)),
        at_first=register.codes[word] == NONE_CODE,
        by_until=any(item.then == word for _, item in settings),
        ends_by_until=any(item.then and word in _words(item) for _, item in settings),
        with_the_body=register.over == word,
        ends_with_the_body=word in ended_with_body(register),
        ends_by_joining=register.ends_by_joining and register.codes[word] != NONE_CODE,
    )


def ended_with_body(register: Register) -> tuple[str, ...]:
    """Return the values that end when the subject of a register is dissolved."""
    stays = ("none", register.over, *register.outlasts)
    return tuple(word for word in register.codes if register.over and word not in stays)


def _words(setting: Setting) -> tuple[str, ...]:
    """Return the values that a setting can set."""
    return (setting.word,) if setting.word else STANCES


def leaves_off(setting: Setting) -> bool:
    """Return whether a setting can turn a member into something else."""
    return (
        setting.register == "membership"
        and setting.word not in INSIDE
        and bool(set(setting.after) & set(INSIDE))
    )


def joins(setting: Setting) -> bool:
    """Return whether a setting turns a non-member into a member."""
    return setting.register == "membership" and setting.word == "member" and "none" in setting.after
