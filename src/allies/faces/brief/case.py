"""The brief of a crisis in which people could be sent: its sections, made from answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from allies.faces.brief.changes import ROOMY, TIGHT, before_and_after, reliance, signposts
from allies.faces.brief.disputes import contested_facts, documents_say, what_happened
from allies.faces.brief.document import (
    Album,
    Block,
    Bullets,
    Facts,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
    section,
    sentence,
    words,
)
from allies.faces.brief.movement import movement
from allies.faces.brief.references import References
from allies.faces.figures import funnel, votes
from allies.faces.text.assess import not_asked, spoken_against
from allies.faces.text.assess_parts import (
    asked_about,
    asked_of,
    decides_itself,
    duty_words,
    likelihood_words_of,
    over_lift,
    steps_open,
    thresholds,
    two_views,
    will_words,
)
from allies.faces.text.style import beyond_coverage, listed, spaced
from allies.questions.assess import AssessAnswer, MeansChances
from allies.questions.base import Answer, Cite
from allies.questions.compare import CompareAnswer
from allies.questions.contests import ContestedAnswer
from allies.questions.deploy import DeployAnswer
from allies.questions.diary import SignpostsAnswer
from allies.questions.law import LawCaseAnswer, MeansLaw
from allies.questions.legal import Reason
from allies.questions.levers import LeversAnswer
from allies.questions.positions import MeansPositions, MemberPosition, PositionsAnswer
from allies.questions.rests_on import RestsOnAnswer
from allies.questions.timeline import TimelineAnswer
from allies.values.likelihood import shown_chance
from allies.values.words import capitalised

_DECIDES = ("decisive",)
_ABREAST = 2


class CaseAnswers(msgspec.Struct, frozen=True, kw_only=True):
    """The answers that the brief of a crisis shows.

    Attributes:
        assess: the assessment.
        law: what the law says; None if it cannot be asked.
        rests_on: what the likelihood rests on; None without one.
        positions: the positions of members.
        deploy: which forces arrive when.
        baseline: the same without what is supposed.
        signposts: acts that would change the likelihood.
        contested: the contradictions of the sources.
        compare: before and after; None if nothing is supposed.
        recorded: the assessment without what is supposed.
        levers: the levers of the theatre, for their words.
        before: what had happened around the host, for a question of law.
    """

    assess: AssessAnswer
    law: LawCaseAnswer | None = None
    rests_on: RestsOnAnswer | None = None
    positions: PositionsAnswer | None = None
    deploy: DeployAnswer | None = None
    baseline: DeployAnswer | None = None
    signposts: SignpostsAnswer | None = None
    contested: tuple[ContestedAnswer, ...] = ()
    compare: CompareAnswer | None = None
    recorded: AssessAnswer | None = None
    levers: LeversAnswer | None = None
    before: TimelineAnswer | None = None

    @property
    def all(self) -> tuple[Answer | None, ...]:
        """Every answer, for its sources."""
        named = (getattr(self, name) for name in self.__struct_fields__ if name != "contested")
        return (*named, *self.contested)


def case_sections(found: CaseAnswers, refs: References, album: Album) -> Iterator[Section]:
    """Return the sections of the brief of a crisis in which people could be sent.

    Args:
        found: the answers.
        refs: numbers the notes.
        album: numbers the figures.
    """
    answer = found.assess
    beyond = "" if answer.covered else f"{beyond_coverage(answer)}."
    room = TIGHT if found.compare else ROOMY
    yield from section("", judgement(found, refs), Paragraph(words(beyond)))
    yield from before_and_after(found.compare, found.levers)
    yield from section("The four answers", _four(answer, found.recorded), _known(found))
    yield from _funnels(answer, album)
    yield from law_section(answer, found.law, refs)
    yield from _members(found.positions, refs, album)
    yield from movement(found.deploy, found.baseline, refs, album)
    yield from reliance(found.rests_on, refs, room)
    yield from signposts(found.signposts, room)
    yield from contested_facts(answer, found.contested, found.rests_on, refs, room.contests)
    yield from documents_say(answer, refs, found.recorded)
    yield from what_happened(answer, refs)


def judgement(found: CaseAnswers, refs: References) -> Facts:
    """Return the box of the judgement: likelihood and confidence apart, and why."""
    answer, rows = found.assess, []
    if answer.headline is not None:
        rows.append(
            ("Likelihood", words(capitalised(likelihood_words_of(answer.headline)), "strong"))
        )
    if found.rests_on is not None and found.rests_on.confidence is not None:
        told = [Run(found.rests_on.confidence.capitalize(), "strong")]
        because = "; ".join(found.rests_on.confidence_because)
        told += [Run(f": {because}." if because else ".")]
        rows.append(("Confidence", tuple(told)))
    why: list[Run] = []
    if found.law is not None and found.law.why:
        why += refs.claim(found.law.why, _cites_of(told_above(answer, found.law)))
    will = [
        not_asked(answer) if answer.headline is not None else "",
        spoken_against(answer, found.positions) if found.positions else "",
    ]
    said = " ".join(f"{capitalised(item)}." for item in will if item)
    why += words(refs.named(f" {said}" if why and said else said))
    if why:
        rows.append(("Why", tuple(why)))
    if answer.supposing:
        rows.append(("What if", words(capitalised(refs.named("; ".join(answer.supposing))) + ".")))
    return Facts((*rows, *supposed(answer)), stands_out=True)


def supposed(answer: AssessAnswer) -> Iterator[tuple[str, Runs]]:
    """Return what a crisis that did not happen supposes, as a fact; nothing of another."""
    if answer.hypothetical:
        told = f" It supposes: {'; '.join(answer.supposes)}." if answer.supposes else ""
        yield "Supposed", words(f"The crisis did not happen.{told}")


def _four(answer: AssessAnswer, recorded: AssessAnswer | None) -> Table:
    """Return may, will and can for each means asked about; before and after where they differ."""
    asked = asked_about(answer)
    before = {item.id: item for item in asked_about(recorded)} if recorded else {}
    rows = tuple(
        (
            words(title, "strong"),
            *(words(_changed(before.get(item.id), item, say)) for item in asked),
        )
        for title, say in _FOUR
    )
    note = (
        "May: the law of that day, over the readings held. Will: chance of approval. Can: chance"
        " that enough people are there in time, if all are sent."
    )
    lift = over_lift(answer)
    if lift:
        note += f" {lift}"
    if recorded is not None:
        note += " Arrows lead from the crisis as recorded to all that is supposed."
    return Table(
        "",
        ("", *(_named(answer, item) for item in asked)),
        rows,
        (1.4, *(1.0 for _ in asked)),
        note,
    )


def _changed(
    before: MeansChances | None, after: MeansChances, say: Callable[[MeansChances], str]
) -> str:
    told = say(after)
    return told if before is None or say(before) == told else f"{say(before)} → {told}"


def _named(answer: AssessAnswer, item: MeansChances) -> str:
    """Return the name of a means, with its organisation if several are asked about."""
    whose = next(body.id for body in answer.organisations if item in body.means)
    name = f"{answer.name(whose)}, {spaced(item.id)}" if answer.also else spaced(item.id)
    return capitalised(name)


def _may(item: MeansChances) -> str:
    owed = duty_words(item)
    return f"{item.may}, {owed}" if owed else item.may


def _will(item: MeansChances) -> str:
    return will_words(item) if decides_itself(item) else "–"


def _can(item: MeansChances) -> str:
    return "–" if item.in_time is None else shown_chance(item.in_time)


_FOUR: tuple[tuple[str, Callable[[MeansChances], str]], ...] = (
    ("May they?", _may),
    ("Will they, if asked?", _will),
    ("Can they, in time?", _can),
)


def _known(found: CaseAnswers) -> Paragraph:
    """Return how it is known: the two views, other sizes, sources and contradictions."""
    answer = found.assess
    sources, contests = len(answer.sources), len(answer.contested)
    told = [two_views(answer)]
    told += [item.plain for item in thresholds(answer)]
    known = f"The assessment cites {sources} source{'' if sources == 1 else 's'}"
    if contests:
        known += f", which disagree on {contests} point{'' if contests == 1 else 's'} that it reads"
    told.append(f"{known}.")
    return Paragraph(
        (Run("How do we know? ", "strong"), Run(" ".join(item for item in told if item)))
    )


def _funnels(answer: AssessAnswer, album: Album) -> Iterator[Section]:
    if answer.headline is None:
        return
    figures = funnel.funnels(answer)
    shown = album.beside(*figures[:_ABREAST], width=0.8, wide=len(figures) == 1)
    others = " ".join(f"{item.title}. {item.says}" for item in figures[_ABREAST:])
    lead = (
        f"Each bar counts futures left, of 100 ({answer.draws:,} drawn). Dark: left. Pale: lost at"
        " that stage. Red-brown: the largest loss. Hatched: unknown."
    )
    yield from section(
        "Where help is lost", Paragraph(words(lead), "quiet"), shown, Paragraph(words(others))
    )


def law_section(
    answer: AssessAnswer, law: LawCaseAnswer | None, refs: References
) -> Iterator[Section]:
    """Return what the law says of each means asked about, and the steps it asks for."""
    if law is None:
        return
    own = _findings(answer, law)
    above = told_above(answer, law)
    items = tuple(_finding(answer, item, refs) for item in own if item.why and item not in above)
    if above:
        found = "; ".join(_verdict(answer, item) for item in above)
        items = ((Run(f"{capitalised(found)}. ", "strong"), Run("The box above says why.")), *items)
    steps = tuple(
        (words(capitalised(says)), words(means), words(_TAKEN[done]))
        for says, done, means in steps_open(law, answer)
    )
    table: Block | None = None
    if steps:
        columns = ("Step that the law asks for", "For", "Taken?")
        table = Table("", columns, steps, (3.6, 2.0, 0.9))
    yield from section("May they: the law of the day", Bullets(items), table)


_TAKEN = {"yes": "yes", "no": "open", "unknown": "not recorded"}


def _findings(answer: AssessAnswer, law: LawCaseAnswer) -> list[MeansLaw]:
    """Return what the law says of each means asked about."""
    asked = asked_of(answer)
    return [item for item in law.findings if item.asked_about and item.organisation in asked]


def told_above(answer: AssessAnswer, law: LawCaseAnswer) -> list[MeansLaw]:
    """Return the findings whose reason the judgement tells already, word for word."""
    found = []
    for item in _findings(answer, law):
        # the judgement says “it” where it goes on about the same organisation
        name = answer.in_sentence(item.organisation)
        said = item.why.rstrip(".").replace(f" {name} ", " it ")
        if said and said in law.why.replace(f" {name} ", " it "):
            found.append(item)
    return found


def _finding(answer: AssessAnswer, item: MeansLaw, refs: References) -> Runs:
    """Return what decides the law on a means, with the passages it rests on."""
    return (
        Run(f"{capitalised(_verdict(answer, item))}. ", "strong"),
        *refs.claim(item.why, _cites_of([item])),
    )


def _verdict(answer: AssessAnswer, item: MeansLaw) -> str:
    name = spaced(item.means)
    if answer.also:
        name = f"{answer.name(item.organisation)}, {name}"
    return f"{name}: {item.may.verdict}"


def _cites_of(items: Iterable[MeansLaw]) -> list[Cite]:
    """Return the passages of the reasons that decide the law on some means."""
    reasons: list[Reason] = []
    for item in items:
        reasons += item.may.reasons
        reasons += (reason for others in item.may.dissent.values() for reason in others)
    return list(
        dict.fromkeys(
            cite for reason in reasons if reason.status in _DECIDES for cite in reason.cites
        )
    )


def _members(found: PositionsAnswer | None, refs: References, album: Album) -> Iterator[Section]:
    if found is None:
        return
    figures = votes.votes(found)
    is_alone = len(figures) == 1
    shown = album.beside(*figures[:2], width=0.8, wide=is_alone, floats=True)
    items = tuple(_said(found, refs))
    yield from section(
        "Will they: the members", shown, Bullets(items) if items else None, _unsaid(found)
    )


def _said(found: PositionsAnswer, refs: References) -> Iterator[Runs]:
    """Return what members said, once for all means and members of which it is the same."""
    told: dict[tuple[str, str, str], tuple[MemberPosition, list[str]]] = {}
    for item in found.means:
        for member in item.members:
            if member.stance != "unknown":
                key = (member.member, member.stance, member.because)
                told.setdefault(key, (member, []))[1].append(spaced(item.means))
    same: dict[tuple[str, str, tuple[str, ...], tuple[Cite, ...]], list[str]] = {}
    for member, means in told.values():
        said = (member.stance, member.because, tuple(dict.fromkeys(means)), member.cites)
        same.setdefault(said, []).append(found.name(member.member))
    for (stance, because, of_means, cites), names in same.items():
        yield (
            Run(f"{listed(names)}, {stance}", "strong"),
            Run(f" ({listed(of_means)}): "),
            *refs.claim(sentence(because), cites),
        )


def _unsaid(found: PositionsAnswer) -> Paragraph | None:
    """Return the members without a statement on record."""
    silent = dict.fromkeys(
        found.name(member.member)
        for item in found.means
        for member in item.members
        if all(_stance(other, member.member) == "unknown" for other in found.means)
    )
    if not silent:
        return None
    return Paragraph(words(f"No statement on record: {listed(list(silent))}."), "quiet")


def _stance(item: MeansPositions, member: str) -> str:
    return next((one.stance for one in item.members if one.member == member), "unknown")
