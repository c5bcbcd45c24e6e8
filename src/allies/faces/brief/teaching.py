"""A case sheet for a class: the situation as of the day, roles, questions, a ballot, and the end.

The end is an annex on a page of its own. Nothing before it is made from what happened afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from allies.faces.brief.background import acts_told
from allies.faces.brief.briefing import Made, footer, with_notes
from allies.faces.brief.case import supposed
from allies.faces.brief.document import (
    Bullets,
    Document,
    Facts,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    section,
    sentence,
    tidied,
    words,
)
from allies.faces.brief.references import References
from allies.faces.sources import source_name
from allies.faces.text.assess_parts import OUTCOME_WORDS, asked_of, likelihood_words_of
from allies.faces.text.style import day_words, listed, spaced
from allies.questions.assess import AssessAnswer
from allies.questions.law import LawCaseAnswer
from allies.questions.parts import Council
from allies.questions.positions import PositionsAnswer
from allies.questions.timeline import TimelineAnswer
from allies.values.words import capitalised

MOST_ACTS, MOST_RULES, MOST_MEANS = 8, 8, 2
_BOX = "☐"
_SCORE = (
    "Whose likelihood was nearest? One case cannot say who judges well: keep the likelihoods of"
    " many cases, and score them together."
)
_FINDINGS = ("Regular", "Irregular", "Depends on the reading")
_CHOICES = ("For", "Against", "Abstain", "Absent")


class TeachingAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """The answers of a case sheet; all but the last know only what had been published by the day.

    Attributes:
        assess: the crisis, with its outcome hidden.
        law: the rules of the day.
        positions: the members and what they had said.
        before: what had happened in the host state.
        ended: the crisis with its end; None if the sheet has no end.
    """

    assess: AssessAnswer
    law: LawCaseAnswer | None = None
    positions: PositionsAnswer | None = None
    before: TimelineAnswer | None = None
    ended: AssessAnswer | None = None


def teaching_sheet(found: TeachingAnswers, made: Made) -> Document:
    """Return the case sheet of a crisis.

    Args:
        found: its answers.
        made: how it was made.
    """
    answer = found.assess
    blind = (answer, found.law, found.positions, found.before)
    made_sections, refs = with_notes(lambda refs: _sections(found, made, refs), blind)
    document = Document(
        title=answer.title,
        subtitle=answer.question,
        kicker=f"Case sheet · {day_words(answer.on or answer.case_on)} · {answer.case}",
        sections=made_sections,
        notes=refs.notes,
        sources=refs.bibliography,
        annexes=tuple(_end(found.ended)) if found.ended is not None else (),
        footer=footer(answer, made),
        keywords=(answer.case, "case sheet"),
    )
    return tidied(document)


def _sections(found: TeachingAnswers, made: Made, refs: References) -> Iterator[Section]:
    answer = found.assess
    yield from section("", _task(answer))
    yield from _situation(found, refs)
    yield from _roles(found, refs)
    yield from _rules(found, refs)
    yield from _questions(found)
    yield from _ballots(found)
    yield from section("How to make this sheet again", Paragraph((Run(made.command, "code"),)))


def _task(answer: AssessAnswer) -> Facts:
    day = day_words(answer.on or answer.case_on)
    rows = [
        ("The day", words(f"It is {day}. You know what had been published by then.")),
        ("The host", words(answer.name(answer.host))),
    ]
    if answer.means_asked:
        asked = _bodies(answer)
        means = listed([spaced(name) for name in answer.means_asked], "or")
        rows.append(("The decision", words(f"Whether {asked} sends people: {means}.")))
    return Facts((*rows, *supposed(answer)), stands_out=True)


def _bodies(answer: AssessAnswer) -> str:
    """Return the organisations that the question is about, as within a sentence."""
    names = [answer.in_sentence(name) for name in asked_of(answer) if name]
    return listed(names) if names else "anybody"


def _situation(found: TeachingAnswers, refs: References) -> Iterator[Section]:
    if found.before is None:
        return
    items = list(acts_told(found.before, MOST_ACTS, refs))
    requests = found.positions.asks if found.positions else ()
    items += [
        (Run("By now: ", "strong"), *refs.claim(sentence(asked.because), asked.cites))
        for asked in requests
        if asked.recorded == "requested" and asked.because
    ]
    yield from section("The situation", Bullets(tuple(items)))


def _roles(found: TeachingAnswers, refs: References) -> Iterator[Section]:
    """Return the roles: the host, and each member that votes, with what it had said."""
    positions = found.positions
    if positions is None:
        return
    rows = [(words(positions.name(positions.host), "strong"), words("host"), words("–"))]
    for member in dict.fromkeys(one.member for item in positions.means for one in item.members):
        seat = "votes" if member != positions.host else "host; votes"
        row = (words(positions.name(member), "strong"), words(seat), _said(positions, member, refs))
        if member == positions.host:
            rows[0] = row
        else:
            rows.append(row)
    table = Table(
        "",
        ("Role", "Part", "What it has said by now"),
        tuple(rows),
        (1.3, 1.0, 4.2),
        "Draw a role. Speak and vote for it, also where you would decide otherwise.",
    )
    yield from section("Roles", table)


def _said(positions: PositionsAnswer, member: str, refs: References) -> Runs:
    said = {
        (one.because, one.stance): one.cites
        for item in positions.means
        for one in item.members
        if one.member == member and one.stance != "unknown"
    }
    runs: list[Run] = []
    for (because, stance), cites in said.items():
        runs += [Run(" ")] if runs else []
        told = capitalised(because).rstrip(".")
        runs += refs.claim(f"{told} ({stance}).", cites)
    return tuple(runs) or words("nothing on record")


def _rules(found: TeachingAnswers, refs: References) -> Iterator[Section]:
    """Return the provisions that can be argued from, without what the model makes of them."""
    if found.law is None:
        return
    asked = asked_of(found.assess)
    laws = [
        item.may for item in found.law.findings if item.asked_about and item.organisation in asked
    ]
    laws += [item.law for item in found.law.proposals if item.law is not None]
    rules = {
        reason.provision: reason
        for law in laws
        for reason in law.reasons
        if reason.cites and reason.status != "not in force"
    }
    items = tuple(
        refs.claim(f"{capitalised(reason.says)}.", reason.cites)
        for reason in list(rules.values())[:MOST_RULES]
    )
    yield from section("Rules that you can argue from", Bullets(items))


def _questions(found: TeachingAnswers) -> Iterator[Section]:
    answer = found.assess
    if not answer.means_asked:
        yield from _questions_of_law(found)
        return
    asked = _bodies(answer)
    told = (
        f"May {asked} act? Name the rule, and a reading of it under which the answer is another.",
        "Who must ask, who must agree, and who must let forces through?",
        f"Write down before the vote how likely a yes is: “{answer.question}”",
        "Vote. Which single vote would have changed the result, and under which other rule?",
        "Which fact do you miss most? How would your likelihood change with it?",
    )
    rows = (
        ("My likelihood of yes, of 100", words("before the vote: ______    after it: ______")),
        ("My confidence", words(f"{_BOX} low    {_BOX} moderate    {_BOX} high")),
    )
    yield from section("Questions", Bullets(tuple((Run(item),) for item in told)), Facts(rows))


def _questions_of_law(found: TeachingAnswers) -> Iterator[Section]:
    told = (
        "Take each act below. Would it be within the law of its day?",
        "Name the rule that decides, and a reading of it under which the answer is another.",
        "Who gains from each reading? Whose reading would you expect to win?",
        "Which text would you want to read that is not on the sheet?",
    )
    rows = tuple(
        (words(f"{day_words(item.on)}: {item.says}"), *(words(_BOX) for _ in _FINDINGS))
        for item in (found.law.proposals if found.law else ())
    )
    yield from section("Questions", Bullets(tuple((Run(item),) for item in told)))
    yield from section("Your finding", Table("", ("Act", *_FINDINGS), rows, (4.0, 1.0, 1.0, 1.5)))


def _ballots(found: TeachingAnswers) -> Iterator[Section]:
    """Return a ballot for each organ that decides, with the rules by which it may decide."""
    positions = found.positions
    if positions is None:
        return
    councils: dict[str, Council] = {}
    rules: dict[str, None] = {}
    for item in positions.means:
        councils |= {council.organ: council for council in item.councils}
        rules |= dict.fromkeys(item.rules.values())
    told = f"Rules on record: {'; '.join(rules)}." if rules else "No rule on record decides."
    tables = tuple(_ballot(positions, council) for council in list(councils.values())[:MOST_MEANS])
    yield from section("Ballot", *tables, Paragraph(words(told), "quiet"))


def _ballot(positions: PositionsAnswer, council: Council) -> Table:
    seats = (*council.voting, *council.uncertain)
    return Table(
        positions.name(council.organ),
        ("Seat", *_CHOICES),
        tuple(
            (
                words(_seat(positions, name, council), "strong"),
                *(words(_BOX) for _ in _CHOICES),
            )
            for name in seats
        ),
        (2.6, 1.0, 1.0, 1.0, 1.0),
    )


def _seat(positions: PositionsAnswer, name: str, council: Council) -> str:
    unsure = " (whether it votes is unknown)" if name in council.uncertain else ""
    return f"{positions.name(name)}{unsure}"


def _end(answer: AssessAnswer) -> Iterator[Section]:
    """Return the end on a page of its own; it cites in its text, so that no note tells of it."""
    blocks: list[Paragraph] = []
    if answer.hypothetical:
        blocks.append(Paragraph(words("The crisis is supposed: it did not happen.")))
    elif answer.happened is None:
        blocks.append(Paragraph(words("How it ended is not on record.")))
    else:
        found = answer.happened
        how = OUTCOME_WORDS.get(found.outcome, spaced(found.outcome))
        first = f"{capitalised(how)}. " if answer.headline is not None else ""
        blocks.append(Paragraph((*words(first, "strong"), Run(found.says))))
        known = {source.id: source for source in answer.sources}
        named = dict.fromkeys(
            f"{source_name(known[cite.source])}, “{known[cite.source].title}”"
            for cite in found.cites
            if cite.source in known
        )
        blocks.append(Paragraph(words(f"Sources: {'; '.join(named)}."), "quiet"))
    if answer.headline is not None:
        told = likelihood_words_of(answer.headline)
        for views in ("the two views below", "the views below"):
            told = told.replace(views, "its two views")
        blocks.append(Paragraph((Run("The model, of yes: ", "strong"), Run(told))))
        blocks.append(Paragraph(words(_SCORE)))
    yield from section("For the teacher: how it ended", *blocks, new_page=True)
