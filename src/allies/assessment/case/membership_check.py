"""Whether an organisation has any members or partners on the day of a case."""

from __future__ import annotations

from collections.abc import Sequence

from allies.assessment.case.setting import Setting
from allies.errors import Fault, QuestionError, field
from allies.values.dates import long_day, when_words
from allies.values.ternary import NO
from allies.world.organisations import Organisation
from allies.world.seats import deciders, vote_of
from allies.world.vocabulary import OUTSIDE
from allies.world.worlds import every_combination


def has_members(setting: Setting, organisation: Organisation) -> bool:
    """Whether a state belongs, or may belong, to an organisation on the day of a case.

    Members, partners and observers belong to it; who has left or was expelled does not. If
    the record has no membership of an organisation on any day, the organisation counts as there
    until it is dissolved: a gap in the record says nothing about the day.
    """
    view = setting.view
    if not view.covers(setting.day):
        return True  # beyond the record all is unknown, this too
    if setting.snapshot().dissolution(organisation.id) is not None:
        return False
    words = _words(setting, organisation)
    return not words or not words <= set(OUTSIDE)


def _words(setting: Setting, organisation: Organisation) -> set[str]:
    """Return the statuses of all states with one in an organisation on any day."""
    log, snapshot = setting.view.whole_log, setting.snapshot()
    states = {cell[1] for cell in log.cells("membership") if cell[2] == organisation.id}
    return {snapshot.register("membership", state, organisation.id).word() for state in states}


def may_vote(setting: Setting, organisation: str, organs: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the states that have a vote in an organisation on the day of a case, or may have.

    Empty if the record cannot say: beyond it, or if it knows no member of any day.

    Args:
        setting: the case on its day.
        organisation: the organisation.
        organs: the organs that may decide; the organisation as a whole if not given.
    """
    if not setting.view.covers(setting.day):
        return ()
    reference, body = setting.snapshot(), setting.view.organisation(organisation)

    def may(state: str) -> bool:
        cells = [(kind, state, organisation) for kind in ("membership", "participation")]
        cells += [("seat", state, organ) for organ in organs]
        worlds = every_combination(reference.worlds.account, reference.axes(cells))
        snapshot = setting.snapshot(worlds)
        return any(
            bool((vote_of(snapshot, body, state, organ) != NO).any()) for organ in organs or ("",)
        )

    return tuple(
        cell[1]
        for cell in reference.log.cells("membership")
        if cell[2] == organisation and may(cell[1])
    )


def may_decide(setting: Setting, organisation: Organisation) -> list[tuple[str, ...]]:
    """Return the states that may vote on the means of an organisation, for each set of organs.

    Args:
        setting: the case on its day.
        organisation: the organisation; if no organ decides on its means, all its voters are given.
    """
    organs = [deciders(organisation, item, setting.day) for item in organisation.means]
    several = list(dict.fromkeys(item for item in organs if item)) or [()]
    return [may_vote(setting, organisation.id, item) for item in several]


def absent(setting: Setting) -> Organisation | None:
    """Return the first organisation of the question if none has a member; otherwise None."""
    question = setting.case.question
    if not question.means:
        return None
    asked = [setting.view.organisation(name) for name in question.asked_of]
    return None if any(has_members(setting, body) for body in asked) else asked[0]


def gone(setting: Setting, organisation: Organisation) -> str:
    """Return the sentence that says an organisation no longer exists; empty if it still does.

    Args:
        setting: the case on its day.
        organisation: which.
    """
    view = setting.view
    if has_members(setting, organisation):
        return ""
    name = view.in_sentence(organisation.id)
    dissolved = setting.snapshot().dissolution(organisation.id)
    if dissolved is not None:
        return f"According to the record, {name} was dissolved {when_words(dissolved.on)}"
    if _words(setting, organisation) & {"withdrawn", "expelled"}:
        return f"According to the record, no state was left in {name} on {long_day(setting.day)}"
    return ""


def absence(setting: Setting, organisation: Organisation) -> str:
    """Return the sentence that says an organisation has no members on the day of a case."""
    name = setting.view.in_sentence(organisation.id)
    over = gone(setting, organisation)
    if over:
        return over
    if setting.view.as_of is None:
        return (
            f"According to the record, no state was a member of {name} on {long_day(setting.day)}"
        )
    known = setting.view.known
    return f"Nothing published by {known} names a member of {name} on {long_day(setting.day)}"


def refuse_absence(setting: Setting, *organisations: str) -> None:
    """Refuse to say what organisations would do on a day on which none of them has members.

    Args:
        setting: the case on its day.
        organisations: the organisations asked about.

    Raises:
        QuestionError: nobody belongs to any of them on the day, or all have been dissolved, or
            the host has.
    """
    refuse_dissolved_host(setting)
    bodies = [setting.view.organisation(name) for name in organisations]
    asked = bodies[0]
    if not any(has_members(setting, body) for body in bodies):
        over = bool(gone(setting, asked))
        raise QuestionError(
            absence(setting, asked),
            field="on" if setting.view.as_of is None or over else "as_of",
            why="an organisation without members cannot vote or send anybody",
            remedy="name an earlier day" if over else "name a later day",
        )


def refuse_dissolved_host(setting: Setting) -> None:
    """Refuse to say who would help a state that has been dissolved.

    A question of law alone is not refused: an act of such a state is found to be irregular.

    Raises:
        QuestionError: the host has been dissolved.
    """
    if not setting.case.question.means or not setting.view.covers(setting.day):
        return
    host = setting.case.host
    dissolved = setting.snapshot().dissolution(host)
    if dissolved is not None:
        name = setting.view.in_sentence(host)
        raise QuestionError(
            f"According to the record, {name} was dissolved {when_words(dissolved.on)}",
            field="on",
            why="a state that no longer exists cannot ask for help or receive it",
            remedy="name an earlier day",
        )


def refuse_votes(setting: Setting) -> None:
    """Refuse to suppose the vote of a state that has none in an organisation asked about.

    Raises:
        QuestionError: a state is supposed to vote, and has no vote on the day.
    """
    voting = setting.view.what_if.vote
    if not voting or not setting.case.question.means or not setting.view.covers(setting.day):
        return
    view, bodies = setting.view, setting.case.question.asked_of
    seated = {state for body in bodies for state in may_vote(setting, body)}
    faults = []
    for text in voting:
        state, _, _ = text.partition("=")
        if state not in seated:
            of = ", ".join(view.name(body) for body in bodies)
            faults.append(
                Fault(
                    f"{view.name(state)} has no vote to suppose on {long_day(setting.day)}",
                    field="vote",
                    why=f"it is no member with a vote of {of} that day",
                    remedy="leave it out, or suppose as well that it is a member:"
                    f" {field('member')} {state}=participating",
                )
            )
    if faults:
        raise QuestionError.of(faults)
