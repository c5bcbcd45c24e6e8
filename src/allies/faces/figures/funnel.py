"""At which stage help is lost, of 100 futures: a funnel for each means."""

from __future__ import annotations

from allies.faces.figures.drawing import BOLD, Drawing, Figure, figure, width_of
from allies.faces.figures.palette import (
    BAND,
    BLUE,
    INK,
    LOST,
    MUTED,
    TRACK,
    VERMILION,
    WORST,
)
from allies.faces.text.assess_parts import (
    CONTESTED,
    STAGE_WORDS,
    asked_about,
    is_contested,
    of_100,
)
from allies.faces.text.style import spaced
from allies.questions.assess import AssessAnswer, Funnel, MeansChances

_ROW, _BAR = 30.0, 18.0


class _Stage:
    """One stage of a funnel: how many of 100 reach it, and what is lost there."""

    def __init__(self, item: MeansChances, funnel: Funnel, name: str, before: float) -> None:
        self.words = STAGE_WORDS[name]
        self.contested = is_contested(item, name)
        self.least = 0.0 if self.contested else 100 * funnel.left[name] / funnel.draws
        self.most = 100 * funnel.left_at_most[name] / funnel.draws
        self.shown = CONTESTED if self.contested else of_100(funnel, name)
        self.before = before

    @property
    def lost(self) -> float:
        """How many of 100 surely end here."""
        return max(0.0, self.before - self.most)

    @property
    def share(self) -> float:
        """Which share of those left until then ends here."""
        return self.lost / self.before if self.before else 0.0


def funnels(answer: AssessAnswer, means: str = "") -> list[Figure]:
    """Return a figure for each means that the case asks about, and for the state acting alone.

    Args:
        answer: the answer.
        means: only this means; all of them if empty.
    """
    asked = [item for item in asked_about(answer) if not means or item.id == means]
    return [_funnel(answer, item) for item in asked if item.funnel]


def _funnel(answer: AssessAnswer, item: MeansChances) -> Figure:
    reading, funnel = next(iter(item.funnel.items()))
    before, stages = 100.0, []
    for name in (name for name in STAGE_WORDS if name in funnel.left):
        stages.append(_Stage(item, funnel, name, before))
        before = stages[-1].most
    worst = max(stages, key=lambda stage: stage.share)
    title = spaced(item.id).capitalize()
    says = _sentence(stages, worst)
    others = len(set(map(repr, item.funnel.values()))) > 1
    note = (
        f"Under the reading “{spaced(answer.name(reading))}”; other readings differ."
        if others
        else ""
    )

    def draw(width: float) -> Drawing:
        return _drawn(width, stages, worst)

    rows = [
        (stage.words, stage.shown, "–" if stage.contested else f"{stage.lost:.0f}")
        for stage in stages
    ]
    return figure(title, says, draw, (("Stage", "Left, of 100", "Lost here"), rows), note)


def _sentence(stages: list[_Stage], worst: _Stage) -> str:
    last = stages[-1]
    if worst.share < 0.01:
        return f"Futures left at the end, of 100: {last.shown}. No stage stops many."
    return (
        f"Futures left at the end, of 100: {last.shown}. The stage that stops the largest share of"
        f" those that reach it is “{worst.words}”."
    )


def _drawn(width: float, stages: list[_Stage], worst: _Stage) -> Drawing:
    is_wide = width > 500
    widest = max(BOLD * width_of(stage.shown, 14) for stage in stages)
    left, right = (148.0, max(96.0, widest + 54)) if is_wide else (136.0, max(44.0, widest + 8))
    room = width - left - right
    drawing = Drawing(width, _ROW * (len(stages) + 1) + 4)
    for at, (words, least, most, before, shown, lost) in enumerate(
        [
            ("all futures", 100.0, 100.0, 100.0, "100", 0.0),
            *(
                (s.words, s.least, s.most, s.before, s.shown, 0.0 if s.contested else s.lost)
                for s in stages
            ),
        ]
    ):
        y = at * _ROW + 6
        is_worst = at > 0 and stages[at - 1] is worst and worst.share >= 0.01
        middle = y + _BAR / 2 + 4.5
        drawing.text(left - 12, middle, words, 14 if is_wide else 13, text_anchor="end")
        drawing.rect(left, y, room, _BAR, TRACK, rx=2)
        drawing.rect(left, y, room * before / 100, _BAR, WORST if is_worst else LOST, rx=2)
        if most - least > 0.5:
            drawing.rect(left, y, room * most / 100, _BAR, drawing.hatch(BLUE, BAND), rx=2)
        drawing.rect(left, y, max(room * least / 100, 2.0 if least else 0.0), _BAR, BLUE, rx=2)
        drawing.text(left + room + 8, middle, shown, 14, INK, font_weight=600)
        if lost >= 2.5 and is_wide:
            fill = VERMILION if is_worst else MUTED
            drawing.text(width - 2, middle, f"−{5 * round(lost / 5)}", 13, fill, text_anchor="end",
                         font_weight=600 if is_worst else None)  # fmt: skip
    return drawing
