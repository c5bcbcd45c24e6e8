"""Presence: whether an organisation was there at all on the day of a case."""

from __future__ import annotations

from allies.assessment.case.setting import Setting
from allies.errors import QuestionError
from allies.values.dates import long_day
from allies.world.organisations import Organisation


def has_members(setting: Setting, organisation: Organisation) -> bool:
    """Whether a state is, or may be, anything to an organisation on the day of a case.

    An organisation of which the record knows no membership of any day is taken to be there: that
    nothing is coded of it says nothing of the day.
    """
    view = setting.view
    if not view.covers(setting.day):
        return True  # beyond the record nothing is known, and so not this either
    states = {cell[1] for cell in view.whole_log.cells("membership") if cell[2] == organisation.id}
    snapshot = setting.snapshot()
    return not states or any(
        snapshot.register("membership", state, organisation.id).word() != "none" for state in states
    )


def may_vote(setting: Setting, organisation: str) -> tuple[str, ...]:
    """Return the states that have a vote in an organisation on the day of a case, or may have.

    Nobody where the record cannot tell: beyond it, or where it knows no member of any day.
    """
    if not setting.view.covers(setting.day):
        return ()
    snapshot = setting.snapshot()

    def may(register: str, state: str, words: tuple[str, ...]) -> bool:
        found = snapshot.register(register, state, organisation)
        return found.word() in (*words, "unknown") or snapshot.log.is_entangled(found.cell)

    return tuple(
        cell[1]
        for cell in snapshot.log.cells("membership")
        if cell[2] == organisation
        and may("membership", cell[1], ("member",))
        and may("participation", cell[1], ("full",))
    )


def absent(setting: Setting) -> Organisation | None:
    """Return the first organisation a case asks about where none has a member that day, or None."""
    question = setting.case.question
    if not question.means:
        return None
    asked = [setting.view.organisation(name) for name in question.asked_of]
    return None if any(has_members(setting, body) for body in asked) else asked[0]


def absence(setting: Setting, organisation: Organisation) -> str:
    """Return the sentence that says an organisation is not there on the day of a case."""
    name = setting.view.in_sentence(organisation.id)
    if setting.view.as_of is None:
        return f"By the record nobody was a member of {name} on {long_day(setting.day)}"
    known = setting.view.known
    return f"Nothing published by {known} has a member of {name} on {long_day(setting.day)}"


def refuse_absence(setting: Setting, *organisations: str) -> None:
    """Refuse to say what organisations would do on a day on which none of them is there.

    Args:
        setting: the case on its day.
        organisations: whose doing is asked for.

    Raises:
        QuestionError: none has a member on the day.
    """
    bodies = [setting.view.organisation(name) for name in organisations]
    asked = bodies[0]
    if not any(has_members(setting, body) for body in bodies):
        raise QuestionError(
            absence(setting, asked),
            field="on" if setting.view.as_of is None else "as_of",
            why="who is not there neither votes nor sends anybody",
            remedy="name a later day",
        )
