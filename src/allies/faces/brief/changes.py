"""What would change the answer of a brief: suppositions, inputs and signposts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from allies.faces.brief.document import (
    Runs,
    Section,
    Table,
    minus,
    section,
    sentence,
    words,
)
from allies.faces.brief.references import References
from allies.faces.text.compare import PARTS, points_words, same_words, variant_words
from allies.faces.text.rests_on import LEAST_SWING, known_as
from allies.faces.text.style import listed
from allies.questions.compare import CompareAnswer, Variant
from allies.questions.diary import Signpost, SignpostsAnswer
from allies.questions.levers import LeversAnswer
from allies.questions.rests_on import Reliance, RestsOnAnswer
from allies.values.likelihood import shown_chance, shown_range
from allies.values.words import capitalised


class Room(msgspec.Struct, frozen=True):
    """How many rows the lists of a brief may have.

    Attributes:
        inputs: that change the likelihood.
        signposts: acts to watch.
        contests: facts that sources dispute.
    """

    inputs: int
    signposts: int
    contests: int


ROOMY = Room(inputs=6, signposts=5, contests=4)
TIGHT = Room(inputs=4, signposts=3, contests=2)  # beside a comparison, within the same pages
_SHORT = 40  # letters of a text that may stand twice


def before_and_after(found: CompareAnswer | None, levers: LeversAnswer | None) -> Iterator[Section]:
    """Return the crisis as recorded and as supposed, side by side."""
    if found is None:
        return
    says = {item.id: item.says for item in levers.levers} if levers else {}
    called = variant_words(found, says)
    alone = [item for item in found.variants if item.name not in ("before", "together")]
    shown = [item for item in found.variants if item.name != "together" or len(alone) > 1]
    yield from section(
        "Before and after",
        Table(
            "",
            ("Supposed", "Likelihood", "Moves the model by", "What it changes"),
            tuple(_variants(shown, called)),
            (2.2, 1.3, 1.5, 3.2),
            "Likelihood: both views together; in brackets, over readings, unknown facts and both"
            f" views. The model: in points of 100, on the same {found.draws:,} draws, under the"
            " first reading held; in brackets, the 90 % interval. A supposition says nothing of"
            " how likely it is.",
        ),
    )


def _variants(shown: list[Variant], called: Mapping[str, str]) -> Iterator[tuple[Runs, ...]]:
    """Return a row for each variant; what changes as in the row above is not told again."""
    above = ""
    for item in shown:
        moved = minus(points_words(item.difference)) if item.difference else "–"
        told = _changes(item)
        changes = "As above." if len(told) > _SHORT and told == above else told
        yield words(called[item.name], "strong"), words(_likely(item)), words(moved), words(changes)
        above = told


def _likely(item: Variant) -> str:
    """Return the likelihood, with its span if it is wider than the step in which it is shown."""
    if item.headline is None:
        return "–"
    low, high = item.headline.probability
    number, span = item.headline.number, shown_range(low, high)
    shown = "unknown" if number is None else shown_chance(number)
    return shown if shown == span else f"{shown} ({span})"


def _changes(item: Variant) -> str:
    if item.impossible:
        return item.impossible
    told = [f"{PARTS[change.part]}: {change.says}" for change in item.changes if change.changed]
    if item.name == "before":
        return "–"
    if told:
        return sentence("; ".join(told))
    return f"{same_words(item)} in law, vote or movement."


def reliance(
    found: RestsOnAnswer | None, refs: References, room: Room = ROOMY
) -> Iterator[Section]:
    """Return the inputs that change the likelihood most, each alone."""
    if found is None:
        return
    moving = [item for item in found.rests_on if item.swing >= LEAST_SWING][: room.inputs]
    if not moving:
        return
    table = Table(
        "",
        ("Input", "Known as", "Changes it by"),
        tuple((_input(item, refs), words(known_as(item)), words(_points(item))) for item in moving),
        (4.6, 0.9, 1.1),
        "In points of 100, each alone: a fact is removed, a contest is settled each way, a"
        " judgement moves from its 10th to its 90th percentile.",
    )
    yield from section("What would change the answer", table)


def _input(item: Reliance, refs: References) -> Runs:
    says = capitalised(item.says)
    return refs.claim(says, item.cites) if item.cites else words(says)


def _points(item: Reliance) -> str:
    points = 100 * (item.high - item.low)
    return minus(f"{points:+.1f}") if item.kind == "fact" else f"{abs(points):.1f}"


def signposts(found: SignpostsAnswer | None, room: Room = ROOMY) -> Iterator[Section]:
    """Return the acts to watch."""
    if found is None or not found.signposts:
        return
    shown = found.signposts[: room.signposts]
    rest = found.tried - len(shown)
    table = Table(
        "",
        ("If by the day", "The model alone", "Change in points of 100"),
        tuple(_signposts(found, shown)),
        (2.7, 1.7, 2.2),
        f"{rest} of the {found.tried} acts tried move it less or not at all. In brackets: the 90 %"
        " interval. Nothing here says how likely an act is.",
    )
    yield from section("Signposts: what to watch", table)


def _signposts(found: SignpostsAnswer, shown: Sequence[Signpost]) -> Iterator[tuple[Runs, ...]]:
    """Return a row for each act; one row for acts of several states that move it alike."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for item in shown:
        says = item.says
        for name in item.what_if.lever:
            says = says.removeprefix(f"{name}: ")
        who = next((name for name in found.names.values() if says.startswith(f"{name} ")), "")
        key = (says.removeprefix(who), _model(item), minus(points_words(item.difference)))
        alike.setdefault(key, []).append(who)
    for (says, model, moved), names in alike.items():
        yield words(capitalised(listed(names, "or") + says)), words(model), words(moved)


def _model(item: Signpost) -> str:
    """Return the model's chance under an act, and whether it crosses the middle."""
    low, high = item.headline.inside
    chance = shown_chance(low) if low == high else shown_range(low, high)
    return f"{chance}, crosses 50 %" if item.flips else chance
