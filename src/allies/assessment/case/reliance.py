"""What the answer rests on: each input changed alone, on the same draws, ranked by the swing.

A fact is taken away; a contest is settled each way; a judgement is moved between the tenth and the
ninetieth percentile of its distribution. The answer is that under the first reading held.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel, MeansKey, Run
from allies.assessment.case.drawn_inputs import TRIALS, trial_streams
from allies.assessment.case.means_plans import MeansPlan
from allies.assessment.case.stages import first_reading
from allies.assessment.case.tally import answer_codes, asked_means
from allies.assessment.parts import cites_of, probability
from allies.evidence.sources import Citation
from allies.logistics.arrivals import force_streams
from allies.politics.consents import Key, consent_streams
from allies.politics.positions import Position, vote_streams
from allies.questions.rests_on import Reliance
from allies.values.inputs import Inputs
from allies.values.sampling import turned_interval
from allies.values.ternary import NO
from allies.world.registers import UNKNOWN_CODE
from allies.world.view import View
from allies.world.worlds import CONTEST, Axis

LOW_QUANTILE, HIGH_QUANTILE = 0.1, 0.9
_SURELY_YES, _SURELY_NO = 0.0, 1.0 - 1e-12  # quantiles of a chance that settle it

Plans = Mapping[MeansKey, MeansPlan]
Booleans = NDArray[np.bool_]


def rank_reliance(model: CaseModel, run: Run) -> list[Reliance]:
    """Return every input of the answer, the one that changes it most first.

    Args:
        model: the case.
        run: a run of it.
    """
    found = _Trials(model, run).all()
    return sorted(found, key=lambda item: (-item.swing, item.name))


def share_of(yes: Booleans) -> float:
    """Return the share of draws in which the answer is yes."""
    return float(np.count_nonzero(yes) / len(yes))


def change_interval(before: Booleans, after: Booleans) -> tuple[float, float]:
    """Return the 90 % interval of the change of the answer, from the same draws."""
    up, down = int(np.count_nonzero(after & ~before)), int(np.count_nonzero(before & ~after))
    low, high = turned_interval(up, down, len(before))
    return probability(low), probability(high)


def about_axis(view: View, axis: Axis) -> str:
    """Return what differs between worlds along an axis, as a question."""
    if axis.kind != CONTEST:
        return f"whether {axis.subject} had happened by the day"
    return view.contests[axis.subject].question


def _reliance(
    name: str,
    kind: Literal["fact", "contest", "judgement"],
    says: str,
    span: tuple[Booleans, Booleans],
    cites: Iterable[Citation] = (),
) -> Reliance:
    """Return an input with the answer at both of its ends, in every draw."""
    low, high = map(share_of, span)
    return Reliance(
        name=name,
        kind=kind,
        says=says,
        low=probability(low),
        high=probability(high),
        swing=probability(abs(high - low)),
        interval_90=change_interval(*span),
        cites=cites_of(cites),
    )


class _Trials:
    """Reruns of the case's question on the draws of one run."""

    def __init__(self, model: CaseModel, run: Run) -> None:
        self._case = model
        self._run = run
        self._view = model.setting.view
        self._question = model.setting.case.question
        self._plans: dict[MeansKey, MeansPlan] = {
            key: run.prepared[key].plan for key in asked_means(run, self._question)
        }
        self._outcomes = {key: first_reading(run.outcomes[key]) for key in self._plans}
        self._now = self._share(replace(run, outcomes=self._outcomes))

    def all(self) -> Iterator[Reliance]:
        """Return one trial for each input."""
        yield from self._contests()
        yield from self._requests()
        members: dict[str, Position] = {
            item.member: item for plan in self._plans.values() for item in plan.members
        }
        for member in members.values():
            yield self._member(member)
        yield from self._model()
        yield from self._forces()
        yield from self._consents()

    def _share(self, run: Run) -> Booleans:
        """Return whether the answer is yes, by draw."""
        first: Booleans = answer_codes(run, self._question)[0][0]
        return first

    def _with_plans(self, plans: Plans, inputs: Inputs) -> Booleans:
        """Return the answer with some means run again, and the others as they were."""
        outcomes = dict(self._outcomes)
        for key, plan in plans.items():
            item = replace(self._run.prepared[key], plan=plan)
            outcomes[key] = self._case.outcome(item, self._run.drawn, inputs, item.held[:1])
        return self._share(replace(self._run, outcomes=outcomes))

    def _judgement(
        self, name: str, says: str, streams: Sequence[str], plans: Plans | None = None
    ) -> Reliance:
        """Move a judgement between the two quantiles, in the means that it affects."""
        low, high = (
            self._with_plans(
                self._plans if plans is None else plans,
                self._run.inputs.with_fixed(dict.fromkeys(streams, quantile)),
            )
            for quantile in (LOW_QUANTILE, HIGH_QUANTILE)
        )
        return _reliance(name, "judgement", says, (low, high))

    def _contests(self) -> Iterator[Reliance]:
        for axis in self._run.drawn.worlds.axes:
            shares = [self._settled(axis, at) for at in range(len(axis.options))]
            span = min(shares, key=share_of), max(shares, key=share_of)
            yield _reliance(
                axis.name, "contest", about_axis(self._view, axis), span, self._cites_of(axis)
            )

    def _settled(self, axis: Axis, option: int) -> Booleans:
        """Return the answer with one axis settled one way."""
        inputs = self._run.inputs.with_fixed({axis.name: axis.quantile_of(option)})
        return self._share(self._case.run_on(inputs, only=tuple(self._plans)))

    def _cites_of(self, axis: Axis) -> tuple[Citation, ...]:
        if axis.kind != CONTEST:
            return ()
        versions = self._view.contests[axis.subject].versions
        return tuple(dict.fromkeys(cite for version in versions for cite in version.cites))

    def _requests(self) -> Iterator[Reliance]:
        """Remove the request of the host."""
        host = self._case.setting.case.host
        act = (
            self._run.prepared[next(iter(self._plans))]
            .facts.snapshot.register("request", host, self._question.organisation)
            .act()
        )
        if act is None:
            return
        day = self._case.setting.day
        without = {
            key: replace(plan, host_asked=np.full_like(plan.host_asked, NO))
            for key, plan in self._plans.items()
            if plan.offered.needs_request(day)
        }
        if not without:
            return
        supposed = "the case supposes that " if self._case.setting.case.hypothetical else ""
        says = f"{supposed}{self._view.name(host)} asked for help"
        share = self._with_plans(without, self._run.inputs)
        yield _reliance(f"request:{host}", "fact", says, (share, self._now), act.cites)

    def _member(self, member: Position) -> Reliance:
        """Remove the statement of a member; if it made none, move its support."""
        name = self._view.name(member.member)
        label = f"position:{member.member}"
        if member.stance == "unknown":
            streams = tuple(
                vote_streams(item)[0]
                for plan in self._plans.values()
                for item in plan.members
                if item.member == member.member
            )
            return self._judgement(
                label, f"how likely {name}, which made no statement, is to support", streams
            )
        without = {
            key: replace(
                plan,
                members=_silenced(plan.members, member.member),
            )
            for key, plan in self._plans.items()
        }
        share = self._with_plans(without, self._run.inputs)
        says = f"{name}: {member.because}"
        return _reliance(label, "fact", says, (share, self._now), member.cites)

    def _model(self) -> Iterator[Reliance]:
        """Move the inputs of the model that the case draws."""
        for label, streams in trial_streams(self._plans.values()).items():
            yield self._judgement(label, TRIALS[label].says, streams)

    def _forces(self) -> Iterator[Reliance]:
        forces = {force.id: force for plan in self._plans.values() for force in plan.forces}
        for force in forces.values():
            says = f"strength and readiness of {force.name}"
            plans = self._decided_by({force.id})
            yield self._judgement(f"force:{force.id}", says, force_streams(force), plans)

    def _consents(self) -> Iterator[Reliance]:
        """Let each state on the way refuse everybody, or let everybody through."""
        movers: dict[str, set[tuple[str, Key]]] = {}
        askers: dict[str, set[str]] = {}
        for plan in self._plans.values():
            for force, asked in plan.asked.items():
                for key in asked.keys:
                    movers.setdefault(key[0], set()).add((asked.mover, key))
                    askers.setdefault(key[0], set()).add(force)
        for grantor, names in sorted(movers.items()):
            chances = [consent_streams(mover, key)[1] for mover, key in sorted(names)]
            plans = self._decided_by(askers[grantor])
            low, high = (
                self._with_plans(plans, self._run.inputs.with_fixed(dict.fromkeys(chances, end)))
                for end in (_SURELY_NO, _SURELY_YES)
            )
            says = f"whether {self._view.name(grantor)} lets forces through"
            yield _reliance(f"consent:{grantor}", "judgement", says, (low, high))

    def _decided_by(self, forces: Collection[str]) -> Plans:
        """Return the means in which some forces can matter at all.

        They do where, in some draw that is not refused, one of them is sent and all the others
        bring too few. What else they do changes no answer, and need not be worked out.
        """
        found = {}
        for key, plan in self._plans.items():
            outcome = self._outcomes[key]
            own = [item for item in outcome.forces if item.arrival.force.id in forces]
            others = [item for item in outcome.forces if item.arrival.force.id not in forces]
            if not own:
                continue
            sent = np.logical_or.reduce([item.sent for item in own])
            there = np.add.reduce([item.present for item in others]) if others else 0
            open_ = (outcome.approved[0] != NO) & sent & (there < plan.question.personnel)
            if open_.any():
                found[key] = plan
        return found


def _silenced(positions: Sequence[Position], state: str) -> list[Position]:
    """Return positions with the statement of one state removed."""
    return [
        replace(item, stances=np.full_like(item.stances, UNKNOWN_CODE))
        if item.member == state
        else item
        for item in positions
    ]
