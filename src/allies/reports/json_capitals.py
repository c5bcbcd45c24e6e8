"""Capitals as JSON: threat registers, portraits and autonomy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allies.assessment.capitals.portraits import AutonomyFound, Portrait, Portraits, ThreatsFound
from allies.politics.autonomy import Autonomy, Measure
from allies.politics.dispositions import Dispositions, Level
from allies.politics.threats import ThreatView
from allies.reports.json_parts import cites_json, frame_json, source_json
from allies.reports.json_power import concentration_json
from allies.values.dates import day_text
from allies.world.capitals import ThreatRegister, Trait
from allies.world.sentences import sentence

if TYPE_CHECKING:
    from allies.reports.answers.capitals import (
        AutonomyJson,
        CapitalJson,
        LevelJson,
        MeasureJson,
        PortraitJson,
        RegisterJson,
        RoomJson,
        ThreatsJson,
        TraitJson,
        ViewJson,
    )


def threats_json(found: ThreatsFound) -> ThreatsJson:
    """Return threat registers side by side."""
    known = found.known
    return {
        "schema": "allies/threats/1",
        **frame_json(known.world, known.as_of, known.account),
        "on": day_text(known.day),
        "covers_day": known.world.covers(known.day),
        "capitals": [_view(known, view) for view in found.views],
        "mentioned": list(found.subjects),
        "gainers": [
            {"state": state, "level": _level(known, level)} for state, level in found.gainers
        ],
        "sources": [source_json(item) for item in found.sources],
    }


def capital_json(found: Portraits) -> CapitalJson:
    """Return one or two capitals."""
    known = found.known
    return {
        "schema": "allies/capital/1",
        **frame_json(known.world, known.as_of, known.account),
        "on": day_text(known.day),
        "covers_day": known.world.covers(known.day),
        "capitals": [_portrait(known, item) for item in found.portraits],
        "sources": [source_json(item) for item in found.sources],
    }


def autonomy_json(found: AutonomyFound) -> AutonomyJson:
    """Return the room of members inside organisations."""
    known = found.known
    return {
        "schema": "allies/autonomy/1",
        **frame_json(known.world, known.as_of, known.account),
        "on": day_text(known.day),
        "covers_day": known.world.covers(known.day),
        "members": [_room(item) for item in found.autonomies],
        "assigned_forces": {
            name: concentration_json(forces) for name, forces in found.forces.items()
        },
        "unknown_outside": {name: list(states) for name, states in found.outside.items()},
        "compared": [
            {
                "id": item.comparison.id,
                "says": item.comparison.says,
                "measure": item.comparison.measure,
                "model": item.verdict,
                "because": item.because,
                "without_its_own": item.without,
                "cites": cites_json(item.comparison.cites),
            }
            for item in found.compared
        ],
        "sources": [source_json(item) for item in found.sources],
    }


def _view(known: Dispositions, view: ThreatView) -> ViewJson:
    return {
        "state": view.state,
        "registers": [_register(known, item) for item in view.registers],
        "assessment": _level(known, view.assessment) if view.assessment else None,
        "gains_by_alarm": _level(known, view.inflation) if view.inflation else None,
    }


def _register(known: Dispositions, register: ThreatRegister) -> RegisterJson:
    published = known.world.evidence.published_cites
    return {
        "id": register.id,
        "title": register.title,
        "by": register.by,
        "form": register.form,
        "on": register.on.text,
        "secret": register.is_secret,
        "ranked": register.ranked,
        "order_read_as_rank_by": [
            {"who": item.who, "cites": cites_json(published(item.cites, known.as_of))}
            for item in register.order_read_by
        ],
        "threats": [
            {
                "place": at,
                "part": threat.part or None,
                "topics": list(threat.topics),
                "says": threat.says,
            }
            for at, threat in enumerate(register.threats, 1)
        ],
        "mentions": [
            {
                "of": item.of,
                "place": item.place,
                "says": item.says,
                "cites": cites_json(published(item.cites, known.as_of)),
            }
            for item in register.mentions
        ],
        "note": register.note or None,
        "cites": cites_json(published(register.cites, known.as_of)),
    }


def _trait(known: Dispositions, trait: Trait) -> TraitJson:
    return {
        "id": trait.id,
        "level": trait.level or None,
        "towards": list(trait.towards),
        "since": trait.since.text,
        "dated_by": trait.dated_by or None,
        "says": trait.says,
        "cites": cites_json(known.cites([trait])),
    }


def _level(known: Dispositions, level: Level) -> LevelJson:
    return {
        "low": level.low,
        "high": level.high,
        "words": level.words,
        "statements": [_trait(known, trait) for trait in level.traits],
    }


def _measure(measure: Measure) -> MeasureJson:
    return {
        "low": measure.low,
        "high": measure.high,
        "parts": [
            {
                "name": part.name,
                "low": part.low,
                "high": part.high,
                "because": part.because,
                "cites": cites_json(part.cites),
            }
            for part in measure.parts
        ],
    }


def _room(item: Autonomy) -> RoomJson:
    return {
        "state": item.state,
        "organisation": item.organisation,
        "role": item.role or None,
        "freedom": _measure(item.measures["freedom"]),
        "influence": _measure(item.measures["influence"]),
        "exit_cost": _measure(item.measures["exit_cost"]),
    }


def _portrait(known: Dispositions, item: Portrait) -> PortraitJson:
    return {
        "state": item.state,
        "name": known.world.name(item.state),
        "memberships": {name: item.membership for name, item in item.memberships.items()},
        "threats": _view(known, item.view),
        "frames": {name: _level(known, level) for name, level in item.frames.items()},
        "self_reliance": _level(known, item.self_reliance) if item.self_reliance else None,
        "legal": [
            {
                "body": legal.body,
                "reading": legal.reading.id,
                "title": legal.reading.title,
                "cites": cites_json(legal.cites),
            }
            for legal in item.legal
        ],
        "national_law": [text.title for text in item.national],
        "notes": {
            aspect: [_trait(known, trait) for trait in traits]
            for aspect, traits in item.notes.items()
        },
        "requests": [
            {
                "act": act.id,
                "on": act.on.text,
                "says": sentence(act, known.world),
                "cites": cites_json(act.cites),
            }
            for act in item.requests
        ],
        "depends_on": {
            power: {
                domain: _level(known, level) if level else None
                for domain, level in dependence.domains.items()
            }
            for power, dependence in item.dependence.items()
        },
        "room": [_room(room) for room in item.autonomies],
    }
