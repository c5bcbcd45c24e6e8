"""Parts of answers about capitals: registers of threats, statements, levels and autonomy."""

from __future__ import annotations

from collections.abc import Iterable

from allies.assessment.parts import cites_of
from allies.errors import QuestionError, nearest
from allies.politics import autonomy as politics
from allies.politics.dispositions import Level
from allies.politics.threats import ThreatView
from allies.questions import autonomy, threats
from allies.world.capitals import ThreatRegister, Trait
from allies.world.view import View


def coded(view: View, state: str, field: str) -> str:
    """Return a state whose capital is coded.

    Args:
        view: the record.
        state: the code of a state.
        field: the field of the question that names it.

    Raises:
        QuestionError: the record has nothing on the capital of the state.
    """
    if state not in view.capitals:
        raise QuestionError(
            f"the record has nothing on the capital of '{state}'",
            field=field,
            why="its threats and its dependence are not coded",
            remedy=nearest(state, view.capitals),
        )
    return state


def threats_part(seen: ThreatView) -> threats.ThreatView:
    """Return how one capital sees its threats."""
    return threats.ThreatView(
        state=seen.state,
        registers=tuple(_register(item) for item in seen.registers),
        assessment=level_part(seen.assessment),
        gains_by_alarm=level_part(seen.inflation),
    )


def _register(register: ThreatRegister) -> threats.Register:
    return threats.Register(
        id=register.id,
        title=register.title,
        by=register.by,
        form=register.form,
        on=register.on.text,
        secret=register.is_secret,
        ranked=register.ranked,
        order_read_as_rank_by=tuple(
            threats.OrderReading(who=item.who, cites=cites_of(item.cites))
            for item in register.order_read_by
        ),
        threats=tuple(
            threats.Threat(
                place=at, part=threat.part or None, topics=threat.topics, says=threat.says
            )
            for at, threat in enumerate(register.threats, 1)
        ),
        mentions=tuple(
            threats.Mention(
                of=item.of,
                place=item.place,
                says=item.says,
                cites=cites_of(item.cites),
                judgement=item.judgement or None,
            )
            for item in register.mentions
        ),
        note=register.note or None,
        cites=cites_of(register.cites),
        judgement=register.judgement or None,
    )


def traits_part(traits: Iterable[Trait]) -> tuple[threats.Trait, ...]:
    """Return statements about a capital."""
    return tuple(
        threats.Trait(
            id=trait.id,
            by=trait.by or None,
            level=trait.level or None,
            towards=trait.towards,
            since=trait.since.text,
            dated_by=trait.dated_by or None,
            says=trait.says,
            cites=cites_of(trait.cites),
            judgement=trait.judgement or None,
        )
        for trait in traits
    )


def known_level(level: Level) -> threats.Level:
    """Return the level of a capital on a scale."""
    return threats.Level(
        low=level.low,
        high=level.high,
        words=level.words,
        statements=traits_part(level.traits),
    )


def level_part(level: Level | None) -> threats.Level | None:
    """Return the level of a capital on a scale; None if it is unknown."""
    return None if level is None else known_level(level)


def room_part(found: politics.Autonomy) -> autonomy.Room:
    """Return a member's autonomy inside one organisation."""
    return autonomy.Room(
        state=found.state,
        organisation=found.organisation,
        role=found.role or None,
        **{name: _measure(measure) for name, measure in found.measures.items()},
    )


def _measure(measure: politics.Measure) -> autonomy.Measure:
    return autonomy.Measure(
        low=measure.low,
        high=measure.high,
        parts=tuple(
            autonomy.Component(
                name=part.name,
                low=part.low,
                high=part.high,
                because=part.because,
                cites=cites_of(part.cites),
            )
            for part in measure.parts
        ),
    )
