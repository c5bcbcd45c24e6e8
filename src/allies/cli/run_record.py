"""The commands that ask the record: members, timeline, contested, claim."""

from __future__ import annotations

from collections.abc import Collection

from allies.assessment.record.accounts_compared import rested_on
from allies.assessment.record.chronicle import Span, chronicle
from allies.assessment.record.claims import find_claim
from allies.assessment.record.standing import standings
from allies.cli.asking import Asked, date_of
from allies.errors import QuestionError, nearest
from allies.evidence.contests import CONTEST_TYPES
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
from allies.values.naming import in_any_case
from allies.world.vocabulary import KINDS


def run_members(asked: Asked, organisation_id: str) -> None:
    """Print who belonged to an organisation on a day."""
    world, day = asked.world, asked.day
    state = in_any_case(organisation_id, world.states)
    if state in world.states and organisation_id not in world.organisations:
        raise QuestionError(
            f"{state} is a state, and organisations have members",
            where="allies members",
            remedy="name an organisation, or none to see who belonged to what on a day; what a"
            f" state did is told by `allies timeline --about {state}`",
        )
    organisation = world.organisation(organisation_id)
    found = standings(world, organisation, day, asked.as_of, asked.account)
    asked.answer(
        members_json(world, organisation, day, asked.as_of, asked.account, found),
        members_page(world, organisation, day, asked.as_of, asked.account, found),
    )
    asked.refuse_beyond_coverage(day)


def run_timeline(asked: Asked, about: str, dates: tuple[str, str], kind: str) -> None:
    """Print what happened, in order: about one thing, within a span, of one kind of act."""
    if kind:
        kind = _known(kind, KINDS, "--act", "kind of act")
    since, until = dates
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
    told = chronicle(asked.world, about, span, asked.as_of, asked.account)
    found = told.of_kind(kind) if kind else told
    asked.answer(
        timeline_json(asked.world, asked.as_of, asked.account, found),
        timeline_page(asked.world, asked.as_of, asked.account, found),
    )
    record = asked.world.theatre
    if span.first is not None and span.first > record.until.last:
        asked.refuse_beyond_coverage(span.first)
    if span.last is not None and span.last < record.since.first:
        asked.refuse_beyond_coverage(span.last)


def _known(name: str, known: Collection[str], where: str, what: str) -> str:
    declared = in_any_case(name, known)
    if declared not in known:
        raise QuestionError(f"unknown {what} '{name}'", where=where, remedy=nearest(name, known))
    return declared


def run_contested(asked: Asked, kind: str) -> None:
    """Print the contradictions of the sources, of one type where it is given."""
    world = asked.world
    if kind:
        kind = _known(kind, CONTEST_TYPES, "--type", "type of contest")
    choices = world.evidence.account(asked.account, asked.as_of).choices
    # A version is chosen only where something depends on the choice; rival explanations that
    # nothing rests on stand side by side.
    matters = rested_on(world)
    known = [world.evidence.as_published(item, asked.as_of) for item in world.contests.values()]
    contests = [
        (contest, choices.get(contest.id, "") if contest.id in matters else "")
        for contest in known
        if (asked.as_of is None or len(contest.versions) > 1) and kind in ("", contest.type)
    ]
    asked.answer(
        contested_json(world, asked.as_of, asked.account, contests),
        contested_page(world, asked.as_of, asked.account, contests),
    )


def run_claim(asked: Asked, name: str) -> None:
    """Print a claim."""
    if not name:
        raise QuestionError(
            "no claim is named",
            where="allies claim",
            remedy="name an act, contest, version or provision, or ask with --single-origin",
        )
    found = find_claim(asked.world, name, asked.as_of)
    asked.answer(
        claim_json(asked.world, asked.as_of, found), claim_page(asked.world, asked.as_of, found)
    )
