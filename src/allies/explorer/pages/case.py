"""The page of a case: the answer, where help is lost, and what that rests on."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.faces.figures import curve, funnel, intervals, maps, matrix, tornado, votes
from allies.faces.text.assess_parts import asked_about, asked_of, decides_itself, will_words
from allies.faces.text.style import spaced
from allies.questions.assess import Assess, AssessAnswer
from allies.questions.base import Question
from allies.questions.deploy import Deploy, DeployAnswer
from allies.questions.law import LawCase, LawCaseAnswer
from allies.questions.positions import Positions
from allies.questions.rests_on import RestsOn, RestsOnAnswer
from allies.values.likelihood import NOT_SAID, shown_chance, shown_range

# Suppositions that the address of a case may hold.
_SUPPOSED = ("deny", "allow", "lever", "withdraw", "vote", "member", "without", "without_source")


def case(asker: Asker, here: Address) -> Page:
    """Return the page of a case.

    Raises:
        QuestionError: there is no such case, or it cannot be asked in this way.
    """
    name = here.parts[1]
    asked = {"case": name, "on": here.one("on")}
    shared = {**asked, "reading": here.one("reading"), "strict_law": bool(here.one("strict_law"))}

    def given(kind: type[Question[Any]], values: dict[str, Any]) -> dict[str, Any]:
        """Return the fields and suppositions that a question takes."""
        own = {key: value for key, value in values.items() if key in kind.__struct_fields__}
        return own | {key: here.several(key) for key in _SUPPOSED if key in kind.understands()}

    answer = asker.ask(Assess, here, **given(Assess, shared))
    law = asker.maybe(LawCase, here, **given(LawCase, shared))
    rests = None
    if answer.headline is not None:
        rests = asker.maybe(RestsOn, here, **given(RestsOn, shared))
    positions = asker.maybe(Positions, here, **given(Positions, asked))
    deploy = asker.maybe(Deploy, here, **given(Deploy, asked)) if answer.means_asked else None
    supposes = any(here.several(key) for key in _SUPPOSED)
    baseline = asker.maybe(Deploy, here, **asked) if supposes and deploy else None
    beside = tuple(item for item in (law, rests, positions, deploy) if item is not None)
    record = asker.opened.record
    moves = deploy is not None and any(len(item.places) > 1 for item in deploy.forces)
    return Page(
        template="case.html",
        section="cases",
        kicker=" · ".join(_kicker(answer)),
        title=answer.title,
        lede=answer.question,
        answer=answer,
        beside=beside,
        form=_form(asker, here, answer, law, deploy),
        shown={
            "a": answer,
            "law": law,
            "verdict": headline(answer),
            "cards": _cards(answer, rests),
            "funnels": funnel.funnels(answer) if answer.headline else [],
            "views": intervals.likelihoods(answer),
            "rests": tornado.tornado(rests) if rests else None,
            "readings": matrix.readings_matrix(answer, law),
            "votes": votes.votes(positions) if positions else [],
            "map": maps.movement_map(deploy) if deploy and moves else None,
            "curve": curve.arrivals(deploy, baseline) if deploy else None,
            "needs": needed(deploy) if deploy else "",
            "steps": _steps(law, answer) if law else [],
            "findings": _findings(law, answer) if law else [],
            "others": [item for item in answer.organisations if item.id not in asked_of(answer)],
            "contested": [
                (item, record.contests[item].question if item in record.contests else item)
                for item in (name.removeprefix("contest:") for name in answer.contested)
            ],
            "further": _further(name, answer),
            "hidden": bool(answer.asked and answer.asked.hide_outcome),
        },
    )


def _further(name: str, answer: AssessAnswer) -> list[tuple[str, str]]:
    """Return the further pages of a case: words and path."""
    if not answer.means_asked:
        return []
    return [
        ("Vote yourselves", f"case/{name}/ballot"),
        ("Movement in full", f"case/{name}/movement"),
        ("What would change it? Compare", f"compare/{name}"),
    ]


def _kicker(answer: AssessAnswer) -> list[str]:
    said = ["Case", answer.name(answer.host), answer.on or answer.case_on]
    if answer.hypothetical:
        said.append("supposed: it did not happen")
    if answer.moved_days:
        said.append(f"moved by {answer.moved_days:,} days")
    return said


def headline(answer: AssessAnswer) -> str:
    """Return the likelihood as a sentence that answers the question; empty if there is none."""
    found = answer.headline
    if found is None:
        return ""
    if found.number is None or found.words == NOT_SAID:
        return f"The record does not say: {shown_range(*found.probability)}."
    words = found.words[:1].upper() + found.words[1:]
    return f"{words}: {shown_chance(found.number)}."


def _cards(answer: AssessAnswer, rests: RestsOnAnswer | None) -> list[dict[str, Any]]:
    """Return the four answers, each with a row for each means asked about."""
    asked = asked_about(answer)
    sources = len(answer.sources)
    known = f"{sources} source{'' if sources == 1 else 's'} cited"
    contests = len(answer.contested)
    if contests:
        known += f"; {contests} point{'' if contests == 1 else 's'} on which sources disagree"
    confidence = rests.confidence if rests and rests.confidence else ""
    because = "; ".join(rests.confidence_because) if rests else ""
    return [
        {
            "title": "May they?",
            "rows": [(spaced(item.id), item.may, item.may) for item in asked],
            "note": "The law of that day, over the readings held.",
        },
        {
            "title": "Will they, if asked?",
            "rows": [
                (spaced(item.id), will_words(item) if decides_itself(item) else "–", "")
                for item in asked
            ],
            "note": "Chance that it is approved.",
        },
        {
            "title": "Can they, in time?",
            "rows": [
                (spaced(item.id), "–" if item.in_time is None else shown_chance(item.in_time), "")
                for item in asked
            ],
            "note": "Chance that enough are there in time, if all are sent.",
        },
        {
            "title": "How do we know?",
            "rows": [("confidence", confidence or "not rated", "")],
            "note": f"{because[:1].upper()}{because[1:]}. {known}." if because else f"{known}.",
        },
    ]


def needed(answer: DeployAnswer) -> str:
    """Return whose consent is needed, as a sentence."""
    sets = [" and ".join(answer.name(name) for name in names) for names in answer.indispensable]
    if not sets:
        return "No refusal, alone or of a few states together, leaves too few in time."
    return f"Too few are in time if these refuse: {'; or '.join(sets)}."


def _steps(law: LawCaseAnswer, answer: AssessAnswer) -> list[tuple[str, str, str]]:
    """Return the steps that the law still asks for, by means asked about."""
    found: dict[tuple[str, str], str] = {}
    for item in law.findings:
        if item.organisation in asked_of(answer) and item.asked_about:
            for step in item.may.steps:
                key = (step.says, step.done)
                found[key] = ", ".join(filter(None, [found.get(key, ""), spaced(item.means)]))
    return [(says, done, means) for (says, done), means in found.items()]


def _findings(law: LawCaseAnswer, answer: AssessAnswer) -> list[Any]:
    """Return the findings on the means asked about first, then those of the same organisation."""
    own = [item for item in law.findings if item.organisation in asked_of(answer)]
    return sorted(own, key=lambda item: not item.asked_about)


def _form(
    asker: Asker,
    here: Address,
    answer: AssessAnswer,
    law: LawCaseAnswer | None,
    deploy: DeployAnswer | None,
) -> tuple[Field, ...]:
    readings = tuple((item.id, item.title) for item in law.readings) if law else ()
    states = on_the_way(deploy, here.several("deny"), asker) if deploy else ()
    fields = [
        Field(name="on", label="Set it on this day", kind="day", value=here.one("on"),
              hint=answer.case_on),
        Field(name="reading", label="Reading of the law", kind="choice", value=here.one("reading"),
              options=(("", "all that are held"), *readings)),
        Field(name="strict_law", label="Do not count help that the law forbids", kind="check",
              value=here.one("strict_law")),
        *known_fields(asker, here),
        Field(name="hide_outcome", label="Hide what happened", kind="check",
              value=here.one("hide_outcome")),
    ]  # fmt: skip
    levers = lever_options(asker)
    for key, label, options in (
        ("lever", "Levers of the theatre", levers),
        ("deny", "Suppose that these refuse passage", states),
    ):
        if options:
            values = here.several(key)
            fields.insert(
                2, Field(name=key, label=label, kind="several", values=values, options=options)
            )
    return tuple(fields)


def on_the_way(
    deploy: DeployAnswer, denied: tuple[str, ...], asker: Asker
) -> tuple[tuple[str, str], ...]:
    """Return the states whose refusal could matter: on the ways, or supposed to refuse."""
    states = asker.opened.record.states
    found = {item.state for item in deploy.consents}
    found |= {code for item in deploy.forces for code in item.crosses} | set(denied)
    known = [(code, states[code].name) for code in found if code in states]
    return tuple(sorted(known, key=lambda row: row[1]))


def lever_options(asker: Asker) -> tuple[tuple[str, str], ...]:
    """Return the levers of the theatre: id, and what each supposes."""
    return tuple(
        (item.id, f"{item.says[:1].upper()}{item.says[1:]}")
        for item in asker.opened.record.levers.values()
    )


def known_fields(asker: Asker, here: Address) -> tuple[Field, ...]:
    """Return the controls for what is known and by whom."""
    accounts = tuple((name, name) for name in asker.opened.record.evidence.account_ids())
    return (
        Field(name="as_of", label="Only what was published by", kind="day",
              value=here.one("as_of"), hint="YYYY-MM-DD"),
        Field(name="account", label="Account", kind="choice", value=here.one("account"),
              options=(("", "best evidence"), *(row for row in accounts
                                                if row[0] != "best_evidence"))),
    )  # fmt: skip
