"""The page of a crisis on one screen; `full` shows everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from allies.faces.text.assess_parts import (
    absence,
    asked_about,
    asked_of,
    funnel,
    one_of,
    so_few,
    suppositions,
    thresholds,
    titles_of,
    will_words,
)
from allies.faces.text.rests_on import LEAST_SWING
from allies.faces.text.spelling import command, shared_options, supposed
from allies.faces.text.style import (
    QUIET,
    Cut,
    Unbroken,
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
    verdict_text,
)
from allies.questions.assess import AssessAnswer, Happened, OrganisationChances
from allies.questions.base import Answer, Cite
from allies.questions.law import LawCaseAnswer
from allies.questions.legal import ActFinding
from allies.questions.positions import MeansPositions, PositionsAnswer, SourceView
from allies.questions.rests_on import Reliance, RestsOnAnswer
from allies.values.likelihood import shown_chance, shown_range
from allies.values.means import MEANS

WHY_LINES = 5
HAPPENED_LINES = 3
RELIED_SHOWN = 3
_ACT_LINES = 28  # for all acts together
_WHY_OF_ACT = 3
_ACTS_SHOWN = 10
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
        parts += _of_law(law)
    else:
        parts += _of_people(answer, law, others)
    parts += [*_happened(answer), *_two_views(answer), *_concluded(answer)]
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


def _of_people(
    answer: AssessAnswer, law: LawCaseAnswer | None, others: Sequence[Answer]
) -> Iterator[RenderableType]:
    """Return whether people will come: the likelihood, the reasons, and where help is lost."""
    rests_on, positions = one_of(others, RestsOnAnswer), one_of(others, PositionsAnswer)
    yield from _likelihood(answer, rests_on)
    yield from _why(answer, law, positions)
    yield Text("")
    yield from _answers(answer)
    yield Text("")
    yield funnel(answer, law, "OF 100 FUTURES")
    if rests_on is not None:
        yield Text("")
        yield from _rests_on(rests_on)


def _likelihood(answer: AssessAnswer, rests_on: RestsOnAnswer | None) -> Iterator[RenderableType]:
    if answer.headline is None:
        return
    low, high = answer.headline.probability
    words = answer.headline.words
    yield Text(f"Likelihood of yes: {words} ({shown_range(low, high)}).", style="bold")
    if rests_on is not None and rests_on.confidence is not None:
        yield Text(f"Confidence: {rests_on.confidence}{_because(rests_on)}.")
    yield from thresholds(answer)
    yield from so_few(answer)


def _because(rests_on: RestsOnAnswer) -> str:
    """Return the first reason that lowers the confidence, and the number of other reasons."""
    if not rests_on.confidence_because:
        return ""
    first, *more = rests_on.confidence_because
    rest = f"; {len(more)} more reason{'s' * (len(more) > 1)}" if more else ""
    return f" ({first}{rest})"


def _why(
    answer: AssessAnswer, law: LawCaseAnswer | None, positions: PositionsAnswer | None
) -> Iterator[RenderableType]:
    """Return the reasons: what the law says, whether the host asked, and who spoke against it.

    Statements of members appear only if they make approval unlikely.
    """
    legal = law.why if law is not None else ""
    will = [_not_asked(answer), _spoken_against(answer, positions) if positions else ""]
    rest = " ".join(f"{item[:1].upper()}{item[1:]}." for item in will if item)
    if legal or rest:
        yield Cut(legal or rest, WHY_LINES, rest if legal else "")


def _not_asked(answer: AssessAnswer) -> str:
    """Return that the host did not ask; empty if it asked for any means of the question."""
    asked = [item for item in asked_about(answer) if item.id in answer.means_asked]
    if any(item.approval is not None for item in asked):
        return ""
    return f"according to the record, {answer.in_sentence(answer.host)} had not asked for such help"


def _spoken_against(answer: AssessAnswer, positions: PositionsAnswer) -> str:
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
    return f"{listed(named)} had spoken against such help" if named else ""


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
                will_words(item),
                "-" if item.in_time is None else shown_chance(item.in_time),
            )
    yield table
    asked = [item for item in answer.organisations if item not in others]
    for organisation in asked:
        alone = next((item.name for item in organisation.means if MEANS[item.id].alone), "")
        if alone:
            yield quiet(f"Bilateral: {alone}.")
        standing = _standing(answer, organisation)
        if standing:
            yield Text(f"{answer.name(answer.host)} was {standing}.")
    for organisation in others:
        yield Cut(_in_a_line(answer, organisation))


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
        why = "nobody was a member that day" if organisation.gone is None else "no longer existed"
        return line.append(f" {why}", style="not bold")
    if organisation.host_status == "unknown":
        line.append(" (whether the host was a member is unknown)", style=QUIET)
    elif organisation.host_status != "member":
        status = organisation.host_status
        word = "no member" if status == "none" else spaced(status)
        line.append(f" (the host: {word})", style=QUIET)
    said = []
    for item in organisation.means:
        both = [item.may] if item.approval is None else [item.may, will_words(item)]
        said.append(f"{spaced(item.id)}: {', '.join(dict.fromkeys(both))}")
    return line.append(f"  {'; '.join(said)}", style="not bold")


def _rests_on(answer: RestsOnAnswer) -> Iterator[RenderableType]:
    moving = [item for item in answer.rests_on if item.swing >= LEAST_SWING][:RELIED_SHOWN]
    yield Text("What the likelihood rests on most", style="bold")
    for item in moving:
        yield Cut(f"{_moves(item)}: {item.says}", 1, quiet(_source_of(item.cites)))
    if not moving:
        yield quiet("No single fact, dispute of sources or judgement changes it.")


def _moves(item: Reliance) -> str:
    """Return how much an input changes the likelihood."""
    points = round(100 * abs(item.high - item.low))
    much = f"{points} point{'s' * (points != 1)}" if points else "less than a point"
    if item.kind == "fact":
        return f"{'raises' if item.high >= item.low else 'lowers'} it by {much}"
    return f"changes it by {much}"


def _source_of(cites: Sequence[Cite]) -> str:
    """Return the first source only: the line has no room for all of them."""
    return f"[{cites[0].source}]" if cites else "[judgement]"


def _two_views(answer: AssessAnswer) -> Iterator[RenderableType]:
    """Return the likelihood from the model alone and from the track record alone."""
    headline, outside = answer.headline, answer.outside
    if not answer.covered or headline is None or outside is None:
        return
    said = (
        f"The model alone: {shown_range(*headline.inside)}. The track record alone:"
        f" {shown_chance(outside.in_time.median)}"
        f" (90 % interval {shown_range(*outside.in_time.interval_90)})."
    )
    if headline.blend is not None:
        said += f" Both with equal weight: {shown_range(*headline.blend)}."
    yield Text(said)


def _concluded(answer: AssessAnswer) -> Iterator[RenderableType]:
    """Return what the documents conclude on the case, beside what the model says."""
    told = [
        f"{source}: {'; '.join(view.says for view in views)}"
        for source, views in groupby(answer.views, _told_by)
    ]
    if told:
        yield Cut(f"The documents themselves: {'; '.join(told)}.")


def _told_by(view: SourceView) -> str:
    """Return the source of a conclusion."""
    return view.cites[0].source if view.cites else "judgement"


def _of_law(law: LawCaseAnswer | None) -> Iterator[RenderableType]:
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
    yield Cut(law.why, WHY_LINES)
    yield Text("\nSupposing that", style="bold")
    whys = {act.act: _why_of_act(act, law) for act in acts[:_ACTS_SHOWN]}
    told = max(1, sum(bool(why) for why in whys.values()))
    lines = max(1, min(_WHY_OF_ACT, (_ACT_LINES - len(whys)) // told))
    table = plain_table("", "", header=False)
    for act in acts[:_ACTS_SHOWN]:
        other_day = f"{day_words(act.on)}: " if act.on != law.on else ""
        why = [Cut(quiet(whys[act.act]), lines)] if whys[act.act] else []
        table.add_row(verdict_text(act.finding), Group(Cut(f"{other_day}{act.says}", 2), *why))
    yield Padding(table, (0, 0, 0, 2))
    legend = "regular: within the rules of its day; irregular: against them"
    if any("depends" in (act.finding, *act.by_reading.values()) for act in acts):
        legend += "; depends: regular once a missing or unrecorded step is taken"
    yield Padding(quiet(f"{legend}."), (0, 0, 0, 2))
    if len(acts) > _ACTS_SHOWN:
        yield quiet(f"  {len(acts) - _ACTS_SHOWN} more acts are on the full page.")


def _why_of_act(act: ActFinding, law: LawCaseAnswer) -> str:
    """Return why an act has its finding; empty if the text on all acts says so already."""
    why = (act.why or "").removesuffix(".")
    return f"{why}." if why and why[1:] not in law.why else ""


def _happened(answer: AssessAnswer) -> Iterator[RenderableType]:
    yield Text("")
    if answer.asked is not None and answer.asked.hide_outcome:
        yield Text.assemble(("What happened: ", "bold"), ("hidden", QUIET))
    elif answer.happened is not None:
        yield from (_outcome(answer.happened), Text(""))


def _outcome(happened: Happened) -> Cut:
    line = Text.assemble((f"What happened ({spaced(happened.outcome)}): ", "bold"), happened.says)
    return Cut(line, HAPPENED_LINES, quiet(cited(happened.cites, 1)))


def _next(answer: AssessAnswer) -> Iterator[RenderableType]:
    """Return the commands for further questions."""
    crisis = ("rests-on", "law-case", "positions", "deploy")
    names = crisis if answer.headline is not None else ("law-case",)
    asks = [command(name, case=answer.case, **supposed(answer, name)) for name in names]
    full = command("assess", case=answer.case, full="True", **supposed(answer, "assess"))
    asks.append(full)
    options = shared_options(answer, "on")
    yield Unbroken(f"Ask next{f', with {options}' if options else ''}: ", asks)


def _coverage(answer: AssessAnswer) -> RenderableType:
    unread = [answer.name(item.id) for item in answer.organisations if item.not_read_because]
    partly = f"; some texts of {listed(unread)} were not read" if unread else ""
    return quiet(f"The record covers {covers(answer)}{partly}.")
