"""Features: the inputs of draws as quantities with units and words, for boxes in words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel, Run
from allies.assessment.case.drawn_inputs import inputs_of_members
from allies.assessment.case.forces import DECISION_DAYS, decision_stream, willing
from allies.assessment.case.means_plans import MeansPlan
from allies.assessment.case.tally import asked_means
from allies.ensembles.prim import Limit
from allies.logistics.arrivals import force_streams
from allies.politics.consents import consent_streams, lets_through
from allies.values.distributions import Distribution
from allies.values.model_inputs import MODEL_INPUTS
from allies.world.worlds import CONTEST

Values = NDArray[np.generic]


class Feature(msgspec.Struct, frozen=True):
    """One input, with its value in every draw.

    Attributes:
        name: its name.
        says: what it is, in words that a limit follows.
        unit: its unit; empty if its values are words.
        values: its value in each draw.
    """

    name: str
    says: str
    unit: str
    values: Values


def features_of(model: CaseModel, run: Run) -> list[Feature]:
    """Return the inputs of what is asked about, in every draw of a run.

    Args:
        model: the case.
        run: a run of what is asked about.
    """
    plans = [run.prepared[key].plan for key in asked_means(run, model.setting.case.question)]
    found: dict[str, Feature] = {}
    for feature in (
        *_worlds(run),
        *(item for plan in plans for item in _of_plan(model, plan, run)),
    ):
        found.setdefault(feature.name, feature)
    return [item for item in found.values() if _varies(item.values)]


def _varies(values: Values) -> bool:
    return bool((values != values[0]).any())


def _worlds(run: Run) -> Iterator[Feature]:
    worlds = run.drawn.worlds
    if worlds.choices is None:
        return
    for at, axis in enumerate(worlds.axes):
        options = np.array([*axis.options, ""], dtype=object)
        says = f"'{axis.subject}'"
        if axis.kind == CONTEST:
            says = f"the contest '{axis.subject}'"
        yield Feature(axis.name, says, "", options[worlds.choices[run.drawn.of_draw, at]])


def _of_plan(model: CaseModel, plan: MeansPlan, run: Run) -> Iterator[Feature]:
    view, inputs = model.setting.view, run.inputs
    members = [item.member for item in plan.members]
    for name, stream in inputs_of_members(plan):
        row = MODEL_INPUTS.get(name)
        if row is not None and isinstance(row.value, Distribution):
            said = row.says.rstrip(".")
            who = next((m for m in members if f":{m}:" in stream), "")
            says = said[0].lower() + said[1:] + (f" ({view.name(who)})" if who else "")
            yield Feature(stream, says, row.unit, row.value.quantile(inputs[stream]))
    if not plan.moves_forces:
        return
    days = decision_stream(plan)
    if days in inputs:
        yield Feature(days, "the decision", "days", DECISION_DAYS.quantile(inputs[days]))
    for force in plan.forces:
        _, ready, size = force_streams(force)
        hours, people = force.readiness_hours.quantile(inputs[ready]), force.personnel
        yield Feature(ready, f"the readiness of {force.name}", "days", hours / 24)
        strong = people.quantile(inputs[size])
        yield Feature(size, f"the strength of {force.name}", "people", strong)
        yield Feature(
            f"{force.id}:goes", f"{force.name}, if its state supports,", "",
            _words(willing(force, inputs), "is sent", "is not sent"),
        )  # fmt: skip
    yield from _consents(model, plan, run)


def _consents(model: CaseModel, plan: MeansPlan, run: Run) -> Iterator[Feature]:
    view, inputs = model.setting.view, run.inputs
    for asked in plan.asked.values():
        for key in asked.keys:
            propensity, chance_of = consent_streams(asked.mover, key)
            if chance_of not in inputs or propensity not in inputs:
                continue
            state, group = key
            lets = lets_through(asked.mover, key, asked.chances[key], inputs)
            says = f"{view.name(state)}, if asked by {view.name(asked.mover)} ({group}),"
            yield Feature(chance_of, says, "", _words(lets, "lets through", "refuses"))


def _words(held: NDArray[np.bool_], yes: str, no: str) -> Values:
    return np.array([no, yes], dtype=object)[held.astype(np.intp)]


def in_words(limit: Limit, feature: Feature) -> str:
    """Return a limit of a box as a clause: "the readiness of the brigade is at least 9 days".

    Args:
        limit: the limit.
        feature: the input that it limits.
    """
    if limit.among:
        joint = " is " if not feature.says.endswith(",") else " "
        return f"{feature.says}{joint}{' or '.join(limit.among)}"
    parts = []
    if limit.low is not None:
        parts.append(f"at least {_number(limit.low)}")
    if limit.high is not None:
        parts.append(f"at most {_number(limit.high)}")
    unit = f" {feature.unit}" if feature.unit else ""
    return f"{feature.says} is {' and '.join(parts)}{unit}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 10 else f"{value:.2g}"
