"""The page of a crisis on one screen; `full` shows everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.assess_law import findings_of_law
from allies.faces.text.assess_parts import (
    OUTCOME_WORDS,
    absence,
    asked_about,
    asked_of,
    decides_itself,
    funnel,
    likelihood_line,
    one_of,
    over_lift,
    so_few,
    suppositions,
    thresholds,
    titles_of,
    two_views,
    will_words,
)
from allies.faces.text.rests_on import LEAST_SWING
from allies.faces.text.spelling import command
from allies.faces.text.style import (
    QUIET,
    Asks,
    Cut,
    beyond_coverage,
    cited,
    covers,
    day_words,
    how_known,
    listed,
    may_text,
    plain_table,
    quiet,
    spaced,
)
from allies.questions.assess import AssessAnswer, Happened, MeansChances, OrganisationChances
from allies.questions.base import Answer, Cite
from allies.questions.law import LawCaseAnswer
from allies.questions.positions import MeansPositions, PositionsAnswer
from allies.questions.rests_on import Reliance, RestsOnAnswer
from allies.values.likelihood import shown_chance
from allies.values.means import MEANS
from allies.values.words import capitalised

WHY_LINES = 5
HAPPENED_LINES = 2
LIFT_LINES = 1
RELIED_SHOWN = 3
_EVEN = 0.5  # below even chances the will of the members decides against it


def assess_page(answer: AssessAnswer, *others: Answer, full: bool = False) -> Group:
    """Return the page of a crisis.

    Args:
        answer: the answer itself.
        others: what it rests on, what the law says and the positions of members; the page shows
            those that are given.
        full: whether to show everything instead of one screen.
    """
    if full:
        from allies.faces.text.assess_full import full_page  # long, and seldom asked for

        return full_page(answer, *others)
    law = one_of(others, LawCaseAnswer)
    parts: list[RenderableType] = [*_head(answer, law), Text("")]
    if not answer.covered:
        parts.append(Text(f"{beyond_coverage(answer)}.", style="bold"))
    elif answer.absent is not None:
        parts += absence(answer, answer.absent)
    elif answer.headline is None:
        parts += findings_of_law(law)
    else:
        parts += _of_people(answer, law, others)
    parts += [*_happened(answer), *_concluded(answer)]
    parts += [*_next(answer), _coverage(answer)]
    return Group(*parts)


def _head(answer: AssessAnswer, law: LawCaseAnswer | None) -> Iterator[RenderableType]:
    notes = [f"{answer.case}, {day_words(answer.on or '')}"]
    if answer.moved_days:
        notes.append(f"the crisis of {day_words(answer.case_on)} is set on this day")
    yield Text.assemble(
        (answer.title, "bold"), (f"  {'; '.join([*notes, *how_known(answer)])}", QUIET)
    )
    yield from suppositions(answer, titles_of(law))
    yield Text(answer.question, style="italic")
    bodies = dict.fromkeys((*asked_of(answer), *(item.id for item in answer.organisations)))
    spelt = answer.spelt_out(*bodies)
    if spelt:
        yield quiet(spelt)


def _of_people(
    answer: AssessAnswer, law: LawCaseAnswer | None, others: Sequence[Answer]
) -> Iterator[RenderableType]:
    """Return whether people will come: the likelihood, the reasons, and where help is lost."""
    rests_on, positions = one_of(others, RestsOnAnswer), one_of(others, PositionsAnswer)
    yield from _likelihood(answer, rests_on)
    yield from _why(answer, law, positions)
    yield Text("")
    yield from _answers(answer)
    yield funnel(answer, None, "OF 100 FUTURES")
    if rests_on is not None:
        yield from _rests_on(rests_on)


def _likelihood(answer: AssessAnswer, rests_on: RestsOnAnswer | None) -> Iterator[RenderableType]:
    if answer.headline is None:
        return
    yield Text(likelihood_line(answer.headline), style="bold")
    yield Text(two_views(answer))
    if rests_on is not None and rests_on.confidence is not None:
        yield Text(f"Confidence: {rests_on.confidence}{_because(rests_on)}.")
    yield from thresholds(answer)
    yield from so_few(answer)


def _because(rests_on: RestsOnAnswer) -> str:
    """Return every reason that lowers the confidence."""
    because = "; ".join(rests_on.confidence_because)
    return f" (what lowers it: {because})" if because else ""


def _why(
    answer: AssessAnswer, law: LawCaseAnswer | None, positions: PositionsAnswer | None
) -> Iterator[RenderableType]:
    """Return the reasons: what the law says, whether the host asked, and who spoke against it.

    Statements of members appear only if they make approval unlikely.
    """
    if law is not None and law.why:
        rules = command("law-case", answer, case=answer.case)
        yield Cut(law.why, WHY_LINES, more=f"(more: {rules})")
    will = [not_asked(answer), spoken_against(answer, positions) if positions else ""]
    rest = " ".join(f"{capitalised(item)}." for item in will if item)
    if rest:
        yield Text(rest)


def not_asked(answer: AssessAnswer) -> str:
    """Return that the host did not ask; empty if it asked for any means of the question."""
    asked = [item for item in asked_about(answer) if item.id in answer.means_asked]
    if any(funnel.left.get("requested") for item in asked for funnel in item.funnel.values()):
        return ""
    return f"according to the record, {answer.in_sentence(answer.host)} had not asked for such help"


def spoken_against(answer: AssessAnswer, positions: PositionsAnswer) -> str:
    """Return the members whose own statements make approval unlikely; empty if there are none."""
    asked = [
        item
        for item in positions.means
        if item.organisation in asked_of(answer)
        and item.means in answer.means_asked
        and item.approval_if_asked[1] < _EVEN
    ]
    against = {
        member.member: None
        for item in asked
        for member in item.members
        if member.stance == "against" and (member.objects or 0.0) > _EVEN
    }
    leader = _leader(asked)
    named = [positions.in_sentence(name) for name in against if name != leader]
    if leader in against:
        first = f"{positions.in_sentence(leader)}, the leading state,"
        rest = f" and {named[0]}" if len(named) == 1 else f" {listed(named)}" if named else ""
        named = [first + rest]
    return f"{listed(named)} had by then spoken against such help" if named else ""


def _leader(found: Sequence[MeansPositions]) -> str:
    return next(
        (item.follows.leader for means in found for item in means.members if item.follows), ""
    )


def _answers(answer: AssessAnswer) -> Iterator[RenderableType]:
    """Return a table for the organisations asked about, and a line for each other one."""
    table = plain_table("", "", "MAY THEY", "WILL THEY, IF ASKED", "CAN THEY IN TIME")
    others = []
    for organisation in answer.organisations:
        if organisation.id not in asked_of(answer):
            others.append(organisation)
            continue
        for at, item in enumerate(organisation.means):
            table.add_row(
                Text(answer.name(organisation.id) if at == 0 else "", style="bold"),
                spaced(item.id),
                may_text(item.may, item.obliged),
                will_words(item) if decides_itself(item) else "-",
                "-" if item.in_time is None else shown_chance(item.in_time),
            )
    yield table
    asked = [item for item in answer.organisations if item not in others]
    for organisation in asked:
        legend = _legend(answer, organisation)
        if legend:
            yield quiet(legend)
        standing = _standing(answer, organisation)
        if standing:
            yield Text(f"{answer.name(answer.host)} was {standing}.")
    lift = over_lift(answer)
    if lift:
        yield Cut(Text(lift), LIFT_LINES)
    for organisation in others:
        yield _in_a_line(answer, organisation)


_MAY_WORDS = {"yes": "may", "no": "may not", "disputed": "disputed", "unknown": "unknown"}


def _legend(answer: AssessAnswer, organisation: OrganisationChances) -> str:
    """Return what words in the rows of an organisation mean, as far as they occur there."""
    called = answer.in_sentence(organisation.id)
    said = [
        f"{spaced(item.id).capitalize()}: {_who_alone(answer, item)}, not {called}."
        for item in organisation.means
        if MEANS[item.id].alone
    ]
    words = {item.may for item in organisation.means}
    if "disputed" in words:
        said.append("Disputed: readings differ.")
    if "unknown" in words:
        said.append("Unknown: not on record.")
    return " ".join(said)


def _who_alone(answer: AssessAnswer, item: MeansChances) -> str:
    """Return the name of a means of states alone, with the states that the name leaves out."""
    states = [answer.name(state) for state in item.alone]
    if all(state in item.name for state in states):
        return item.name
    return f"{item.name} ({listed(states, 'or')})"


def _standing(answer: AssessAnswer, organisation: OrganisationChances) -> str:
    """Return the status of the host in an organisation; empty for a member."""
    name, status = answer.in_sentence(organisation.id), organisation.host_status
    if status == "member":
        return ""
    if status == "none":
        return f"no member of {name}"
    if status == "unknown":
        return f"perhaps a member of {name}: the record does not say"
    joined = "from" if status in ("withdrawn", "expelled") else "of"
    return f"{spaced(status)} {joined} {name}, not a member"


def _in_a_line(answer: AssessAnswer, organisation: OrganisationChances) -> Text:
    """Return in one line whether another organisation may act, and will if asked."""
    line = Text(answer.name(organisation.id), style="bold")
    if not organisation.has_members:
        why = "had no members that day" if organisation.gone is None else "no longer existed"
        return line.append(f" {why}", style="not bold")
    if organisation.host_status == "unknown":
        line.append(" (whether the host was a member is unknown)", style=QUIET)
    elif organisation.host_status != "member":
        status = organisation.host_status
        word = "no member" if status == "none" else spaced(status)
        line.append(f" (the host: {word})", style=QUIET)
    said = []
    would = "chance if asked"
    for item in organisation.means:
        told = [_MAY_WORDS[item.may]]
        if item.approval is not None and decides_itself(item) and will_words(item) != item.may:
            told.append(f"{would} {will_words(item)}")
            would = "chance"
        said.append(f"{spaced(item.id)}: {', '.join(told)}")
    return line.append(f"  {'; '.join(said)}", style="not bold")


def _rests_on(found: RestsOnAnswer) -> Iterator[RenderableType]:
    moving = [item for item in found.rests_on if item.swing >= LEAST_SWING][:RELIED_SHOWN]
    if not moving:
        yield quiet("No single fact, dispute of sources or judgement changes the likelihood.")
        return
    yield Text(
        "What changes the model's figure most, one at a time, in points of 100", style="bold"
    )
    for item in moving:
        yield Text(f"{_moves(item)}: {item.says} ").append_text(quiet(_source_of(item.cites)))


def _moves(item: Reliance) -> str:
    """Return by how many points of 100 an input changes the likelihood."""
    points = round(100 * abs(item.high - item.low)) or "less than 1"
    if item.kind == "fact":
        return f"{'raises' if item.high >= item.low else 'lowers'} it by {points}"
    return f"could move it by {points}"


def _source_of(cites: Sequence[Cite]) -> str:
    """Return the first source only: the line has no room for all of them."""
    return f"[{cites[0].source}]" if cites else "[judgement]"


def _concluded(answer: AssessAnswer) -> Iterator[RenderableType]:
    """Return what the documents conclude on the case, beside what the model says."""
    told = [f"{view.says} {_source_of(view.cites)}" for view in answer.views]
    if told:
        yield Cut(f"In the documents: {'; '.join(told)}.")


def _happened(answer: AssessAnswer) -> Iterator[RenderableType]:
    if answer.headline is None:
        yield Text("")
    if answer.hypothetical:
        return  # nothing happened that could be hidden
    if answer.asked is not None and answer.asked.hide_outcome:
        yield Text.assemble(("What happened: ", "bold"), ("hidden", QUIET))
    elif answer.happened is not None:
        yield _outcome(answer.happened, of_people=answer.headline is not None)


def _outcome(happened: Happened, *, of_people: bool) -> Cut:
    """Return what happened; how the help asked about ended stands before it, if any was asked."""
    how = f" ({OUTCOME_WORDS[happened.outcome]})" if of_people else ""
    line = Text.assemble((f"What happened{how}: ", "bold"), happened.says)
    return Cut(line, HAPPENED_LINES, quiet(cited(happened.cites, 1)))


def _next(answer: AssessAnswer) -> Iterator[RenderableType]:
    """Return the commands for further questions, each with what it answers."""
    names = _OF_CRISIS if answer.headline is not None else _OF_LAW
    asks = [(command(name, answer, case=answer.case), said) for name, said in names.items()]
    asks.append((command("sources", answer), "names in brackets"))
    yield Asks("Ask next: ", [*asks, ("`--full`", "all of it")])


_OF_LAW = {"law-case": "the rules"}
_OF_CRISIS = {**_OF_LAW, "positions": "the members", "rests-on": "the inputs"}


def _coverage(answer: AssessAnswer) -> RenderableType:
    unread = [answer.name(item.id) for item in answer.organisations if item.not_read_because]
    partly = f"; some texts of {listed(unread)} were not read" if unread else ""
    return quiet(f"The record covers {covers(answer)}{partly}.")
