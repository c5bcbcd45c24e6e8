"""Groups of inputs: every stream that the answer to a case reads belongs to one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from allies.assessment.case.case_model import CaseModel, Run
from allies.assessment.case.drawn_inputs import TRIALS, trial_streams
from allies.assessment.case.means_plans import MeansPlan
from allies.assessment.case.reliance import about_axis
from allies.assessment.case.tally import answer_codes, asked_means
from allies.logistics.arrivals import force_streams
from allies.politics.consents import consent_streams
from allies.politics.positions import vote_streams
from allies.values.inputs import Inputs

Kind = Literal["contest", "judgement", "chance"]


class Group(msgspec.Struct, frozen=True):
    """Some streams that stand for one thing.

    Attributes:
        name: its name, as `rests-on` has it.
        kind: a contest between sources, a judgement, or only chance.
        says: what it is.
        streams: the streams.
    """

    name: str
    kind: Kind
    says: str
    streams: tuple[str, ...]


def answer_of(model: CaseModel, inputs: Inputs) -> tuple[Run, Sequence[bool]]:
    """Run what is asked about, and return whether the answer is yes under the first reading."""
    asked = model.setting.case.question
    only = [(name, means) for name in asked.asked_of for means in asked.means]
    run = model.run_on(inputs, only=only)
    return run, answer_codes(run, asked)[0][0]


def groups_of(model: CaseModel, run: Run) -> list[Group]:
    """Return the groups of the inputs that an answer has read; each stream is in one of them.

    Args:
        model: the case.
        run: a run of what is asked about.
    """
    plans = [run.prepared[key].plan for key in asked_means(run, model.setting.case.question)]
    left = dict.fromkeys(run.inputs)
    found = []
    for group in _named(model, run, plans):
        streams = tuple(name for name in dict.fromkeys(group.streams) if name in left)
        if streams:
            for name in streams:
                del left[name]
            found.append(msgspec.structs.replace(group, streams=streams))
    if left:
        says = "what happens to turn out so, where all judgements and facts are the same"
        found.append(Group("chance", "chance", says, tuple(left)))
    return found


def _named(model: CaseModel, run: Run, plans: Collection[MeansPlan]) -> Iterator[Group]:
    view = model.setting.view
    for axis in run.drawn.worlds.axes:
        yield Group(axis.name, "contest", about_axis(view, axis), (axis.name,))
    for label, streams in trial_streams(plans).items():
        yield Group(label, "judgement", TRIALS[label].says, streams)
    forces = {force.id: force for plan in plans for force in plan.forces}
    members = {item.member: item for plan in plans for item in plan.members}
    for name, member in members.items():
        says = f"what {view.name(name)}, by its statement or without one, decides"
        yield Group(f"position:{name}", "judgement", says, vote_streams(member))
    for force in forces.values():
        says = f"strength, readiness and pace of {force.name}"
        yield Group(f"force:{force.id}", "judgement", says, force_streams(force))
    for fleet in {fleet.id: fleet for f in forces.values() for fleet in model.ways.fleets_of(f)}:
        streams = (f"{fleet}:aircraft", f"{fleet}:availability")
        yield Group(f"fleet:{fleet}", "judgement", f"how many aircraft of {fleet} fly", streams)
    for grantor, streams in sorted(_consents(plans).items()):
        says = f"whether {view.name(grantor)} lets forces through"
        yield Group(f"consent:{grantor}", "judgement", says, streams)


def _consents(plans: Collection[MeansPlan]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for plan in plans:
        for asked in plan.asked.values():
            for key in asked.keys:
                streams = consent_streams(asked.mover, key)
                found.setdefault(key[0], {}).update(dict.fromkeys(streams))
    return {grantor: tuple(streams) for grantor, streams in found.items()}
