"""Columns: what a run keeps of each draw, one array for each column.

A column is named by what it holds and what it is about: `stage:csto:peacekeeping:in_force_only`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel, MeansKey, Run
from allies.assessment.case.forces import ForceOutcome
from allies.assessment.case.stages import CANNOT_TELL, PASSED, STAGES, Outcome
from allies.assessment.case.tally import answer_codes, asked_means
from allies.logistics.arrivals import NEVER_HOURS
from allies.logistics.passages import Passage
from allies.values.streams import Block
from allies.votes.decisions import ABSENT, VOTE_WORDS

Column = NDArray[np.generic]

# What can be kept of a run, in the order in which it is kept.
KINDS = ("answer", "stage", "world", "vote", "sent", "people", "arrival", "route", "input")
NO_WAY = "none"  # the force is not sent, or no way is open
ANSWERS: Mapping[int, str] = {0: "no", 1: "yes", -1: "cannot tell"}
STAGE_WORDS: Mapping[int, str] = {
    CANNOT_TELL: "cannot tell",
    **dict(enumerate(STAGES)),
    PASSED: "passed",
}
_LAYOUT_DRAWS = 4_096  # enough that each world with a weight worth naming is among them


class Offer(msgspec.Struct, frozen=True):
    """One means of one organisation.

    Attributes:
        organisation: who would act.
        means: how.
        readings: the legal readings that count, in their order.
        members: those who would vote.
        forces: formations that could be sent.
    """

    organisation: str
    means: str
    readings: tuple[str, ...]
    members: tuple[str, ...]
    forces: tuple[str, ...]


class Layout(msgspec.Struct, frozen=True):
    """What a run of one case has to keep.

    Attributes:
        asked: the readings under which the question is answered.
        axes: what differs between worlds, with the words for each of its values.
        offers: every means of every organisation.
    """

    asked: tuple[str, ...]
    axes: dict[str, tuple[str, ...]]
    offers: tuple[Offer, ...]

    @classmethod
    def of(cls, model: CaseModel) -> Layout:
        """Return the layout of a case; it does not depend on which draws are made."""
        run = model.run(Block(0, _LAYOUT_DRAWS))
        offers = []
        for (organisation, means), item in run.prepared.items():
            plan = item.plan
            forces = plan.forces if plan.moves_forces else ()
            offers.append(
                Offer(
                    organisation,
                    means,
                    tuple(item.readings_held),
                    tuple(member.member for member in plan.members),
                    tuple(force.id for force in forces),
                )
            )
        axes = {axis.name: tuple(map(str, axis.options)) for axis in run.drawn.worlds.axes}
        return cls(_readings_asked(run, model), axes, tuple(offers))

    def names(self, keep: tuple[str, ...]) -> Iterator[str]:
        """Return the names of the columns of some kinds, in their order."""
        parts: dict[str, list[str]] = {kind: [] for kind in KINDS}
        parts["answer"] += [f"answer:{reading}" for reading in self.asked]
        parts["world"] += [f"world:{axis}" for axis in self.axes]
        for offer in self.offers:
            own = f"{offer.organisation}:{offer.means}"
            parts["stage"] += [f"stage:{own}:{reading}" for reading in offer.readings]
            parts["vote"] += [f"vote:{own}:{member}" for member in offer.members]
            for force in offer.forces:
                for kind in ("sent", "people", "arrival", "route"):
                    parts[kind].append(f"{kind}:{own}:{force}")
        for kind in KINDS:
            if kind in keep:
                yield from parts[kind]


def _readings_asked(run: Run, model: CaseModel) -> tuple[str, ...]:
    """Return the readings of the answer, in the order of `answer_codes`."""
    keys = asked_means(run, model.setting.case.question)
    return tuple(dict.fromkeys(name for key in keys for name in run.prepared[key].readings_held))


class Measured(msgspec.Struct, frozen=True):
    """One block of draws.

    Attributes:
        columns: the columns, by name.
        ways: the words for the numbers in each column of routes, by the name of the column.
    """

    columns: dict[str, Column]
    ways: dict[str, tuple[str, ...]]


def measure(
    model: CaseModel,
    layout: Layout,
    block: Block,
    keep: tuple[str, ...],
    inputs: tuple[str, ...] = (),
) -> Measured:
    """Work out the columns of one block of draws.

    Args:
        model: the case.
        layout: what it has to keep.
        block: the draws.
        keep: the kinds of columns wanted.
        inputs: the streams of numbers to keep as well, by name.
    """
    of_forces = any(kind in keep for kind in ("sent", "people", "arrival", "route"))
    run = model.run(block, wanted="sent" if of_forces else "answer")
    found: dict[str, Column] = {}
    ways: dict[str, tuple[str, ...]] = {}
    if "answer" in keep:
        found |= _answers(run, model, layout)
    choices = run.drawn.worlds.choices
    if choices is not None:
        for at, axis in enumerate(run.drawn.worlds.axes):
            found[f"world:{axis.name}"] = choices[run.drawn.of_draw, at].astype(np.int8)
    for offer in layout.offers:
        key: MeansKey = (offer.organisation, offer.means)  # type: ignore[assignment]
        if key in run.outcomes:
            _of_means(run, key, offer, found, ways)
    for name in inputs:
        found[f"input:{name}"] = run.inputs[name]
    wanted = {name: found[name] for name in layout.names(keep) if name in found}
    wanted |= {f"input:{name}": found[f"input:{name}"] for name in inputs}
    return Measured(wanted, {name: words for name, words in ways.items() if name in wanted})


def _answers(run: Run, model: CaseModel, layout: Layout) -> Iterator[tuple[str, Column]]:
    yes, unknown = answer_codes(run, model.setting.case.question)
    for name, sure, open_ in zip(layout.asked, yes, unknown, strict=True):
        yield f"answer:{name}", np.where(open_, np.int8(-1), sure.astype(np.int8))


def _of_means(
    run: Run,
    key: MeansKey,
    offer: Offer,
    found: dict[str, Column],
    ways: dict[str, tuple[str, ...]],
) -> None:
    """Add the columns of one means."""
    item, outcome = run.prepared[key], run.outcomes[key]
    own = ":".join(key)
    for reading, codes in zip(item.readings_held, outcome.codes, strict=True):
        found[f"stage:{own}:{reading}"] = codes
    absent = np.full(outcome.codes.shape[1], ABSENT, dtype=np.int8)
    cast = {f"vote:{own}:{member}": absent for member in offer.members}
    for member, votes in zip(item.plan.members, outcome.votes, strict=True):
        cast[f"vote:{own}:{member.member}"] = votes
    found |= cast
    for name in offer.forces:  # in a block in which none is sent, nothing is worked out of them
        _of_nobody(f"{own}:{name}", outcome.codes.shape[1], found, ways)
    for force in outcome.forces:
        _of_force(own, force, outcome, found, ways)


def _of_nobody(
    name: str, draws: int, found: dict[str, Column], ways: dict[str, tuple[str, ...]]
) -> None:
    """Add the columns of a force that is sent in no draw."""
    found[f"sent:{name}"] = np.zeros(draws, dtype=np.int8)
    found[f"people:{name}"] = np.zeros(draws, dtype=np.int32)
    found[f"arrival:{name}"] = np.full(draws, -1, dtype=np.int32)
    found[f"route:{name}"] = np.zeros(draws, dtype=np.int16)
    ways[f"route:{name}"] = (NO_WAY,)


def _of_force(
    own: str,
    force: ForceOutcome,
    outcome: Outcome,
    found: dict[str, Column],
    ways: dict[str, tuple[str, ...]],
) -> None:
    name, arrival = f"{own}:{force.arrival.force.id}", force.arrival
    hours = outcome.decision_hours
    decided = np.int32(0) if hours is None else hours
    comes = force.sent & (arrival.hours < NEVER_HOURS)
    found[f"sent:{name}"] = force.sent.astype(np.int8)
    found[f"people:{name}"] = np.where(force.sent, force.people, 0).astype(np.int32)
    found[f"arrival:{name}"] = np.where(
        comes, arrival.hours + np.where(comes, decided, 0), -1
    ).astype(np.int32)
    way_of_draw = np.where(comes, arrival.way_of_draw + 1, 0)
    numbers, words = _in_order(way_of_draw, [NO_WAY, *map(way_words, arrival.ways)])
    found[f"route:{name}"] = numbers
    ways[f"route:{name}"] = words


def _in_order(
    numbers: NDArray[np.intp], words: list[str]
) -> tuple[NDArray[np.int16], tuple[str, ...]]:
    """Return words in the order in which the draws first use them, and the numbers for it.

    So the words of all draws do not depend on how the draws were cut into blocks.
    """
    same = {word: at for at, word in enumerate(dict.fromkeys(words))}
    merged = np.array([same[word] for word in words], dtype=np.intp)[numbers]
    used, first = np.unique(merged, return_index=True)
    order = used[np.argsort(first, kind="stable")]
    places = np.zeros(len(same), dtype=np.int16)
    places[order] = np.arange(len(order), dtype=np.int16)
    known = list(same)
    return places[merged], tuple(known[at] for at in order)


def way_words(passages: tuple[Passage, ...]) -> str:
    """Return the ways of a force in words: who flies or what it rides, and where it passes."""
    return "; ".join(_one_way(way) for passage in passages for way in passage.chain)


def _one_way(way: Passage) -> str:
    by = (
        way.fleet.id
        if way.fleet
        else "/".join(dict.fromkeys(leg.way.mode for leg in way.route.legs))
    )
    through = ",".join(sorted(way.route.crosses))
    return f"{by} {way.route.start}>{way.route.end}" + (f" through {through}" if through else "")


def words_of(kind: str, layout: Layout, name: str) -> Mapping[int, str]:
    """Return the words for the numbers of a column; empty if they are quantities.

    Args:
        kind: what it holds.
        layout: the layout of the case.
        name: the name of the column.
    """
    if kind == "answer":
        return ANSWERS
    if kind == "stage":
        return STAGE_WORDS
    if kind == "vote":
        return {int(code): word for code, word in VOTE_WORDS.items()}
    if kind == "world":
        return dict(enumerate(layout.axes[name.partition(":")[2]]))
    return {}
