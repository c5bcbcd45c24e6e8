"""The chance of help by an organisation beside that by its leading state alone, by crisis."""

from __future__ import annotations

from msgspec.structs import replace

from allies.faces.figures.drawing import Figure
from allies.faces.figures.scales import Row, on_a_scale
from allies.faces.text.dossier import KINDS
from allies.faces.text.style import spaced
from allies.questions.dossier import ANY, DossierAnswer, DossierRow
from allies.values.likelihood import shown_range

_APART = 0.05  # the step in which chances are shown


def with_and_alone(answer: DossierAnswer, part: str, titles: dict[str, str]) -> Figure | None:
    """Return both chances of each crisis by the model; None if no crisis has either.

    Args:
        answer: the dossier.
        part: `case` for the crises of the record, `grid` for the supposed ones of the last day.
        titles: the titles of cases by id.
    """
    crises = [row for row in answer.crises if row.means == ANY and row.set == part]
    crises = [row for row in crises if row.comes or row.alone]
    if not crises:
        return None
    name = answer.in_sentence(answer.organisation)
    leader = next((row.leader for row in crises if row.leader), None)
    alone = f"{answer.name(leader)} alone" if leader else "the leading state alone"
    both = [(row.comes, row.alone) for row in crises if row.comes and row.alone]
    more = sum(comes[0] > by_itself[1] + _APART for comes, by_itself in both)
    less = sum(comes[1] < by_itself[0] - _APART for comes, by_itself in both)
    says = (
        f"If asked, help under a decision of {name} is likelier than by {alone} by more than"
        f" {100 * _APART:.0f} points in {more} of {len(crises)} crises, and less likely by as much"
        f" in {less}."
    )
    if more + less < len(crises):
        says += " The others differ by less, or are unknown."
    rows = [_row(answer, row, titles) for row in crises]
    heads = (answer.name(answer.organisation), alone)
    table = [(f"{row.words}, {row.beside}", *map(_shown, row.spans)) for row in rows]
    found = on_a_scale(
        "The organisation, and its leading state alone",
        says,
        rows,
        heads,
        (("Crisis", *heads), table),
    )
    note = "By the model, in the same draws, if the host asks. A bar: readings or facts differ."
    return replace(found, note=note)


def _row(answer: DossierAnswer, row: DossierRow, titles: dict[str, str]) -> Row:
    spans = (row.comes, row.alone)
    if row.set == "grid":
        return Row(answer.name(row.host), KINDS.get(row.trigger, spaced(row.trigger)), spans)
    beside = row.on + (", supposed" if row.hypothetical else "")
    return Row(titles.get(row.crisis, row.crisis), beside, spans)


def _shown(span: tuple[float, float] | None) -> str:
    return shown_range(*span) if span else "unknown"
