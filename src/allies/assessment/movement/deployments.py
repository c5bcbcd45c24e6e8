"""Answer when pledged forces would arrive, and whose consent that depends on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.setting import set_case
from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.demands import days_from, number_from
from allies.assessment.movement.deploying import Deployed, Deployer, Plan, plan_of
from allies.assessment.movement.parts import mover_consent_part, silent_part
from allies.assessment.movement.status_and_consent import Combination, status_against_consent
from allies.assessment.parts import probability
from allies.questions import deploy as types
from allies.values.dates import day_text, parse_date
from allies.world.view import View

MOST_PEOPLE = 10_000_000
MOST_DRAWS = 65_536  # all at once: 300 MB


def deploy(view: View, question: types.Deploy) -> types.DeployAnswer:
    """Answer when each force pledged to a crisis would arrive, if all are sent.

    Raises:
        QuestionError: the case does not ask for forces, the organisation did not exist on the day,
            or the question contradicts itself.
    """
    plan = _plan(view, question)
    if not view.covers(plan.day):
        return _unknown(view, plan)
    setting = set_case(view, plan.case.id, plan.day)
    refuse_absence(setting, plan.organisation.id)
    found = Deployer(setting.view, setting.snapshot(), plan).deploy()
    state = view.what_if.status_of
    combined = status_against_consent(setting.view, plan, state) if state else []
    return types.DeployAnswer(
        **_asked(view, plan),
        forces=tuple(_force(item) for item in found.forces),
        curve=_curve(found.curve),
        in_time=probability(found.in_time),
        consents=tuple(
            mover_consent_part(mover, position) for (mover, _), position in found.positions.items()
        ),
        indispensable=tuple(found.indispensable),
        silent=tuple(silent_part(item) for item in found.silent_states),
        combinations=tuple(_combination(item) for item in combined),
    )


def _plan(view: View, question: types.Deploy) -> Plan:
    plan = plan_of(
        view,
        question.case,
        day=parse_date(question.on).first if question.on else None,
        place=question.to,
        means=question.means,
        supposed=Supposed(view.what_if.deny, view.what_if.allow),
    )
    plan.supposed.check_end(view, plan.place, "destination")
    people, within = question.people, question.within
    return replace(
        plan,
        people=plan.people if people is None else number_from(people, "people", MOST_PEOPLE),
        days=plan.days if within is None else int(days_from(within)),
        draws=number_from(question.draws, "draws", MOST_DRAWS),
        seed=view.seed,
    )


def _asked(view: View, plan: Plan) -> dict[str, Any]:
    return {
        "on": day_text(plan.day),
        "case": plan.case.id,
        "hypothetical": plan.case.hypothetical,
        "organisation": plan.organisation.id,
        "means": tuple(plan.means),
        "place": plan.place,
        "denied": plan.supposed.denied,
        "allowed": plan.supposed.allowed,
        "status_of": view.what_if.status_of or None,
        "people": plan.people,
        "days": plan.days,
        "draws": plan.draws,
        "seed": plan.seed,
    }


def _unknown(view: View, plan: Plan) -> types.DeployAnswer:
    """Return the answer for a day outside the record: every arrival is unknown."""
    return types.DeployAnswer(
        **_asked(view, plan),
        forces=(),
        curve=(),
        in_time=None,
        consents=(),
        indispensable=(),
        silent=(),
        combinations=(),
    )


def _percentiles(values: tuple[float, float, float]) -> types.Percentiles:
    return types.Percentiles(p10=values[0], p50=values[1], p90=values[2])


def _curve(
    curve: Mapping[float, tuple[float, float, float]],
) -> tuple[types.CurvePoint, ...]:
    return tuple(
        types.CurvePoint(day=days, people=_percentiles(people)) for days, people in curve.items()
    )


def _force(item: Deployed) -> types.Deployed:
    way = item.route
    return types.Deployed(
        force=item.force.id,
        owner=item.force.owner,
        people=_percentiles(item.people),
        days=_percentiles(item.days) if item.days else None,
        is_there=item.is_there,
        km=round(way.km, 1) if way else None,
        modes=tuple(way.modes) if way else (),
        places=tuple(way.places) if way else (),
        crosses=tuple(way.crosses) if way else (),
        flown_by=item.flies or None,
        taken_to_consent=item.waits_for,
    )


def _combination(item: Combination) -> types.Combination:
    found = item.deployment
    return types.Combination(
        inside=item.inside,
        consents=item.consents,
        in_time=probability(found.in_time),
        people=_curve(found.curve),
        forces=tuple(force.force.id for force in found.forces if force.days is not None),
    )
