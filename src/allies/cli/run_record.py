"""The commands that ask the record: members, timeline, contested, claim."""

from __future__ import annotations

from allies.assessment.claims import find_claim
from allies.cli.asking import Asked, date_of
from allies.errors import QuestionError
from allies.reports.json_record import (
    claim_json,
    contested_json,
    members_json,
    timeline_json,
)
from allies.reports.page_record import (
    claim_page,
    contested_page,
    members_page,
    timeline_page,
)
from allies.world.chronicle import Span, chronicle
from allies.world.log import split_versions
from allies.world.standing import standings


def run_members(asked: Asked, organisation_id: str) -> None:
    """Print who belonged to an organisation on a day."""
    world, day = asked.world, asked.day
    organisation = world.organisation(organisation_id)
    found = standings(world, organisation, day, asked.as_of, asked.account)
    asked.answer(
        members_json(world, organisation, day, asked.as_of, asked.account, found),
        members_page(world, organisation, day, asked.as_of, asked.account, found),
    )
    asked.refuse_beyond_coverage(day)


def run_timeline(asked: Asked, about: str, since: str, until: str) -> None:
    """Print what happened, in order."""
    span = Span(
        date_of(since, "--from").first if since else None,
        date_of(until, "--to").last if until else None,
    )
    if span.first is not None and span.last is not None and span.last < span.first:
        raise QuestionError(
            f"the span from {since} to {until} ends before it starts",
            where="--to",
            remedy="name a later date, or leave one of the two out",
        )
    found = chronicle(asked.world, about, span, asked.as_of, asked.account)
    asked.answer(
        timeline_json(asked.world, asked.as_of, asked.account, found),
        timeline_page(asked.world, asked.as_of, asked.account, found),
    )


def run_contested(asked: Asked) -> None:
    """Print the contradictions of the sources."""
    world = asked.world
    choices = world.evidence.account(asked.account, asked.as_of).choices
    # A version is chosen only where something depends on the choice; rival explanations that
    # nothing rests on stand side by side.
    acts = (*world.acts, *(act for case in world.cases.values() for act in case.acts))
    rested_on = {split_versions(act)[0] for act in acts}
    known = [world.evidence.as_published(item, asked.as_of) for item in world.contests.values()]
    contests = [
        (contest, choices.get(contest.id, "") if contest.id in rested_on else "")
        for contest in known
        if asked.as_of is None or len(contest.versions) > 1
    ]
    asked.answer(
        contested_json(world, asked.as_of, asked.account, contests),
        contested_page(world, asked.as_of, asked.account, contests),
    )


def run_claim(asked: Asked, name: str) -> None:
    """Print a claim."""
    found = find_claim(asked.world, name, asked.as_of)
    asked.answer(
        claim_json(asked.world, asked.as_of, found), claim_page(asked.world, asked.as_of, found)
    )
