"""Part of the page of a crisis, for a case of law alone: the finding on each proposed act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from allies.faces.text.style import Cut, day_words, plain_table, quiet, verdict_text
from allies.questions.law import LawCaseAnswer
from allies.questions.legal import ActFinding

_ACT_LINES = 30  # for all acts together
_WHY_COLUMNS = 85  # of a line that says why
_ACTS_SHOWN = 10


def findings_of_law(law: LawCaseAnswer | None) -> Iterator[RenderableType]:
    """Return the legal findings on the acts that a case proposes."""
    if law is None or not law.proposals:
        yield Text(
            "This is a question of law: its answer is a verdict, not a probability.", style="bold"
        )
        return
    acts = law.proposals
    found = sorted(item.finding for item in acts)
    counts = [
        f"{len(list(group))} {finding}" if len(acts) > 1 else finding
        for finding, group in groupby(found)
    ]
    of_all = f" (of {len(acts)} acts)" if len(acts) > 1 else ""
    yield Text(f"Finding of law: {', '.join(counts)}{of_all}.", style="bold")
    for said in law.first_days:
        yield Text(said)
    yield Text(f"\n{_heading(acts, law.on or '')}", style="bold")
    shown = acts[:_ACTS_SHOWN]
    # The earliest days say already why an act with a clock is regular or not.
    whys = list(_told_once(["" if act.clocks else act.why or "" for act in shown]))
    lines = _lines_each([len(why) for why in whys], _ACT_LINES - len(shown))
    table = plain_table("", "", header=False)
    for act, why in zip(shown, whys, strict=True):
        other_day = f"{day_words(act.on)}: " if _other_day(act, law.on or "") else ""
        what = Text(f"{other_day}{act.says}{_why_the_day(act)}")
        because = [Cut(quiet(why), lines)] if why else []
        table.add_row(verdict_text(act.finding), Group(what, *because))
    yield Padding(table, (0, 0, 0, 2))
    yield Padding(quiet(_legend_of_acts(shown, " ".join(whys))), (0, 0, 0, 2))
    if len(acts) > _ACTS_SHOWN:
        yield quiet(f"  {len(acts) - _ACTS_SHOWN} more acts are on the full page.")


def _heading(acts: Sequence[ActFinding], on: str) -> str:
    """Return what is asked about the acts below it."""
    other = " or on the day named" if any(_other_day(act, on) for act in acts) else ""
    each = "each of these acts" if len(acts) > 1 else "this act"
    return f"Would {each} be within the law, if done on {day_words(on)}{other}?"


def _other_day(act: ActFinding, on: str) -> bool:
    """Whether the day of an act is shown: the law has a clock for it, or it is another day."""
    return bool(act.clocks) or act.on != on


_SUPPOSED = re.compile(r"^A supposition[,;.]?\s*")


def _why_the_day(act: ActFinding) -> str:
    """Return in brackets why the case names the day of an act with a clock; empty for others."""
    named = _SUPPOSED.sub("", act.judgement or "").removesuffix(".") if act.clocks else ""
    return f" ({named})" if named else ""


def _lines_each(lengths: Sequence[int], lines: int) -> int:
    """Return the greatest number of lines that each text may take so that all fit."""
    needs = [-(-length // _WHY_COLUMNS) for length in lengths]
    each = max([1, *needs])
    while each > 1 and sum(min(need, each) for need in needs) > lines:
        each -= 1
    return each


_FINDING_WORDS = {
    "regular": "within the rules of its day",
    "irregular": "against them",
    "depends": "regular once a missing or unrecorded step is taken",
    "disputed": "regular or not, by the reading of the law or by the source",
    "unknown": "the record does not decide it",
}


def _legend_of_acts(acts: Sequence[ActFinding], why: str) -> str:
    """Return what each finding on the page means, and what is quoted; no others are explained."""
    words = {act.finding for act in acts}
    said = []
    for word, means in _FINDING_WORDS.items():
        if word in words:
            alone = word == "irregular" and "regular" not in words
            said.append(f"{word}: {'against the rules of its day' if alone else means}")
    if "under “" in why:
        said.append("under “...”: a reading of the law")
    return f"{'; '.join(said)}."


_ADDED = re.compile(r"(“[^”]+”) \([^()]*\)")


def _told_once(whys: Sequence[str]) -> Iterator[str]:
    """Return why each act has its finding, without what is already said of an act above it.

    A repeated clause is "as above"; the dates of a rule and the holders of a reading follow only
    its first mention.
    """
    before, clauses = "", set[str]()
    for why in whys:
        if not why:
            yield ""
            continue
        parts = why.removesuffix(".").split("; ")
        new = [part for part in parts if part not in clauses]
        if len(new) < len(parts):
            told = "; ".join([*new, "the rest as above"]) if new else "As above"
        else:
            told = "; ".join(new)
        said = told
        for added in _ADDED.finditer(told):
            if added[0] in before:
                said = said.replace(added[0], added[1])
        yield f"{said[:1].upper()}{said[1:]}."
        clauses.update(parts)
        before += why
