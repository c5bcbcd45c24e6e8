"""Checks of levers: their acts, and the names and words in what they suppose."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from allies.theatre.checks.acts import check_act
from allies.theatre.checks.context import Context
from allies.votes.input_errors import WrittenError
from allies.votes.rule_text import parse_decision
from allies.world.levers import BALLOTS, STATUSES, Lever


def check_levers(context: Context) -> None:
    """Check every lever."""
    for lever in context.record.levers.values():
        _check(context, f"lever:{lever.id}", lever)


def _check(context: Context, key: str, lever: Lever) -> None:
    if lever.of:
        context.know(key, ("of",), lever.of, "organisation")
    for at, name in enumerate(lever.by):
        context.know(key, ("by", at), name, "actor")
    for act in lever.acts:
        check_act(context, act)
    for at, name in enumerate(lever.without):
        context.know(key, ("without", at), name, "act")
    for field in ("deny", "allow", "withdraw"):
        for at, name in enumerate(getattr(lever, field)):
            context.know(key, (field, at), name, "state")
    check_pairs(context, key, ("member",), lever.member, STATUSES)
    check_pairs(context, key, ("vote",), lever.vote, BALLOTS)
    if lever.member and not lever.of:
        context.fault(
            key, ("member",), "names no organisation", "a status is one in 'of:'", "add 'of:'"
        )
    for at, force in enumerate(lever.forces):
        context.know(key, ("forces", at, "owner"), force.owner, "state")
        context.know(key, ("forces", at, "home"), force.home, "place")
    if lever.rule:
        try:
            parse_decision(lever.rule)
        except WrittenError as error:
            context.fault(key, ("rule", *error.path), error.what, error.why, error.remedy)
    if not lever.changes:
        context.fault(
            key,
            (),
            "supposes nothing",
            "a lever adds or takes away acts or forces, or names votes, a status or a rule",
            f"add one of {', '.join(_CHANGES)}",
        )


_CHANGES = ("acts", "without", "forces", "member", "vote", "deny", "allow", "withdraw", "rule")


def check_pairs(
    context: Context,
    key: str,
    within: tuple[str | int, ...],
    texts: Iterable[str],
    words: Collection[str],
) -> None:
    """Check texts of the form `STATE=word`.

    Args:
        context: what is checked.
        key: the entry.
        within: the field inside it.
        texts: the texts.
        words: the words that are possible.
    """
    for at, text in enumerate(texts):
        state, _, word = text.partition("=")
        context.know(key, (*within, at), state, "state")
        if word not in words:
            context.fault(
                key,
                (*within, at),
                f"'{text}' is not possible here",
                f"a state, an equals sign and one of {', '.join(words)} are needed",
                context.nearest(word, words),
            )
