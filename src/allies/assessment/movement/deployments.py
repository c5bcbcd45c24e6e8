"""Answer when pledged forces would arrive, and whose consent that depends on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.setting import set_case
from allies.assessment.movement.crossings import Supposed, avoided
from allies.assessment.movement.demands import days_from, number_from
from allies.assessment.movement.deploying import Deployer
from allies.assessment.movement.deployment_plans import Deployed, Plan, RefusalCost, plan_of
from allies.assessment.movement.lift_notes import too_large
from allies.assessment.movement.parts import mover_consent_part, silent_part
from allies.assessment.movement.status_and_consent import Combination, status_against_consent
from allies.assessment.parts import cites_of, probability
from allies.errors import QuestionError, field
from allies.questions import deploy as types
from allies.values.dates import day_text, parse_date
from allies.world.cases import Threshold
from allies.world.view import View

THERE = "there already"  # in place of the modes of a force that need not move
MOST_PEOPLE = 10_000_000
MOST_DAYS = 10_000  # later arrivals are shown as never
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
        lift_notes=too_large(setting.view, found.forces),
        curve=_curve(found.curve),
        in_time=probability(found.in_time),
        thresholds=tuple(
            types.ThresholdChance(people=item.personnel, days=item.days, in_time=probability(share))
            for item, share in found.thresholds
        ),
        movement=tuple(_movement(item, plan.place) for item in found.forces),
        refusals=tuple(_refusal(item) for item in found.costs),
        approvals=_approvals(view, plan),
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
    _check_withdrawn(view)
    plan.supposed.check_end(view, plan.place, "destination")
    people, within = question.people, question.within
    return replace(
        plan,
        people=plan.people if people is None else number_from(people, "people", MOST_PEOPLE),
        days=plan.days if within is None else int(days_from(within)),
        thresholds=_thresholds(plan, question),
        everybody=question.everybody,
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
        "withdrawn": view.what_if.withdraw,
        "avoided": avoided(plan.case, plan.host, view.what_if.allow),
        "everybody": plan.everybody,
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
        lift_notes=(),
        curve=(),
        in_time=None,
        thresholds=(),
        movement=(),
        refusals=(),
        approvals=(),
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
        estimate=item.force.judgement or None,
        first_days=_percentiles(item.first_days) if item.first_days else None,
        days=_percentiles(item.days) if item.days else None,
        is_there=item.is_there,
        km=round(way.km, 1) if way else None,
        modes=tuple(way.modes) if way else (),
        places=tuple(way.places) if way else (),
        crosses=tuple(way.crosses) if way else (),
        flown_by=item.flies or None,
        taken_to_consent=tuple(name for name in item.waits_for if name not in item.drawn),
        drawn=item.drawn,
        lift_unknown=item.no_lift,
    )


def _day(days: float) -> float:
    """Return days rounded to a tenth; what takes time never takes 0 days."""
    return max(round(days, 1), 0.1)


def _movement(item: Deployed, place: str) -> types.Movement:
    """Return the line of one force in the movement table."""
    way = item.route
    legs = way.legs if way and not item.is_there else ()
    carried = [leg for leg in legs if leg.way.mode != "road"]
    moves = not item.is_there  # what is there already has no day of arrival
    return types.Movement(
        unit=item.force.id,
        owner=item.force.owner,
        people=item.people[1],
        start=item.force.home,
        port_in=carried[-1].end if carried else None,
        end=place,
        earliest_day=_day(item.first_days[0]) if item.first_days and moves else None,
        latest_day=_day(item.days[2]) if item.days and item.days[2] < MOST_DAYS and moves else None,
        mode=" + ".join(dict.fromkeys(leg.way.mode for leg in legs)) if moves else THERE,
        carried_by=" + ".join(item.sorties),
        sorties=sum(math.ceil(flights) for flights in item.sorties.values()),
        needs=" ".join(dict.fromkeys(state for state, _ in (way.gates if legs and way else ()))),
    )


def _refusal(item: RefusalCost) -> types.RefusalCost:
    return types.RefusalCost(
        state=item.state,
        movers=item.movers,
        losses=tuple(types.LossByDay(day=day, fewer=fewer) for day, fewer in item.people.items()),
        in_time=probability(item.in_time),
    )


def _approvals(view: View, plan: Plan) -> tuple[types.Approval, ...]:
    """Return the approvals that sources hold necessary for what the organisation would do.

    Those that a source holds necessary in this case come first.
    """
    found = [
        item
        for item in view.judgements.values()
        if item.kind == "must_support"
        and item.organisation == plan.organisation.id
        and set(item.means) & set(plan.means)
    ]
    found.sort(key=lambda item: item.case != plan.case.id)
    return tuple(
        types.Approval(
            states=item.states, about=item.case, says=item.says, cites=cites_of(item.cites)
        )
        for item in found
    )


def _thresholds(plan: Plan, question: types.Deploy) -> tuple[Threshold, ...]:
    """Return the thresholds asked for; those of the case if none are and it is asked as it is."""
    if not question.threshold:
        own = question.people is None and question.within is None
        return plan.case.question.thresholds if own else ()
    found = []
    for text in question.threshold:
        people, _, days = text.partition(":")
        if not (people.strip().isdecimal() and days.strip().isdecimal()):
            raise QuestionError(
                f"'{text}' is not a number of people and days",
                field="threshold",
                why="two whole numbers with a colon between them are needed",
                remedy="write, for example, 1000:7",
            )
        number = number_from(int(people), "threshold", MOST_PEOPLE)
        found.append(Threshold(personnel=number, days=int(days_from(int(days), "threshold"))))
    return tuple(found)


def _check_withdrawn(view: View) -> None:
    """Check that no state both withdraws its forces and is compared as a member that sends them.

    Raises:
        QuestionError: a state is supposed to do both.
    """
    state = view.what_if.status_of
    if state and state in view.what_if.withdraw:
        raise QuestionError(
            f"{state} cannot withdraw its forces and be compared as a member that sends them",
            field="withdraw",
            remedy=f"leave {state} out of {field('withdraw')} or of {field('status_of')}",
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
