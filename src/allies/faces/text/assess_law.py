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
from allies.values.dates import day_text, parse_date, when_words
from allies.values.words import capitalised

_ACT_LINES = 31  # for all acts together
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
    first, *then = law.first_days or ("",)
    if first:
        yield Text(first, style="bold")
        yield Text(" ".join(then))
    yield Text(f"Finding of law: {', '.join(counts)}{of_all}.", style="" if first else "bold")
    yield Text(f"\n{_heading(acts, law.on or '')}", style="bold")
    shown = acts[:_ACTS_SHOWN]
    # The earliest days say already why an act with a clock is regular or not.
    whys = list(_told_once(["" if act.clocks else act.why or "" for act in shown]))
    lines = _lines_of_each([len(why) for why in whys], _ACT_LINES - len(shown))
    table = plain_table("", "", header=False)
    for act, why, most in zip(shown, whys, lines, strict=True):
        other_day = f" {when_words(parse_date(act.on))}" if _other_day(act, law.on or "") else ""
        what = Text(f"{_in_sentence(act.says)}{other_day}{_why_the_day(act)}")
        because = [Cut(quiet(why), most)] if why else []
        table.add_row(verdict_text(act.finding), Group(what, *because))
    yield Padding(table, (0, 0, 0, 2))
    yield Padding(quiet(_legend_of_acts(shown, " ".join(whys))), (0, 0, 0, 2))
    if len(acts) > _ACTS_SHOWN:
        yield quiet(f"  {len(acts) - _ACTS_SHOWN} more acts are on the full page.")


def _heading(acts: Sequence[ActFinding], on: str) -> str:
    """Return what is asked about the acts below it."""
    other = ", or on the day named," if any(_other_day(act, on) for act in acts) else ""
    return f"Would it be within the law on {day_words(on)}{other} if ..."


def _other_day(act: ActFinding, on: str) -> bool:
    """Whether the day of an act is shown: the law has a clock for it, or it is another day."""
    return bool(act.clocks) or act.on != on


def _in_sentence(says: str) -> str:
    """Return the sentence of an act as it follows "if": the article in small letters."""
    return f"the {says[4:]}" if says.startswith("The ") else says


_SUPPOSED = re.compile(r"^A supposition[,;.]?\s*")


def _why_the_day(act: ActFinding) -> str:
    """Return in brackets why the case names the day of an act with a clock; empty for others.

    If no clock has run out by that day under any reading held, the day is too early.
    """
    if not act.clocks:
        return ""
    days = [clock.perhaps or clock.earliest for clock in act.clocks if clock.held]
    running = [day for day in days if day is not None]
    last = day_text(parse_date(act.on).last)
    early = act.finding == "irregular" and running and last < min(running)
    named = _SUPPOSED.sub("", act.judgement or "").removesuffix(".")
    said = "; ".join(filter(None, [named, "too early" if early else ""]))
    return f" ({said})" if said else ""


def _lines_of_each(lengths: Sequence[int], lines: int) -> list[int]:
    """Return how many lines each text may take so that all fit.

    All may take equally many; what is then left over goes to the texts that need more, in order.
    """
    needs = [-(-length // _WHY_COLUMNS) for length in lengths]
    each = max([1, *needs])
    while each > 1 and sum(min(need, each) for need in needs) > lines:
        each -= 1
    left = lines - sum(min(need, each) for need in needs)
    found = []
    for need in needs:
        more = max(need - each, 0)
        given = more if more <= left else 0  # a part of a clause would be cut again
        left -= given
        found.append(each + given)
    return found


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


def _again(clause: str) -> str:
    """Return a clause that an act above has: the part before its colon, if it is long."""
    short = clause.partition(": ")[0]
    return short if len(short) <= _WHY_COLUMNS else "the rest as above"


_ADDED = re.compile(r"(“[^”]+”) \([^()]*\)")


def _told_once(whys: Sequence[str]) -> Iterator[str]:
    """Return why each act has its finding, without what is already said of an act above it.

    The dates of a rule and the holders of a reading follow only its first mention.
    """
    before, clauses = "", set[str]()
    for why in whys:
        if not why:
            yield ""
            continue
        parts = why.removesuffix(".").split("; ")
        short = [_again(part) if part in clauses else part for part in parts]
        told = said = "; ".join(short)
        for added in _ADDED.finditer(told):
            if added[0] in before:
                said = said.replace(added[0], added[1])
        yield f"{capitalised(said)}."
        clauses.update(parts)
        before += why
