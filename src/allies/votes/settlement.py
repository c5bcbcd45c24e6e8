"""The settlement of a graded question from weighted positions.

It is a baseline, not a forecast. Each actor has a position on a scale, a capability, and a
salience: the share of its capability that it would spend on this question. The weighted mean is the
compromise in which every actor's weight counts. The weighted median is the position that no
weighted majority would leave. Between two rivals of equal weight every position is a median.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np

from allies.errors import nearest
from allies.progress import told
from allies.values.distributions import Distribution
from allies.values.streams import Block, Streams
from allies.votes.concentration import Floats, Spread, spread
from allies.votes.input_errors import Collected, Path, WrittenError, note_names, number_in_doubt

MOST_CELLS = 100_000_000  # positions drawn over all actors: half a minute
_CELLS_AT_ONCE = 1 << 21  # 16 MB for each array
_ROUNDING = 1e-12
_SHAPE = "write 'actors:' with a 'capability', 'position' and 'salience' for each"


class Actor(msgspec.Struct, frozen=True):
    """One actor on one question.

    Attributes:
        capability: the means it could use; in any unit, the same for all actors.
        position: its preferred outcome, on the question's scale.
        salience: how much it cares, from 0 to 1.
    """

    capability: Distribution
    position: Distribution
    salience: Distribution


class Settlement(msgspec.Struct, frozen=True):
    """The settlement of one question.

    Attributes:
        question: the name of the question.
        unit: the unit of its scale.
        actors: how many actors have weight on it.
        mean: the weighted mean, at the middle of every input and over draws.
        median: the weighted median, in the same form; the middle if several positions are medians.
        medians: the lowest and the highest position that is a median, at the middle of every input.
        pull: each actor's share of the weight, at the middle of every input.
    """

    question: str
    unit: str
    actors: int
    mean: Spread
    median: Spread
    medians: tuple[float, float]
    pull: Mapping[str, float]


class Issue(msgspec.Struct, frozen=True):
    """A question to be settled.

    Attributes:
        question: the name of the question; it also names the random streams.
        unit: the unit of its scale.
        actors: the actors, by name.
    """

    question: str
    unit: str
    actors: Mapping[str, Actor]


def parse_questions(text: object) -> list[Issue]:
    """Parse the questions of a file: one, or several under `questions:`.

    Raises:
        WrittenError: it is not valid; the error says where, and holds all other faults.
    """
    if isinstance(text, Mapping) and "questions" in text:
        listed = text["questions"]
        if not isinstance(listed, list) or not listed:
            raise WrittenError("'questions' must be a list", path=("questions",))
        wrong = Collected()
        for name in text:
            if name != "questions":
                wrong.note(WrittenError(f"unknown key '{name}'", "", _SHAPE, (name,)))
        read = [wrong.read(_question, item, ("questions", at)) for at, item in enumerate(listed)]
        wrong.tell()
        return [item for item in read if item is not None]
    return [_question(text, ())]


def _question(text: object, path: Path) -> Issue:
    known = ("question", "unit", "actors")
    if not isinstance(text, Mapping):
        raise WrittenError("a question needs 'actors'", "", _SHAPE, path)
    wrong = Collected()
    _note_unknown(text, known, path, wrong)
    for name in ("question", "unit"):
        if isinstance(text.get(name), Mapping | list):
            wrong.note(WrittenError(f"'{name}' must be plain text", path=(*path, name)))
    written = text.get("actors")
    if not isinstance(written, Mapping):
        wrong.note(WrittenError("a question needs 'actors'", "", _SHAPE, path))
        written = {}
    elif not written:
        wrong.note(WrittenError("there are no actors", "", _SHAPE, (*path, "actors")))
    note_names(map(str, written), (*path, "actors"), wrong)
    read = {
        str(name): wrong.read(_actor, actor, (*path, "actors", str(name)))
        for name, actor in written.items()
    }
    wrong.tell()
    actors = {name: actor for name, actor in read.items() if actor is not None}
    return Issue(str(text.get("question", "")), str(text.get("unit", "")), actors)


def _note_unknown(
    text: Mapping[str, object], known: Sequence[str], path: Path, wrong: Collected
) -> None:
    for name in text:
        if name not in known:
            remedy = nearest(str(name), known)
            wrong.note(WrittenError(f"unknown key '{name}'", "", remedy, (*path, name)))


def _actor(text: object, path: Path) -> Actor:
    fields = ("capability", "position", "salience")
    if not isinstance(text, Mapping):
        raise WrittenError(f"'{path[-1]}' must be a mapping", "", _SHAPE, path)
    wrong = Collected()
    _note_unknown(text, fields, path, wrong)
    bounds = {"capability": (0.0, np.inf), "position": (-np.inf, np.inf), "salience": (0.0, 1.0)}
    read = {}
    for name in fields:
        if name in text:
            read[name] = wrong.read(number_in_doubt, text[name], (*path, name), *bounds[name])
        else:
            wrong.note(WrittenError(f"'{name}' of '{path[-1]}' is missing", "", _SHAPE, path))
    wrong.tell()
    return Actor(*(wrong.sound(read[name]) for name in fields))


def settle(asked: Issue, draws: int = 2_000, seed: int = 0) -> Settlement | None:
    """Return the settlement of a question; None (unknown) if no actor has any weight.

    Args:
        asked: the question.
        draws: the number of draws of the inputs.
        seed: seed of the streams.
    """
    positions, weights = _at_the_middle(asked.actors)
    if not weights.sum() > 0:
        return None
    means, medians = _drawn(asked, draws, seed)
    lowest, highest = weighted_medians(positions, weights)
    return Settlement(
        asked.question,
        asked.unit,
        len(asked.actors),
        spread(weighted_mean(positions, weights), means),
        spread((lowest + highest) / 2, medians),
        (float(lowest[0]), float(highest[0])),
        dict(zip(asked.actors, (weights[:, 0] / weights.sum()).tolist(), strict=True)),
    )


def actors_in_doubt(issues: Sequence[Issue]) -> int:
    """Return how many actors must be sorted again for each draw.

    These are the actors of every question with an uncertain input.
    """
    return sum(len(issue.actors) for issue in issues if _is_in_doubt(issue))


def weighted_mean(positions: Floats, weights: Floats) -> Floats:
    """Return the weighted mean of positions, by draw.

    Args:
        positions: by actor and draw.
        weights: by actor and draw; a draw with all weights 0 has no mean and is left out.
    """
    weighed = weights.sum(axis=0) > 0
    total = weights[:, weighed].sum(axis=0)
    return np.asarray((positions[:, weighed] * weights[:, weighed]).sum(axis=0) / total)


def weighted_medians(positions: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Return the lowest and the highest weighted median.

    A position is a median if at most half of the weight lies below it and at most half above. If
    exactly half lies on either side of a gap, the whole gap is.

    Args:
        positions: by actor and draw.
        weights: by actor and draw; a draw with all weights 0 has no median and is left out.
    """
    weighed = weights.sum(axis=0) > 0
    positions, weights = positions[:, weighed], weights[:, weighed]
    order = np.argsort(positions, axis=0, kind="stable")
    ordered = np.take_along_axis(positions, order, axis=0)
    reached = np.cumsum(np.take_along_axis(weights, order, axis=0), axis=0)
    half = reached[-1] / 2
    # Weights are products of decimals, so a half is recognised with a tolerance for rounding.
    found = [
        np.take_along_axis(ordered, is_past.argmax(axis=0)[np.newaxis], axis=0)[0]
        for is_past in (reached >= half * (1 - _ROUNDING), reached > half * (1 + _ROUNDING))
    ]
    return found[0], found[1]


def _at_the_middle(actors: Mapping[str, Actor]) -> tuple[Floats, Floats]:
    """Return the positions and weights of actors, at the middle of every input."""
    return _positions(actors, lambda _name: np.array([0.5]), 1)


def _drawn(asked: Issue, draws: int, seed: int) -> tuple[Floats | None, Floats | None]:
    """Return the means and the medians of draws; None if nothing is uncertain."""
    if not _is_in_doubt(asked):
        return None, None
    streams = Streams(seed)
    size = max(1, _CELLS_AT_ONCE // len(asked.actors))
    starts = range(0, draws, size)
    means, medians = [], []
    for start in told("drawing positions", starts, len(starts)):
        block = Block(start, min(size, draws - start))

        def uniforms(name: str, block: Block = block) -> Floats:
            return streams.uniform(f"settlement:{asked.question}:{name}", block)

        drawn = _positions(asked.actors, uniforms, block.count)
        means.append(weighted_mean(*drawn))
        medians.append(np.mean(weighted_medians(*drawn), axis=0))
    return np.concatenate(means), np.concatenate(medians)


def _is_in_doubt(asked: Issue) -> bool:
    return not all(
        part.is_certain
        for actor in asked.actors.values()
        for part in (actor.capability, actor.position, actor.salience)
    )


def _positions(
    actors: Mapping[str, Actor], uniforms: Callable[[str], Floats], draws: int
) -> tuple[Floats, Floats]:
    """Return the positions and weights of actors, by actor and draw.

    Args:
        actors: the actors, by name.
        uniforms: makes the draws of an input from its name.
        draws: the number of draws.
    """
    positions, weights = (np.empty((len(actors), draws)) for _ in range(2))
    nothing_drawn = np.zeros(1)
    for at, (name, actor) in enumerate(actors.items()):
        capability, position, salience = (
            part.quantile(nothing_drawn if part.is_certain else uniforms(f"{name}:{field}"))
            for field, part in (
                ("capability", actor.capability),
                ("position", actor.position),
                ("salience", actor.salience),
            )
        )
        positions[at] = position
        weights[at] = capability * salience
    return positions, weights
