"""Changes of formal voting power in an organisation between two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.assessment.votes.formal_power import DayOfVotes, OrganRule, votes_on
from allies.assessment.votes.parts import assigned_forces, concentration_part
from allies.questions.power import PowerChange, PowerChangeAnswer, VoteChange, VoteOnDay
from allies.values.dates import day_text
from allies.world.view import View


def power_change(view: View, question: PowerChange) -> PowerChangeAnswer:
    """Answer how the power of votes changed between two days."""
    organisation = view.organisation(question.organisation)
    days = (view.day(question.before), view.day(question.on))
    covered = all(view.covers(day) for day in days)
    voters: tuple[str, ...] = (question.of,) if question.of else ()
    changes: tuple[VoteChange, ...] = ()
    if covered:
        first, second = (votes_on(view, organisation, day) for day in days)
        voters = voters or tuple(dict.fromkeys(first.members.voting + second.members.voting))
        changes = tuple(_changes(first, second, voters))
    return PowerChangeAnswer(
        covered=covered,
        organisation=organisation.id,
        days=tuple(day_text(day) for day in days),
        assigned_forces=tuple(
            concentration_part(assigned_forces(view, organisation, day)) for day in days
        ),
        voters=voters,
        changes=changes,
    )


def _changes(first: DayOfVotes, second: DayOfVotes, voters: Sequence[str]) -> Iterator[VoteChange]:
    """Return the changes of votes between two days, under every reading of either day.

    If the rule differs by the host of a crisis, the hosts that have a vote on both days count.
    """
    hosts = [name for name in first.members.voting if name in second.members.voting]
    for voter in voters:
        for means, reading in dict.fromkeys((*first.settled, *second.settled)):
            pairs: dict[tuple[OrganRule | None, OrganRule | None], list[str]] = {}
            for host in hosts:
                old, new = (
                    day.settled.get((means, reading), {}).get(host) for day in (first, second)
                )
                pairs.setdefault((old, new), []).append(host)
            for (old, new), group in pairs.items():
                of = "" if len(group) == len(hosts) else f" (host {', '.join(group)})"
                yield VoteChange(
                    voter=voter,
                    means=means,
                    reading=reading + of,
                    before=_vote(first, old, voter),
                    after=_vote(second, new, voter),
                )


def _vote(day: DayOfVotes, rule: OrganRule | None, voter: str) -> VoteOnDay:
    found = day.rules[rule] if rule else None
    game = found.power if found else None
    votes = found is not None and voter in found.members.voting
    power = game.of(voter) if game is not None and votes else None
    return VoteOnDay(
        rule=rule[1] if rule else None,
        organ=rule[0] if rule else None,
        normalised=float(power.normalised) if power else None,
        prevent=float(power.prevent) if power else None,
        initiate=float(power.initiate) if power else None,
    )
