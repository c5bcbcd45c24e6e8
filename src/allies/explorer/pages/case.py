"""The page of a case: the answer, where help is lost, and what that rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from allies.errors import QuestionError, nearest
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.choices import choices
from allies.explorer.page import Field, Page
from allies.faces.figures import curve, funnel, intervals, maps, matrix, tornado, votes
from allies.faces.text.assess_parts import (
    asked_about,
    asked_of,
    decides_itself,
    duty_words,
    likelihood_words_of,
    needed,
    over_lift,
    steps_open,
    will_words,
)
from allies.faces.text.style import spaced
from allies.questions.assess import Assess, AssessAnswer, MeansChances
from allies.questions.base import Answer, Question, WhatIf
from allies.questions.deploy import Deploy, DeployAnswer
from allies.questions.law import LawCase, LawCaseAnswer
from allies.questions.legal import ActFinding
from allies.questions.positions import Positions, PositionsAnswer
from allies.questions.rests_on import RestsOn, RestsOnAnswer
from allies.values.likelihood import shown_chance
from allies.values.words import capitalised

_A = TypeVar("_A", bound=Answer)
# Suppositions that the address of a case may hold.
_SUPPOSED = ("deny", "allow", "lever", "withdraw", "vote", "member", "without", "without_source")


def case(asker: Asker, here: Address) -> Page:
    """Return the page of a case.

    Raises:
        QuestionError: there is no such case, or it cannot be asked in this way.
    """
    name = here.parts[1]
    supposed = suppositions(asker, here)
    asked = {"case": name, "on": here.one("on")}
    shared = {**asked, "reading": here.one("reading"), "strict_law": bool(here.one("strict_law"))}

    def given(kind: type[Question[Any]]) -> dict[str, Any]:
        """Return the fields and suppositions that a question takes."""
        own = {key: value for key, value in shared.items() if key in kind.__struct_fields__}
        return own | {key: value for key, value in supposed.items() if key in kind.understands()}

    answer = asker.ask(Assess, here, **given(Assess))
    law = asker.maybe(LawCase, here, **given(LawCase))
    rests, trees, positions, deploy = _in_time(asker, here, answer, given)
    baseline = asker.maybe(Deploy, here, **asked) if any(supposed.values()) and deploy else None
    is_whole = bool((rests or not answer.headline) and (deploy or not answer.means_asked))
    later = _is_hurried(asker, here) and not is_whole
    means = here.one("means") if here.one("means") in answer.means_asked else ""
    beside = tuple(item for item in (law, *trees, rests, positions, deploy) if item is not None)
    record = asker.opened.record
    return Page(
        template="case.html",
        section="cases",
        kicker=" · ".join(_kicker(answer)),
        title=answer.title,
        lede=answer.question,
        answer=answer,
        beside=beside,
        takes=(*_SUPPOSED, "on", "means", "reading", "strict_law", "scenario", "hide_outcome"),
        lasts=not later,
        form=_form(asker, here, answer, law, deploy),
        shown={
            **_about_law(law, trees, answer, means),
            **_drawn(answer, deploy, baseline, means),
            "verdict": headline(answer),
            "cards": _cards(answer, rests, means, later=later),
            "later": Address(here.path, {**here.given, "whole": ("1",)}).key if later else "",
            "rests": tornado.tornado(rests) if rests else None,
            "votes": votes.votes(positions, means) if positions else [],
            "contested": [
                (item, record.contests[item].question if item in record.contests else item)
                for item in (name.removeprefix("contest:") for name in answer.contested)
            ],
            "further": _further(name, answer),
            "hidden": bool(answer.asked and answer.asked.hide_outcome),
        },
    )


def _is_hurried(asker: Asker, here: Address) -> bool:
    """Return whether the page has to be quick, and leaves out what comes later."""
    return asker.hurried and not here.one("whole")


def _in_time(
    asker: Asker,
    here: Address,
    answer: AssessAnswer,
    given: Callable[[type[Question[Any]]], dict[str, Any]],
) -> tuple[RestsOnAnswer | None, list[LawCaseAnswer], PositionsAnswer | None, DeployAnswer | None]:
    """Return what may come after the funnel, as far as there is time for it.

    These are what the likelihood rests on, the law of each means, the votes, and the movement.
    """
    rests = _soon(asker, RestsOn, here, given(RestsOn)) if answer.headline else None
    if _is_hurried(asker, here) and answer.headline and not rests:
        return None, [], None, None  # the slowest is not there, so all of these come later
    trees = [  # one means at a time, since only then each rule comes with its parts
        found
        for item in answer.means_asked
        if (found := _soon(asker, LawCase, here, {**given(LawCase), "means": item}))
    ]
    positions = _soon(asker, Positions, here, given(Positions))
    deploy = _soon(asker, Deploy, here, given(Deploy)) if answer.means_asked else None
    return rests, trees, positions, deploy


def _soon(
    asker: Asker, kind: type[Question[_A]], here: Address, given: dict[str, Any]
) -> _A | None:
    """Return an answer if there is time for it; None if not, or if it cannot be asked."""
    with suppress(QuestionError):
        return asker.soon(kind, here, **given)
    return None


def _about_law(
    law: LawCaseAnswer | None, trees: Sequence[LawCaseAnswer], answer: AssessAnswer, means: str
) -> dict[str, Any]:
    """Return what the page shows of the law."""
    return {
        "a": answer,
        "law": law,
        "readings": matrix.readings_matrix(answer, law),
        "steps": steps_open(law, answer, means) if law else [],
        "findings": _findings(law, trees, answer, means) if law else [],
        "acts": [(item, _by_reading(law, item)) for item in law.proposals] if law else [],
        "others": [item for item in answer.organisations if item.id not in asked_of(answer)],
    }


def _drawn(
    answer: AssessAnswer, deploy: DeployAnswer | None, baseline: DeployAnswer | None, means: str
) -> dict[str, Any]:
    """Return the figures of chances and of movement."""
    moves = deploy is not None and any(len(item.places) > 1 for item in deploy.forces)
    return {
        "funnels": funnel.funnels(answer, means) if answer.headline else [],
        "views": intervals.likelihoods(answer),
        "map": maps.movement_map(deploy) if deploy and moves else None,
        "curve": curve.arrivals(deploy, baseline) if deploy else None,
        "needs": needed(deploy) if deploy else "",
    }


def suppositions(asker: Asker, here: Address) -> dict[str, tuple[str, ...]]:
    """Return what an address supposes, with what its background world sets.

    Raises:
        QuestionError: there is no such world.
    """
    found = {key: here.several(key) for key in _SUPPOSED}
    world = here.one("scenario")
    if not world:
        return found
    sets = _worlds(asker).get(world)
    if sets is None:
        raise QuestionError(
            f"there is no background world '{world}' that sets an input",
            field="scenario",
            remedy=nearest(world, _worlds(asker)),
        )
    for key in _SUPPOSED:
        found[key] = tuple(dict.fromkeys((*found[key], *getattr(sets[1], key))))
    return found


def _worlds(asker: Asker) -> dict[str, tuple[str, WhatIf]]:
    """Return the background worlds that set an input of the model: words, and what is set."""
    return {
        f"{group.id}/{item.id}": (capitalised(item.says), item.what_if)
        for group in asker.opened.record.scenarios.values()
        for item in group.backgrounds
        if item.what_if.changes
    }


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
    return capitalised(likelihood_words_of(answer.headline)) if answer.headline else ""


def _cards(
    answer: AssessAnswer, rests: RestsOnAnswer | None, means: str = "", *, later: bool = False
) -> list[dict[str, Any]]:
    """Return the four answers, each with a row for each means asked about."""
    asked = [item for item in asked_about(answer) if not means or item.id == means]
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
            "rows": [(spaced(item.id), item.may, item.may, duty_words(item)) for item in asked],
            "note": "The law of that day, over the readings held.",
        },
        {
            "title": "Will they, if asked?",
            "rows": [
                (spaced(item.id), will_words(item) if decides_itself(item) else "–", "", "")
                for item in asked
            ],
            "note": "Chance that it is approved.",
        },
        {
            "title": "Can they, in time?",
            "rows": [(spaced(item.id), in_time_words(item), "", "") for item in asked],
            "note": f"Chance that enough are there in time, if all are sent. {over_lift(answer)}",
        },
        {
            "title": "How do we know?",
            "rows": [("confidence", confidence or ("…" if later else "not rated"), "", "")],
            "note": f"{capitalised(because)}. {known}." if because else f"{known}.",
        },
    ]


def in_time_words(item: MeansChances) -> str:
    """Return the chance that enough people are there in time; a dash if it is not known."""
    return "–" if item.in_time is None else shown_chance(item.in_time)


def _findings(
    law: LawCaseAnswer, trees: Sequence[LawCaseAnswer], answer: AssessAnswer, only: str = ""
) -> list[Any]:
    """Return the findings on the means asked about first, then those of the same organisation."""
    whole = {(item.organisation, item.means): item for found in trees for item in found.findings}
    own = [
        whole.get((item.organisation, item.means), item)
        for item in law.findings
        if item.organisation in asked_of(answer)
    ]
    own = [item for item in own if not only or item.means == only]
    return sorted(own, key=lambda item: not item.asked_about)


def _by_reading(
    law: LawCaseAnswer, item: ActFinding
) -> list[tuple[str, str, tuple[str, ...] | None]]:
    """Return each reading, its finding on an act, and its holders; None if nobody holds it then."""
    readings = {found.id: found for found in law.readings}
    rows: list[tuple[str, str, tuple[str, ...] | None]] = []
    for name, finding in (item.by_reading | item.held_by_nobody).items():
        known = readings.get(name)
        holders = known.holders if known and name in item.by_reading else None
        rows.append((known.title if known else spaced(name), finding, holders))
    return rows


def _form(
    asker: Asker,
    here: Address,
    answer: AssessAnswer,
    law: LawCaseAnswer | None,
    deploy: DeployAnswer | None,
) -> tuple[Field, ...]:
    readings = tuple((item.id, item.title) for item in law.readings) if law else ()
    states = _passers(asker, here, deploy) if answer.means_asked else ()
    means = tuple((item, spaced(item)) for item in answer.means_asked)
    worlds = tuple((name, words) for name, (words, _) in _worlds(asker).items())
    fields = [
        Field(name="means", label="Means", kind="choice", value=here.one("means"),
              options=(("", "all asked about"), *means) if len(means) > 1 else ()),
        Field(name="on", label="Set it on this day", kind="day", value=here.one("on"),
              hint=answer.case_on),
        Field(name="reading", label="Reading of the law", kind="choice", value=here.one("reading"),
              options=(("", "all that are held"), *readings)),
        Field(name="strict_law", label="Do not count help that the law forbids", kind="check",
              value=here.one("strict_law")),
        *known_fields(asker, here),
        Field(name="scenario", label="Background world", kind="choice",
              value=here.one("scenario"),
              options=(("", "as on record"), *worlds) if worlds else ()),
        Field(name="hide_outcome", label="Hide what happened", kind="check",
              value=here.one("hide_outcome")),
    ]  # fmt: skip
    levers = choices(asker, "lever")
    for key, label, options in (
        ("lever", "Levers of the theatre", levers),
        ("deny", "Suppose that these refuse passage", states),
    ):
        if options:
            values = here.several(key)
            fields.append(
                Field(name=key, label=label, kind="several", values=values, options=options)
            )
    return tuple(item for item in fields if item.options or item.kind in ("day", "check"))


def _passers(
    asker: Asker, here: Address, deploy: DeployAnswer | None
) -> tuple[tuple[str, str], ...]:
    """Return the states whose refusal could matter; every state while the ways are unknown."""
    known = deploy
    with suppress(QuestionError):
        known = deploy or asker.kept(Deploy, Address(here.path), case=here.parts[1])
    return on_the_way(known, here.several("deny"), asker) if known else choices(asker, "state")


def on_the_way(
    deploy: DeployAnswer, denied: tuple[str, ...], asker: Asker
) -> tuple[tuple[str, str], ...]:
    """Return the states whose refusal could matter: on the ways, or supposed to refuse."""
    states = asker.opened.record.states
    found = {item.state for item in deploy.consents}
    found |= {code for item in deploy.forces for code in item.crosses} | set(denied)
    known = [(code, states[code].name) for code in found if code in states]
    return tuple(sorted(known, key=lambda row: row[1]))


def day_field(value: str, name: str = "on", label: str = "Day") -> Field:
    """Return the control for a day."""
    return Field(name=name, label=label, kind="day", value=value, hint="YYYY-MM-DD")


def known_fields(asker: Asker, here: Address) -> tuple[Field, ...]:
    """Return the controls for what is known and by whom."""
    evidence = asker.opened.record.evidence
    accounts = sorted(
        ((name, _account_name(asker, name)) for name in evidence.account_ids()),
        key=lambda row: row[1].lower(),
    )
    return (
        day_field(here.one("as_of"), "as_of", "Only what was published by"),
        Field(name="account", label="Account", kind="choice", value=here.one("account"),
              options=(("", "best evidence"), *(row for row in accounts
                                                if row[0] != "best_evidence"))),
    )  # fmt: skip


def _account_name(asker: Asker, name: str) -> str:
    """Return the name of who holds an account: a source by who wrote it, or a holder."""
    holder = asker.opened.record.holders.get(name)
    if holder is None:
        return asker.source_names.get(name, spaced(name))
    return asker.with_names(holder.name)
