"""The inputs of the model that a case draws, and the streams it draws each of them from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

import msgspec

from allies.assessment.case.forces import contribution_stream, decision_stream
from allies.assessment.case.means_plans import MeansPlan
from allies.logistics.arrivals import margin_stream
from allies.politics.hosts import host_streams
from allies.politics.positions import bar_stream, driver_stream, shock_stream, vote_streams
from allies.politics.weights import weight_stream
from allies.values.model_inputs import MODEL_INPUTS


class Trial(msgspec.Struct, frozen=True):
    """Inputs that are varied together, since varying each alone would cost too much time.

    Attributes:
        says: what they are.
        inputs: their names, or the names of their groups.
    """

    says: str
    inputs: tuple[str, ...]


STARTS = tuple(name for name in MODEL_INPUTS if name.startswith("weight.start_"))
TRIALS: Mapping[str, Trial] = MappingProxyType(
    {
        "model:start": Trial("how readily a member supports before any reason counts", STARTS),
        "model:weights": Trial(
            "how much weight members give to each reason",
            tuple(
                name for name in MODEL_INPUTS if name.startswith("weight.") and name not in STARTS
            ),
        ),
        "model:shock": Trial("what moves all members alike and is unknown", ("shock",)),
        "model:own": Trial("unrecorded motives of single members", ("own", "support")),
        "model:unknown": Trial("unrecorded facts about members and the host", ("unknown_value",)),
        "model:objection": Trial(
            "whether a member objects instead of standing aside", ("objection", "objection_bar")
        ),
        "model:host": Trial(
            "how readily a host asks for help if no request is recorded",
            ("host.start", "host.weight"),
        ),
        "model:decision_days": Trial("days from the request to the decision", ("decision_days",)),
        "model:contribution": Trial(
            "whether a supporter really sends its force", ("contribution",)
        ),
        "model:commanders_margin": Trial(
            "how many more people than needed a force sends", ("commanders_margin",)
        ),
    }
)
# Moved with each force: its slowness under way is one quantile of all of these.
WITH_FORCES = ("pace", "flight_slowness")


def trial_streams(plans: Collection[MeansPlan]) -> Mapping[str, tuple[str, ...]]:
    """Return the streams that some means draw the inputs of each trial from, by its label.

    Args:
        plans: what the means depend on.
    """
    by_input: dict[str, dict[str, None]] = {}
    for plan in plans:
        for name, stream in (*inputs_of_members(plan), *_of_host(plan), *_of_forces(plan)):
            by_input.setdefault(name, {})[stream] = None
    found = {}
    for label, trial in TRIALS.items():
        streams = dict.fromkeys(
            stream for name in trial.inputs for stream in by_input.get(name, ())
        )
        if streams:
            found[label] = tuple(streams)
    return found


def inputs_of_members(plan: MeansPlan) -> Iterator[tuple[str, str]]:
    """Return the inputs that the members of a means draw, each with its stream."""
    for member in plan.members:
        own, objects, *_ = vote_streams(member)
        yield "own", own
        yield "objection", objects
        yield "shock", shock_stream(member)
        yield "objection_bar", bar_stream(member)
        yield f"weight.{member.start.name}", weight_stream(member.start.name)
        moved_by = [(item.name, item.weight) for item in member.drivers]
        moved_by += [("leader", member.pull.weight)] if member.pull else []
        for driver, weight in moved_by:
            yield f"weight.{weight.name}", weight_stream(weight.name)
            yield "unknown_value", driver_stream(member, driver)


def _of_host(plan: MeansPlan) -> Iterator[tuple[str, str]]:
    if plan.asking is not None:
        start, weight, *unknown = host_streams(plan.asking)
        yield "host.start", start
        yield "host.weight", weight
        yield from (("unknown_value", stream) for stream in unknown)


def _of_forces(plan: MeansPlan) -> Iterator[tuple[str, str]]:
    if plan.moves_forces:
        yield "decision_days", decision_stream(plan)
        for force in plan.forces:
            yield "contribution", contribution_stream(force)
            yield "commanders_margin", margin_stream(force)
