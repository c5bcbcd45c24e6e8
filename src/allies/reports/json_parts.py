"""Parts that several JSON answers share. Probabilities are raw; dates are text as written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from allies.evidence.contests import Contest
from allies.evidence.sources import Citation, Source
from allies.law.audit import ActFinding
from allies.law.clocks import ClockFinding
from allies.law.finding import LegalFinding
from allies.law.flips import Flip
from allies.law.reasons import Condition, Reason
from allies.values.dates import ImpreciseDate, day_text
from allies.world.acts import Act, Term
from allies.world.sentences import sentence
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.evidence import CiteJson, ContestJson, FrameJson, SourceJson
    from allies.reports.answers.legal import (
        ActFindingJson,
        ClockJson,
        ConditionJson,
        FlipJson,
        MayJson,
        ReasonJson,
    )

Json = dict[str, Any]


def cite_json(cite: Citation) -> CiteJson:
    """Return a citation."""
    return {
        "source": cite.source,
        "at": cite.at,
        "credibility": cite.credibility,
        "origin": cite.origin or None,
        "runs": list(cite.runs),
    }


def cites_json(cites: Iterable[Citation]) -> list[CiteJson]:
    """Return several citations."""
    return [cite_json(cite) for cite in cites]


def source_json(source: Source) -> SourceJson:
    """Return a source."""
    return {
        "id": source.id,
        "title": source.title,
        "author": source.author or None,
        "publisher": source.publisher or None,
        "published": source.published.text,
        "kind": source.kind,
        "reliability": source.reliability,
        "held": source.held,
        "url": source.url or None,
    }


def _plain(value: Any) -> Any:
    """Return a field of an act as JSON has it: dates as written, terms as mappings."""
    if isinstance(value, ImpreciseDate):
        return value.text
    if isinstance(value, Term):
        return {
            "term": value.term,
            "amount": value.amount,
            "unit": value.unit or None,
            "says": value.says or None,
        }
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def act_json(act: Act, sentence: str) -> dict[str, Any]:
    """Return an act, with how it reads."""
    found: Json = {"id": act.id, "act": act.act, "on": act.on.text, "says": sentence}
    for name in act.__struct_fields__:
        value = getattr(act, name)
        if name not in (*found, "on", "says", "cites", "public") and value not in (
            "",
            (),
            None,
        ):
            found[name] = _plain(value)
    if act.public is not None:
        found["public"] = act.public.text
    found["cites"] = cites_json(act.cites)
    return found


def contest_json(contest: Contest) -> ContestJson:
    """Return a contest with its versions."""
    return {
        "id": contest.id,
        "type": contest.type,
        "row": contest.row or None,
        "question": contest.question,
        "note": contest.note or None,
        "versions": [
            {
                "id": version.id,
                "says": version.says,
                "holders": list(version.holders),
                "reading": version.reading or None,
                "cites": cites_json(version.cites),
            }
            for version in contest.versions
        ],
    }


def condition_json(condition: Condition) -> ConditionJson:
    """Return a part of a rule with its value and its parts."""
    return {
        "says": condition.says,
        "value": condition.value,
        "acts": list(condition.acts),
        "cites": cites_json(condition.cites),
        "parts": [condition_json(part) for part in condition.parts],
    }


def reason_json(reason: Reason) -> ReasonJson:
    """Return a provision with its part in a verdict."""
    return {
        "provision": reason.provision,
        "says": reason.says,
        "effect": reason.effect,
        "status": reason.status,
        "in_force": condition_json(reason.in_force),
        "when": condition_json(reason.when),
        "cites": cites_json(reason.cites),
    }


def flip_json(flip: Flip) -> FlipJson:
    """Return a fact that would change a verdict."""
    return {
        "says": flip.says,
        "value": flip.value,
        "instead": flip.instead,
        "verdict": flip.verdict,
    }


def may_json(may: LegalFinding) -> MayJson:
    """Return what the law says of one means."""
    return {
        "verdict": may.verdict,
        "by_reading": dict(may.by_reading),
        "apart": dict(may.apart),
        "decided_by": dict(may.decided_by),
        "conflict": list(may.conflict),
        "differs_by": list(may.differs_by),
        "explained_under": may.explained_under,
        "steps": [
            {
                "says": step.says,
                "done": step.state,
                "provision": step.provision,
                "under": list(step.under),
            }
            for step in may.steps
        ],
        "reasons": [reason_json(reason) for reason in may.reasons],
        "dissent": {
            reading: [reason_json(reason) for reason in reasons]
            for reading, reasons in may.dissent.items()
        },
        "would_flip": [flip_json(flip) for flip in may.would_flip],
    }


def act_finding_json(found: ActFinding, world: World) -> ActFindingJson:
    """Return an act held against the rules of its day."""
    return {
        "act": found.act.id,
        "on": found.act.on.text,
        "says": sentence(found.act, world),
        "bodies": list(found.bodies),
        "finding": found.finding,
        "by_reading": dict(found.by_reading),
        "apart": dict(found.apart),
        "law": may_json(found.law),
        "clocks": [_clock(item) for item in found.clocks],
    }


def _clock(found: ClockFinding) -> ClockJson:
    return {
        "reading": found.reading,
        "held": found.held,
        "provision": found.provision or None,
        "says": found.says,
        "in_force": found.in_force,
        "started_by": found.started_by.id if found.started_by else None,
        "earliest": day_text(found.earliest) if found.earliest is not None else None,
        "then": found.then or None,
        "meetings": [
            {"act": act.id, "on": act.on.text, "days_after": days} for act, days in found.meetings
        ],
        "cites": cites_json(found.cites),
    }


def frame_json(world: World, as_of: int | None, account: str) -> FrameJson:
    """Return what every answer about the record says of itself."""
    return {
        "theatre": world.theatre.id,
        "as_of": day_text(as_of) if as_of is not None else None,
        "account": account,
        "coverage": {"since": world.theatre.since.text, "until": world.theatre.until.text},
    }
