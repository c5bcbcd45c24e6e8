"""What the law allows in a case: every means of every organisation, and the acts proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from allies.assessment.case.membership_check import gone, has_members
from allies.assessment.case.setting import (
    Setting,
    WorldSampler,
    moved_act,
    set_case,
)
from allies.assessment.law.first_days import first_days
from allies.assessment.law.named_readings import TRIGGER_WORDS, Readings, without_holders
from allies.assessment.law.parts import (
    act_finding_part,
    may_part,
    named_in,
    named_in_act,
    reading_titles,
)
from allies.assessment.law.text_dates import TextDates
from allies.assessment.law.why import OfMeans, as_sentences, why, why_of_act, why_of_acts
from allies.assessment.parts import no_organ
from allies.errors import QuestionError, nearest
from allies.law.audit import ActFinding, bodies_of_act, judge_act
from allies.law.facts import Facts
from allies.law.finding import LegalFinding, find, rows_held
from allies.law.judgement import Judgement, judge
from allies.law.provisions import Body, Brief, brief_on_means, readings_of, readings_of_case
from allies.questions import legal as types
from allies.questions.law import LawCase, LawCaseAnswer, MeansLaw
from allies.values.dates import day_text
from allies.values.means import MEANS, stands_beside
from allies.values.naming import resolve_name
from allies.world.acts import Act
from allies.world.organisations import MeansOffered, Organisation
from allies.world.seats import deciders
from allies.world.view import View


def law_case(view: View, question: LawCase) -> LawCaseAnswer:
    """Answer who may act in a case and how, by which text, and what would change that.

    Raises:
        QuestionError: there is no such reading or means, or the case cannot be set on the day.
    """
    setting = set_case(view, question.case, view.day(question.on) if question.on else None)
    case = setting.case
    bodies = _organisations(setting)
    proposed = list(proposed_acts(setting))
    reading = known_reading(
        setting, (*bodies, *(body for _, found in proposed for body in found)), question.reading
    )
    offered = _offered(setting, bodies, question.means)
    present = {body.id for body in bodies if has_members(setting, body)}
    weighed = [_weigh(setting, body, item, reading) for body, item in offered if body.id in present]
    findings = tuple(_means_law(setting, item, trees=bool(question.means)) for item in weighed)
    judged = [
        (item, why_of_act(item, setting.view, case)) for item in _judged(setting, proposed, reading)
    ]
    proposals = tuple(
        act_finding_part(item, setting.view, as_sentences(said)) for item, said in judged
    )
    acts = [(item.finding, said) for item, said in judged if said]
    return LawCaseAnswer(
        on=day_text(setting.day),
        case=case.id,
        title=case.title,
        hypothetical=case.hypothetical,
        moved_days=setting.moved_days,
        case_day=day_text(case.on.last),
        question=case.question.asks,
        reading=reading or None,
        why=as_sentences(*_asked_about(setting, weighed), *why_of_acts(acts)),
        nobody_in=tuple(body.id for body in bodies if body.id not in present),
        gone={body.id: said for body in bodies if (said := gone(setting, body))},
        first_days=tuple(first_days([item for item, _ in judged], setting.view, case)),
        findings=findings,
        proposals=proposals,
        readings=_titles(setting, findings, proposals),
    )


class _Weighed(msgspec.Struct, frozen=True):
    """A means with what the law says of it, and why."""

    body: Organisation
    offered: MeansOffered
    found: LegalFinding


def _weigh(setting: Setting, body: Organisation, offered: MeansOffered, reading: str) -> _Weighed:
    return _Weighed(body, offered, law_on_means(setting, body, offered, reading))


def _who(setting: Setting, item: _Weighed) -> str:
    """Return who would act, as named within a sentence."""
    if not MEANS[item.offered.means].alone:
        return setting.view.in_sentence(item.body.id)
    leader = item.body.leader(setting.day, setting.case.host)
    return setting.view.in_sentence(leader) if leader else "a state"


def _why(setting: Setting, item: _Weighed, who: str = "") -> str:
    """Return what decides a verdict on a means, as a clause; empty beyond the record.

    Args:
        setting: the case on its day.
        item: the means with its verdict.
        who: a word for who would act, if the sentence before has named it.
    """
    view, case = setting.view, setting.case
    if not view.covers(setting.day):
        return ""
    kind = MEANS[item.offered.means]
    matter = OfMeans(
        who=who or _who(setting, item),
        does=kind.done,
        crisis=TRIGGER_WORDS[case.trigger] if case.trigger else "",
        host=view.name(case.host),
        alone=kind.alone,
        some_unread=bool(item.body.unread) and not kind.alone,
    )
    dates = TextDates(view, setting.day, case.host)
    return why(item.found, matter, dates, Readings(view, setting.day, [item.body], case))


def _means_law(setting: Setting, item: _Weighed, *, trees: bool) -> MeansLaw:
    return MeansLaw(
        organisation=item.body.id,
        means=item.offered.means,
        name=item.offered.name,
        asked_about=_is_asked_about(setting, item.body, item.offered),
        why=as_sentences(_why(setting, item)),
        may=may_part(
            item.found,
            setting.view,
            trees=trees,
            no_organ=_no_organ(setting, item),
        ),
    )


def _asked_about(setting: Setting, weighed: Sequence[_Weighed]) -> list[str]:
    """Return the reasons for the verdicts on the means asked about, and why no organ could decide.

    If the case asks about none of them, return all: one means was chosen by name.
    """
    asked = setting.case.question
    named = [
        item
        for item in weighed
        if item.body.id in asked.asked_of and item.offered.means in asked.means
    ]
    told: list[str] = []
    before = ""
    for item in named or weighed:
        who = _who(setting, item)
        said = _why(setting, item, "it" if who == before else who)
        told.append(without_holders(said, " ".join(told)))
        before = who
    closed = (_no_organ(setting, item).rstrip(".") for item in named or weighed)
    return [*told, *dict.fromkeys(closed)]


def _no_organ(setting: Setting, item: _Weighed) -> str:
    return no_organ(setting.view, item.body, item.offered, setting.day)


def _titles(
    setting: Setting, findings: Sequence[MeansLaw], proposals: Sequence[types.ActFinding]
) -> tuple[types.ReadingTitle, ...]:
    bodies = [item.organisation for item in findings]
    bodies += [name for act in proposals for name in act.bodies]
    named = [name for item in findings for name in named_in(item.may)]
    named += [name for act in proposals for name in named_in_act(act)]
    return reading_titles(setting.view, bodies, named, setting.case)


def known_reading(setting: Setting, bodies: Iterable[Body], name: str) -> str:
    """Return a reading of the law of some bodies, or of the case itself; empty for none.

    Args:
        setting: the case on its day.
        bodies: whose readings there are.
        name: the reading, in any case of its letters; empty if none was asked for.

    Raises:
        QuestionError: there is no such reading.
    """
    known = {item.id for body in bodies for item in readings_of(body)}
    known |= set(readings_of_case(setting.view, setting.case))
    reading = resolve_name(name, known)
    if reading and reading not in known:
        raise QuestionError(
            f"unknown reading '{reading}'",
            field="reading",
            why="a reading is declared with the organisation whose law it reads",
            remedy=nearest(reading, known),
        )
    return reading


def law_on_means(
    setting: Setting, body: Organisation, offered: MeansOffered, reading: str = ""
) -> LegalFinding:
    """Return what the law says of one means of an organisation in a case.

    Args:
        setting: the case on its day.
        body: who would act.
        offered: how.
        reading: use only this reading, if it affects the means; use all readings held
            if not given.
    """
    brief = brief_on_means(setting.view, body, offered.means, setting.day, setting.case)
    judgement, facts = _judged_in_every_world(setting, brief)
    ids = [item.id for item in judgement.readings]
    held = [ids.index(reading)] if reading in ids else rows_held(judgement.readings, setting.day)
    return find(judgement, facts, held, deciders(body, offered, setting.day))


def _judged_in_every_world(setting: Setting, brief: Brief) -> tuple[Judgement, Facts]:
    """Judge in every combination of what the sources dispute, as far as the brief reads it."""
    facts = setting.facts(setting.snapshot())
    judgement = judge(brief, facts)
    worlds = WorldSampler(setting, facts.snapshot.axes()).every_world
    if worlds is None:
        return judgement, facts
    facts = setting.facts(setting.snapshot(worlds))
    return judge(brief, facts), facts


def _organisations(setting: Setting) -> list[Organisation]:
    """Return the organisations that could act, if the case asks for people."""
    asks_for_people = bool(setting.case.question.means)
    names = setting.case.organisations if asks_for_people else ()
    return [setting.view.organisation(name) for name in names]


def _offered(
    setting: Setting, bodies: Iterable[Organisation], only: str
) -> list[tuple[Organisation, MeansOffered]]:
    """Return the means in question; a host that leads an organisation does not help itself."""
    host, day = setting.case.host, setting.day
    offered = [(body, item) for body in bodies for item in body.means_for(host, day)]
    if not only:
        return offered
    known = {item.means for _, item in offered}
    wanted = resolve_name(only, known)
    if wanted not in known:
        raise QuestionError(
            f"no organisation in the case offers '{only}'",
            field="means",
            remedy=nearest(only, known) if known else "the case is only about acts",
        )
    return [(body, item) for body, item in offered if item.means == wanted]


def _is_asked_about(setting: Setting, body: Organisation, offered: MeansOffered) -> bool:
    question = setting.case.question
    return body.id in question.asked_of and stands_beside(offered.means, question.means)


def proposed_acts(setting: Setting) -> Iterator[tuple[Act, list[Body]]]:
    """Return the acts that a case proposes, moved to its day, and the bodies whose law applies."""
    view, question = setting.view, setting.case.question
    asked = view.body(question.organisation) if question.organisation else None
    for act in question.proposals:
        moved = moved_act(act, setting.moved_days)
        yield moved, bodies_of_act(view, moved, asked)


def _judged(
    setting: Setting, proposed: Iterable[tuple[Act, list[Body]]], reading: str
) -> Iterator[ActFinding]:
    for act, bodies in proposed:
        for body in bodies[:1]:
            found = judge_act(
                setting.view, act, body, done=False, reading=reading, case=setting.case
            )
            if found is not None:
                yield found
