"""Answers about the record as JSON: membership, law, acts, contests and claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from allies.assessment.record.chronicle import Chronicle
from allies.assessment.record.claims import Claim
from allies.assessment.record.standing import Standing, Status
from allies.evidence.contests import Contest
from allies.law.audit import ActFinding
from allies.law.inventory import InstrumentStatus, LegalChange, LegalInventory
from allies.reports.json_parts import (
    act_finding_json,
    act_json,
    cites_json,
    contest_json,
    frame_json,
)
from allies.values.dates import day_text
from allies.world.instruments import Provision
from allies.world.organisations import Organisation
from allies.world.sentences import sentence
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.legal import (
        AuditJson,
        InstrumentJson,
        LawDiffJson,
        LawJson,
        ProvisionJson,
    )
    from allies.reports.answers.record import (
        ClaimJson,
        ContestedJson,
        MembersJson,
        StatusJson,
        TimelineJson,
    )


def status_json(status: Status) -> StatusJson:
    """Return what a state is to an organisation."""
    return {
        "treaty_party": status.treaty_party,
        "membership": status.membership,
        "participation": status.participation,
        "bound_by": list(status.bound_by),
    }


def members_json(
    world: World,
    organisation: Organisation,
    day: int,
    as_of: int | None,
    account: str,
    found: Sequence[Standing],
) -> MembersJson:
    """Return who belonged to an organisation on a day."""
    return {
        "schema": "allies/members/1",
        **frame_json(world, as_of, account),
        "organisation": organisation.id,
        "on": day_text(day),
        "covers_day": world.covers(day),
        "members": [
            {
                "state": item.state,
                "name": world.name(item.state),
                "status": status_json(item.status),
                "since": item.since.on.text if item.since else None,
                "contested": item.is_contested,
                "silent_on": list(item.silent),
                "versions": [
                    {
                        "id": version.name,
                        "says": version.says,
                        "status": status_json(version.status),
                        "holders": list(version.holders),
                        "perhaps": list(version.perhaps),
                        "cites": cites_json(version.cites),
                    }
                    for version in item.versions
                ],
                "cites": cites_json(item.cites),
            }
            for item in found
        ],
    }


def law_json(
    world: World, day: int, as_of: int | None, account: str, found: LegalInventory
) -> LawJson:
    """Return which texts bind whom on a day."""
    return {
        "schema": "allies/law/1",
        **frame_json(world, as_of, account),
        "body": found.body.id,
        "on": day_text(day),
        "covers_day": world.covers(day),
        "unread": found.body.unread or None,
        "members": list(found.members),
        "readings": [
            {
                "id": reading.id,
                "title": reading.title,
                "held": held,
                "holders": [
                    {
                        "who": holder.who,
                        "since": holder.since.text,
                        "until": holder.until.text if holder.until else None,
                        "cites": cites_json(holder.cites),
                        "judgement": holder.judgement or None,
                    }
                    for holder in reading.holders
                ],
                "note": reading.note or None,
            }
            for reading, held in found.readings
        ],
        "instruments": [_instrument(item) for item in found.instruments],
        "later": [{"id": item.id, "opened": item.opened.text} for item in found.later],
        "provisions": [_provision(item) for item in found.provisions],
    }


def law_diff_json(
    world: World,
    as_of: int | None,
    account: str,
    body: str,
    changes: Sequence[LegalChange],
    days: tuple[str, str],
) -> LawDiffJson:
    """Return what differs in the law between two days."""
    return {
        "schema": "allies/law-diff/1",
        **frame_json(world, as_of, account),
        "body": body,
        "days": list(days),
        "changes": [
            {
                "instrument": item.instrument.id,
                "what": item.what,
                "before": item.before,
                "after": item.after,
            }
            for item in changes
        ],
    }


def audit_json(
    world: World, as_of: int | None, account: str, body: str, found: Sequence[ActFinding]
) -> AuditJson:
    """Return every past act of a body held against the rules of its day."""
    return {
        "schema": "allies/audit/1",
        "theatre": world.theatre.id,
        "as_of": day_text(as_of) if as_of is not None else None,
        "account": account,
        "body": body,
        "acts": [act_finding_json(item, world) for item in found],
    }


def _instrument(item: InstrumentStatus) -> InstrumentJson:
    return {
        "id": item.instrument.id,
        "title": item.instrument.title,
        "opened": item.instrument.opened.text,
        "state": item.state,
        "unread": item.instrument.unread,
        "note": item.instrument.note or None,
        "parties": dict(item.parties),
        "binds": {reading: dict(states) for reading, states in item.binds.items()},
        "cites": cites_json(item.instrument.cites),
    }


def _provision(item: Provision) -> ProvisionJson:
    return {
        "id": item.id,
        "instrument": item.instrument,
        "says": item.says,
        "effect": item.effect,
        "means": list(item.means),
        "acts": list(item.acts),
        "when": item.when,
        "met": item.met,
        "binds": list(item.binds),
        "readings": list(item.readings),
        "overrides": list(item.overrides),
        "cites": cites_json(item.cites),
    }


def timeline_json(world: World, as_of: int | None, account: str, found: Chronicle) -> TimelineJson:
    """Return acts in order."""
    return {
        "schema": "allies/timeline/1",
        **frame_json(world, as_of, account),
        "acts": [act_json(act, sentence(act, world)) for act in found.acts],
        "perhaps_published": [act_json(act, sentence(act, world)) for act in found.perhaps],
    }


def contested_json(
    world: World, as_of: int | None, account: str, contests: Sequence[tuple[Contest, str]]
) -> ContestedJson:
    """Return contests, each with the version the account chooses."""
    return {
        "schema": "allies/contested/1",
        **frame_json(world, as_of, account),
        "contests": [
            {**contest_json(contest), "chosen": chosen or None} for contest, chosen in contests
        ],
    }


def claim_json(world: World, as_of: int | None, found: Claim) -> ClaimJson:
    """Return a claim."""
    return {
        "schema": "allies/claim/1",
        **frame_json(world, as_of, "best_evidence"),
        "id": found.id,
        "kind": found.kind,
        "says": found.says,
        "holders": list(found.holders),
        "since": found.since or None,
        "independent_origins": len(found.origins),
        "origins": [
            {
                "source": item.source,
                "published": item.published,
                "repeated_by": list(item.repeated_by),
                "cites": cites_json(item.cites),
            }
            for item in found.origins
        ],
        "contradicted_by": [{"id": name, "says": says} for name, says in found.contradicted_by],
        "rests_on_it": [{"id": name, "says": says} for name, says in found.rests_on_it],
        "judgement": found.judgement or None,
    }
