"""What a settlement would look like: weighted positions on a graded question.

A baseline and no forecast. Each actor has a position on a scale, a capability, and a salience: how
much of its capability it would spend on this question. The weighted mean is the compromise in which
everybody's pull counts; the weighted median is the position no weighted majority would leave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np

from allies.errors import nearest
from allies.values.distributions import Distribution
from allies.values.streams import Block, Streams
from allies.votes.concentration import Floats, Spread, spread
from allies.votes.input_errors import Collected, Path, WrittenError, number_in_doubt

_ROUNDING = 1e-12
_SHAPE = "write 'actors:' with a 'capability', 'position' and 'salience' for each"


class Actor(msgspec.Struct, frozen=True):
    """One actor on one question.

    Attributes:
        capability: what it could bring to bear; any unit, the same for all.
        position: what it wants, on the question's scale.
        salience: how much it cares, from 0 to 1.
    """

    capability: Distribution
    position: Distribution
    salience: Distribution


class Settlement(msgspec.Struct, frozen=True):
    """The settlement of one question.

    Attributes:
        question: what is to be settled.
        unit: the unit of its scale.
        actors: how many actors pull on it.
        mean: the weighted mean, at the middle of every input and over draws.
        median: the weighted median, likewise.
        pull: each actor's share of the weight, at the middle of every input.
    """

    question: str
    unit: str
    actors: int
    mean: Spread
    median: Spread
    pull: Mapping[str, float]


class Issue(msgspec.Struct, frozen=True):
    """A question to be settled.

    Attributes:
        question: what is to be settled; it names the streams.
        unit: the unit of its scale.
        actors: who wants what.
    """

    question: str
    unit: str
    actors: Mapping[str, Actor]


def parse_questions(text: object) -> list[Issue]:
    """Read the questions of a file: one, or several under `questions:`.

    Raises:
        WrittenError: it is none; the error says where, and holds whatever else is wrong.
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
    if not isinstance(text, Mapping) or not isinstance(text.get("actors"), Mapping):
        raise WrittenError("a question needs 'actors'", "", _SHAPE, path)
    wrong = Collected()
    _note_unknown(text, known, path, wrong)
    if not text["actors"]:
        wrong.note(WrittenError("nobody takes part", "", _SHAPE, (*path, "actors")))
    read = {
        str(name): wrong.read(_actor, actor, (*path, "actors", str(name)))
        for name, actor in text["actors"].items()
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
    """Return where a question would settle; None, unknown, where nobody has any weight.

    Args:
        asked: the question.
        draws: how often the inputs are drawn.
        seed: of the streams.
    """
    actors = asked.actors
    streams, block = Streams(seed), Block(0, draws)
    middle = _drawn(actors, lambda _name: np.array([0.5]))
    drawn = _drawn(
        actors, lambda name: streams.uniform(f"settlement:{asked.question}:{name}", block)
    )
    weights = middle[1]
    if not weights.sum() > 0:
        return None
    means, medians = (
        (measure(*middle), measure(*drawn)) for measure in (weighted_mean, weighted_median)
    )
    return Settlement(
        asked.question,
        asked.unit,
        len(actors),
        spread(*means),
        spread(*medians),
        dict(zip(actors, (weights[:, 0] / weights.sum()).tolist(), strict=True)),
    )


def weighted_mean(positions: Floats, weights: Floats) -> Floats:
    """Return the weighted mean of positions, by draw.

    Args:
        positions: by actor and draw.
        weights: likewise; a draw in which all are 0 has no mean and is left out.
    """
    weighed = weights.sum(axis=0) > 0
    total = weights[:, weighed].sum(axis=0)
    return np.asarray((positions[:, weighed] * weights[:, weighed]).sum(axis=0) / total)


def weighted_median(positions: Floats, weights: Floats) -> Floats:
    """Return the weighted median: the least position that half of the weight does not exceed.

    Args:
        positions: by actor and draw.
        weights: likewise; a draw in which all are 0 has no median and is left out.
    """
    weighed = weights.sum(axis=0) > 0
    positions, weights = positions[:, weighed], weights[:, weighed]
    order = np.argsort(positions, axis=0, kind="stable")
    reached = np.cumsum(np.take_along_axis(weights, order, axis=0), axis=0)
    # Weights are products of decimals: what is half but for rounding is half.
    at = (reached >= reached[-1] / 2 * (1 - _ROUNDING)).argmax(axis=0)
    ordered = np.take_along_axis(positions, order, axis=0)
    return np.asarray(np.take_along_axis(ordered, at[np.newaxis], axis=0)[0])


def _drawn(actors: Mapping[str, Actor], uniforms: Callable[[str], Floats]) -> tuple[Floats, Floats]:
    """Return the positions and weights of actors, by actor and draw."""
    positions, weights = [], []
    for name, actor in actors.items():
        capability, position, salience = (
            getattr(actor, field).quantile(uniforms(f"{name}:{field}"))
            for field in ("capability", "position", "salience")
        )
        positions.append(position)
        weights.append(capability * salience)
    return np.array(positions), np.array(weights)
