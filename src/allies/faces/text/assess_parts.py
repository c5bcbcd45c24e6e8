"""Parts shared by the short and the full page of a crisis: its head, words and funnel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import Bars, Cut, bar, day_words, listed, plain_table, quiet, spaced
from allies.questions.assess import AssessAnswer, Funnel, Headline, MeansChances, Outside
from allies.questions.base import Answer
from allies.questions.deploy import DeployAnswer
from allies.questions.law import LawCaseAnswer
from allies.values.likelihood import NOT_SAID, says_nothing, shown_chance, shown_count, shown_range
from allies.values.means import MEANS, stands_beside

A = TypeVar("A", bound=Answer)

BAR_COLUMNS = 18
HYPOTHETICAL = "A hypothetical case: it did not happen."
SUPPOSED_LINES = 2
_STEPS = 20  # of 5 in 100
CONTESTED = "contested"
MOST_OFF = 0.02  # 2,000 draws are never off by more; what they are off by is left unsaid
STAGE_WORDS = {
    "requested": "asked for",
    "carried": "a state willing",
    "approved": "approved",
    "permitted": "let through",
    "in_time": "there in time",
    "enough": "enough people",
    "suited": "fit for the task",
}

OUTCOME_WORDS = {
    "deployed": "troops came",
    "non_military_help": "help without troops",
    "declined": "refused",
    "no_decision": "no decision on troops",
    "threat_only": "threats only",
}


def one_of(others: Sequence[Answer], kind: type[A]) -> A | None:
    """Return the first answer of a kind; None if there is none."""
    return next((item for item in others if isinstance(item, kind)), None)


def suppositions(
    answer: AssessAnswer, titles: Mapping[str, str], *, full: bool = False
) -> Iterator[RenderableType]:
    """Return what a hypothetical case supposes, what the asker does, and the reading chosen.

    Args:
        answer: the answer.
        titles: of readings, by id.
        full: whether to show everything that the case supposes.
    """
    if answer.hypothetical:
        supposed = f" It supposes: {'; '.join(answer.supposes)}." if answer.supposes else ""
        said = Text(f"{HYPOTHETICAL}{supposed}")
        yield said if full else Cut(said, SUPPOSED_LINES)
    if answer.asked is not None and answer.asked.what_if.rule:
        yield Text("The decision rule of the law is replaced by the one supposed.")
    if answer.reading:
        reading = titles.get(answer.reading, answer.reading)
        yield Text(f"Only under this reading of the law: {reading}.")
    if answer.strict_law:
        yield Text("Help that the law forbids does not count.")


def likelihood_line(headline: Headline) -> str:
    """Return both views joined, in words and figures, and the range from one to the other."""
    return f"Likelihood of yes: {likelihood_words_of(headline)}"


def likelihood_words_of(headline: Headline) -> str:
    """Return the likelihood without the name of what it is."""
    span = shown_range(*headline.probability)
    if headline.number is None:
        return f"{headline.words} ({span})."
    about = shown_chance(headline.number)
    about = about if about.startswith(("under", "over")) else f"about {about}"
    if headline.words == NOT_SAID:
        return f"{NOT_SAID}; {about}, if the two views below ({span}) are weighed together."
    return f"{headline.words}, {about} (the two views below: {span})."


def number_said(headline: Headline) -> float | None:
    """Return the likelihood as one number; None if the record does not say."""
    return None if headline.words == NOT_SAID else headline.number


def figure_said(headline: Headline) -> str:
    """Return the likelihood as a figure: its number, or its span if the record does not say."""
    number = number_said(headline)
    return shown_range(*headline.probability) if number is None else shown_chance(number)


def two_views(answer: AssessAnswer, *, interval: str = "") -> str:
    """Return what the model alone says and what earlier crises alone say; empty without a number.

    Args:
        answer: the answer.
        interval: words before the range of what earlier crises say.
    """
    headline, outside = answer.headline, answer.outside
    if headline is None or outside is None:
        return ""
    low, high = headline.inside
    model, cases = shown_range(low, high), _earlier(outside, bodies=bool(interval))
    suggest = " suggest" if outside.since is not None and outside.cases != 1 else ":"
    chance = shown_chance(outside.in_time.mean)
    chance += f" ({interval or 'margin: '}{shown_range(*outside.in_time.interval_90)})"
    cannot = " cannot tell" if says_nothing(low, high) else ""
    return f"The model{cannot}: {model}. {cases}{suggest} {chance}."


def _earlier(outside: Outside, *, bodies: bool) -> str:
    """Return what the track record is made of: how many crises, whose, and since when."""
    if outside.since is None:
        return "Earlier crises (none is coded)"
    of = "1 organisation" if outside.of_bodies == 1 else f"{outside.of_bodies} organisations"
    crises = "1 earlier crisis" if outside.cases == 1 else f"{outside.cases} earlier crises"
    return f"{crises}{f' of {of}' if bodies else ''} since {outside.since}"


def so_few(answer: AssessAnswer) -> Iterator[Text]:
    """Return a warning if the draws are so few that the figures are uncertain."""
    if answer.headline is None:
        return
    (low, high), (least, most) = answer.headline.inside, answer.headline.sampled
    off = max(low - least, most - high)
    if off > MOST_OFF:
        drawn = "one future was" if answer.draws == 1 else f"{answer.draws:,} futures were"
        yield Text(
            f"Only {drawn} drawn, so the model's figures may be wrong by up to"
            f" {100 * off:.0f} points (90 % interval). More draws are more exact."
        )


def thresholds(answer: AssessAnswer, *, able: bool = False) -> Iterator[Text]:
    """Return the likelihood for the other numbers of people and days, as one line.

    Args:
        answer: the answer.
        able: whether to add the chance that so many could be there in time.
    """
    said: list[str] = []
    for item in answer.thresholds:
        people, days = ("", "") if said else (" people", " days")
        size = f"{item.personnel:,}{people} in {item.days}{days}"
        chance = item.likelihood.number
        likely = f"{size}: {'unknown' if chance is None else shown_chance(chance)}"
        can = item.in_time if able else None
        said.append(likely if can is None else f"{likely} (could be there: {shown_chance(can)})")
    if said:
        yield Text(f"Chance of {'; '.join(said)}.")


def absence(answer: AssessAnswer, absent: str) -> Iterator[Text]:
    """Return that the organisation had no members, and how to ask about its predecessors."""
    name, day = answer.in_sentence(absent), day_words(answer.on or "")
    said = f"According to the record, no state was a member of {name} on {day}"
    if answer.asked is not None and answer.asked.as_of:
        known = day_words(answer.asked.as_of)
        said = f"Nothing published by {known} names a member of {name} on {day}"
    yield Text(f"{answer.gone or said}: no likelihood is given.", style="bold")
    before = "; ".join(
        f"{item.name}: {command('members', answer, organisation=item.id, on=answer.on or '')}"
        for item in answer.grew_from
    )
    grew = f" Its predecessors: {before}." if before else ""
    yield quiet(f"An organisation without members cannot vote or send anybody.{grew}")


def will_words(item: MeansChances) -> str:
    """Return the chance of approval, or the word for why there is none."""
    if MEANS[item.id].cost == "nothing":
        return "can be convened"
    if item.approval is None:
        return "no request" if decides_itself(item) else "no organ decides"
    return "unknown" if item.approval == (0.0, 1.0) else shown_range(*item.approval)


def asked_of(answer: AssessAnswer) -> tuple[str, ...]:
    """Return the organisations whose help counts for the question."""
    return (answer.organisation or "", *answer.also)


def asked_about(answer: AssessAnswer) -> list[MeansChances]:
    """Return the means asked about, and the help of a single state, which is shown beside them."""
    return [
        item
        for organisation in answer.organisations
        if organisation.id in asked_of(answer)
        for item in organisation.means
        if stands_beside(item.id, answer.means_asked)
    ]


def _called(answer: AssessAnswer, item: MeansChances) -> str:
    """Return the name of a means, with its organisation if several are asked about."""
    whose = next(body.id for body in answer.organisations if item in body.means)
    return f"{answer.name(whose)} {spaced(item.id)}" if answer.also else spaced(item.id)


def funnel(answer: AssessAnswer, law: LawCaseAnswer | None, corner: str = "") -> Group:
    """Return how many of 100 futures reach each stage, for each means asked about.

    Args:
        answer: the answer.
        law: the answer on the law, for the titles of readings.
        corner: the heading above the stages, on the short page; if the host asks in no future, a
            sentence says so instead of empty bars.
    """
    asked = asked_about(answer)
    if corner and not any(count for item in asked for count in _asked_for(item)):
        return Group(Text(f"{corner}: in none does the host ask for such help, so nobody comes."))
    funnels = [next(iter(item.funnel.values())) for item in asked]
    numbers = [{stage: of_100(funnel, stage) for stage in funnel.left} for funnel in funnels]
    widest = max((len(text) for row in numbers for text in row.values()), default=0)
    shown = _that_change(numbers) if corner else list(STAGE_WORDS)

    def drawn(columns: int) -> RenderableType:
        table = plain_table(corner, *(_called(answer, item) for item in asked))
        for stage in shown:
            cells = (
                _cell(item, stage, columns, row, widest)
                for item, row in zip(asked, numbers, strict=True)
            )
            table.add_row(STAGE_WORDS[stage], *cells)
        return table

    # A row has the name of the stage, then bars; each bar has its number and a gap beside it.
    beside = max(map(len, STAGE_WORDS.values())) + 2 + len(asked) * (1 + widest + 2)
    bars = Bars(drawn, abreast=len(asked), beside=beside, widest=BAR_COLUMNS)
    is_open = any(funnel.left_at_most != funnel.left for funnel in funnels)
    leaves_out = len(shown) < len(STAGE_WORDS)
    notes = [_counts(len(asked), is_open=is_open, leaves_out=leaves_out)]
    notes += [_how_asked(answer, asked, numbers), _decided(asked), _senders(answer, asked)]
    notes += [_law_does_not_stop(answer, asked), _what_is_yes(answer, asked, titles_of(law))]
    return Group(bars, quiet(" ".join(filter(None, notes))))


def _cell(
    item: MeansChances, stage: str, columns: int, row: Mapping[str, str], widest: int
) -> Text:
    """Return how many futures reach a stage, as a bar and a number."""
    if stage not in row:
        return Text("-")
    if is_contested(item, stage):
        return Text(CONTESTED)
    funnel = next(iter(item.funnel.values()))
    return _left(funnel, stage, columns).append(f" {row[stage]:>{widest}}")


def is_contested(item: MeansChances, stage: str) -> bool:
    """Return whether sources differ on a stage, so that no number of futures describes it."""
    return stage == "requested" and item.request == "contested"


def titles_of(law: LawCaseAnswer | None) -> Mapping[str, str]:
    """Return the titles of the readings that the law names, by id."""
    return {reading.id: reading.title for reading in law.readings} if law else {}


_ALWAYS_SHOWN = ("requested", "carried", "enough", "suited")


def _that_change(numbers: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the stages at which a figure changes, and those that a page always has."""
    shown: list[str] = []
    before: list[str] = []
    for stage in STAGE_WORDS:
        figures = [row.get(stage, "-") for row in numbers]
        if figures != before or stage in _ALWAYS_SHOWN:
            shown.append(stage)
        before = figures
    return shown


def _counts(columns: int, *, is_open: bool, leaves_out: bool) -> str:
    """Return what the bars count."""
    unknown = " (?: unknown)" if is_open else ""
    overlap = "; columns overlap" if columns > 1 else ""
    left_out = "; `--full` shows every stage" if leaves_out else ""
    return f"Each line: futures left, in steps of 5{unknown}{overlap}{left_out}."


_REQUESTS = {
    "contested": "Sources differ on whether the host asked",
    "drawn": "No source says whether the host asked",
    "supposed": "The case does not say whether the host asked",
}


def _how_asked(
    answer: AssessAnswer, shown: Sequence[MeansChances], numbers: Sequence[Mapping[str, str]]
) -> str:
    """Return where the numbers of futures with a request come from, if no record settles them."""
    unasked = [spaced(item.id) for item in shown if item.request == "not_needed"]
    told = [f"No request is needed for {listed(unasked)}."] if unasked else []
    for known in ("contested", "drawn"):
        supposed = answer.hypothetical and known == "drawn"
        words = _REQUESTS["supposed" if supposed else known]
        found = [
            (_helping(item), row["requested"])
            for item, row in zip(shown, numbers, strict=True)
            if item.request == known
        ]
        if found:
            of_all = len(found) == len(shown)
            about = "" if of_all else f" for {listed(list(dict(found)), 'or')}"
            counts = listed(list(dict.fromkeys(count for _, count in found)), "or")
            if known == "contested":
                told.append(f"{words}{about}; the lines below suppose it in {counts} of 100.")
            else:
                told.append(f"{words}{about}; the {counts} is an estimate.")
    return " ".join(told)


def _helping(item: MeansChances) -> str:
    """Return the name of a means as the object of a request."""
    return f"{spaced(item.id)} help" if MEANS[item.id].alone else spaced(item.id)


def _law_does_not_stop(answer: AssessAnswer, shown: Sequence[MeansChances]) -> str:
    """Return why bars go on for a means that the law forbids; empty if there is none."""
    if answer.strict_law or not any(item.may == "no" and any(_enough(item)) for item in shown):
        return ""
    return "A legal “no” makes members less willing; only `--strict-law` stops them."


def _enough(item: MeansChances) -> Iterator[int]:
    """Return in how many draws enough people may be there, by reading."""
    for funnel in item.funnel.values():
        yield funnel.left_at_most.get("enough", 0)


def _decided(shown: Sequence[MeansChances]) -> str:
    """Return which means have been decided on already."""
    taken = [spaced(item.id) for item in shown if item.answered == "yes"]
    return f"The decision on {listed(taken)} had been taken." if taken else ""


def _senders(answer: AssessAnswer, shown: Sequence[MeansChances]) -> str:
    """Return the states that would send a force and are no members."""
    states = dict.fromkeys(state for item in shown for state in item.contributors)
    if not states:
        return ""
    are = "is no member" if len(states) == 1 else "are no members"
    return f"{listed([answer.name(state) for state in states])} would send a force and {are}."


def _what_is_yes(
    answer: AssessAnswer, shown: Sequence[MeansChances], titles: Mapping[str, str]
) -> str:
    """Return which bars the chance of the model counts, and which it does not count."""
    counted = [item for item in shown if item.id in answer.means_asked]
    names = listed([_called(answer, item) for item in counted], "or")
    said = f"“The model” counts “{STAGE_WORDS['enough']}” by {names}"
    other = [_called(answer, item) for item in shown if item not in counted]
    if other:
        said += f", not by {listed(other)} help"
    differing = [item for item in counted if len(set(map(_shown_enough, item.funnel.values()))) > 1]
    if differing:
        first = next(iter(differing[0].funnel))
        under = f"the reading “{titles[first]}”" if first in titles else "the text in force"
        said += f"; bars follow {under}"
    return f"{said}."


def _asked_for(item: MeansChances) -> Iterator[int]:
    """Return in how many draws the host may have asked for a means, by reading."""
    for funnel in item.funnel.values():
        yield funnel.left_at_most["requested"]


def _shown_enough(funnel: Funnel) -> str:
    return of_100(funnel, "enough") if "enough" in funnel.left else ""


def duty_words(item: MeansChances) -> str:
    """Return whether help by a means is a duty, by every reading or by some; empty if it is not."""
    owed = sum(value == "yes" for value in item.obliged.values())
    if not owed:
        return ""
    return "a duty" if owed == len(item.obliged) else "a duty by some readings"


def decides_itself(item: MeansChances) -> bool:
    """Return whether somebody decides on a means, so that a chance that they will has a meaning.

    The act of an organisation needs an organ that decides; what members do for themselves does not.
    """
    return item.organ is not None or not item.collective or MEANS[item.id].alone


def of_100(funnel: Funnel, stage: str) -> str:
    """Return how many of 100 are left; the least and the most if they differ."""
    counts = funnel.left[stage], funnel.left_at_most[stage]
    return shown_count(*(count / funnel.draws for count in counts))


def _left(funnel: Funnel, stage: str, columns: int) -> Text:
    least, most = (count[stage] / funnel.draws for count in (funnel.left, funnel.left_at_most))
    return bar(_as_shown(least), columns, _as_shown(most))


def _as_shown(share: float) -> float:
    """Return a share in the steps of the number beside its bar: equal numbers look equal."""
    return round(share * _STEPS) / _STEPS


def needed(answer: DeployAnswer) -> str:
    """Return whose consent is needed, as a sentence."""
    sets = [" and ".join(answer.name(name) for name in names) for names in answer.indispensable]
    if not sets:
        return "No refusal, alone or of a few states together, leaves too few in time."
    return f"Too few are in time if these refuse: {'; or '.join(sets)}."


def steps_open(
    law: LawCaseAnswer, answer: AssessAnswer, only: str = ""
) -> list[tuple[str, str, str]]:
    """Return the steps that the law still asks for, by means asked about.

    Args:
        law: the law on the case.
        answer: the assessment.
        only: this means alone; all of them if empty.
    """
    found: dict[tuple[str, str], str] = {}
    for item in law.findings:
        if only and item.means != only:
            continue
        if item.organisation in asked_of(answer) and item.asked_about:
            for step in item.may.steps:
                key = (step.says, step.done)
                found[key] = ", ".join(filter(None, [found.get(key, ""), spaced(item.means)]))
    return [(says, done, means) for (says, done), means in found.items()]


def over_lift(answer: AssessAnswer) -> str:
    """Return which forces asked about are larger than their lift; empty if none is."""
    forces = dict.fromkeys(name for item in asked_about(answer) for name in item.over_lift)
    if not forces:
        return ""
    named = "; ".join(answer.name(name) for name in forces)
    return f"Larger than the lift, not all there in 30 days: {named}."
