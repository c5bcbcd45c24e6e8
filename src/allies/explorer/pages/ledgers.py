"""Ledgers: transfers, exercises, bases and organs, each with its sums and its sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from allies.errors import QuestionError, nearest
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import day_field, known_fields
from allies.faces.figures import counts, maps
from allies.faces.figures.drawing import Figure
from allies.faces.text.style import listed, spaced
from allies.questions.base import Answer, Cite
from allies.questions.bases import Bases, Lease
from allies.questions.exercises import Exercises, ListedExercise
from allies.questions.organs import ListedOrgan, Organs
from allies.questions.transfers import ListedTransfer, Transfers
from allies.values.words import capitalised

_CONTENTS = (
    ("transfers", "Transfers", "equipment, money and training: promised beside delivered"),
    ("exercises", "Exercises", "who held them, where, who took part, who stayed away"),
    ("bases", "Bases and access", "who may use which place, since when, on what terms"),
    ("organs", "Organs", "who decides what, by which rule, and who sits in each"),
)


def ledgers(asker: Asker, here: Address) -> Page:  # noqa: ARG001
    """Return the list of ledgers."""
    return Page(
        template="ledgers.html",
        section="ledgers",
        kicker="Ledgers",
        title="Who gave what, trained with whom, and sits where",
        lede="Each row is one dated act with its sources.",
        shown={"contents": _CONTENTS},
    )


def ledger(asker: Asker, here: Address) -> Page:
    """Return one ledger.

    Raises:
        QuestionError: there is no such ledger, or what is asked of it cannot be.
    """
    name = here.parts[1]
    make = _LEDGERS.get(name)
    if make is None:
        raise QuestionError(
            f"there is no ledger '{name}'", field="ledger", remedy=nearest(name, _LEDGERS)
        )
    return make(asker, here)


def _transfers(asker: Asker, here: Address) -> Page:
    given = {name: here.one(name) for name in ("receiver", "giver", "since", "until")}
    answer = asker.ask(Transfers, here, **given)
    promised = sum(item.promised for item in answer.sums)
    delivered = sum(item.delivered for item in answer.sums)
    undelivered = sum(item.open for item in answer.sums)

    def row(item: ListedTransfer) -> tuple[Any, ...]:
        what = ", ".join(spaced(kind) for kind in item.kinds) or "not said what"
        to = _names(answer, item.receivers)
        outcome = "no delivery on record" if item.outcome == "none_on_record" else item.outcome
        told = (answer.name(item.giver), to, what, spaced(item.stage), spaced(outcome or ""))
        return item, told

    actors = _actors(asker)
    return _page(
        "transfers",
        promises(promised, delivered, undelivered),
        answer,
        (
            Field(name="giver", label="From", kind="choice", value=given["giver"], options=actors),
            Field(
                name="receiver", label="To", kind="choice", value=given["receiver"], options=actors
            ),
            *_span(here),
            *known_fields(asker, here),
        ),
        (("Day", "From", "To", "What", "Stage", "Then"), [row(item) for item in answer.transfers]),
        counts.transfers(answer),
    )


def promises(promised: int, delivered: int, undelivered: int) -> str:
    """Return how many promises were kept, as a headline; a delivery may stand without a promise."""
    if promised and undelivered == promised:
        none = f"None of {promised} transfers promised is known to be delivered"
        return none + (f"; {delivered} not promised on record were" if delivered else "")
    return (
        f"{promised} transfers promised, {undelivered} of them not known to be delivered;"
        f" {delivered} delivered in all"
    )


def _exercises(asker: Asker, here: Address) -> Page:
    given = {name: here.one(name) for name in ("about", "since", "until")}
    answer = asker.ask(Exercises, here, **given)
    away = sum(bool(item.away) for item in answer.exercises)

    def row(item: ListedExercise) -> tuple[Any, ...]:
        took, hosts = _names(answer, item.participants), _names(answer, item.hosts)
        stayed = _names(answer, [absence.state for absence in item.away])
        where = f"{answer.name(item.place)}, {hosts}" if item.place else hosts
        return item, (answer.name(item.by), where, took, stayed)

    return _page(
        "exercises",
        f"{len(answer.exercises)} exercises on record; from {away} somebody stayed away",
        answer,
        (
            Field(
                name="about",
                label="Held, hosted, joined or missed by",
                kind="choice",
                value=given["about"],
                options=_actors(asker),
            ),
            *_span(here),
            *known_fields(asker, here),
        ),
        (
            ("Day", "Held by", "Where", "Took part", "Stayed away"),
            [row(item) for item in answer.exercises],
        ),
        counts.exercises(answer),
    )


def _bases(asker: Asker, here: Address) -> Page:
    answer = asker.ask(Bases, here, on=here.one("on"))
    used = [item for item in answer.bases if item.stands == "in_use"]
    users = {item.user for item in used}

    def row(item: Lease) -> tuple[Any, ...]:
        stands = spaced(item.stands) + ("; sources disagree" if item.contested else "")
        whole = _Told(
            on=item.since or "not recorded",
            cites=tuple(cite for act in item.acts for cite in act.cites),
            more=tuple(
                (f"{term.on}: {spaced(term.term)}" + (f", {term.says}" if term.says else ""),
                 term.cites)
                for term in item.terms
            ),
        )  # fmt: skip
        told = (answer.name(item.place), answer.name(item.host), answer.name(item.user), stands)
        return whole, (*told, item.until or "–")

    return _page(
        "bases",
        f"{len(used)} places were in use by {len(users)} foreign users on {answer.on}",
        answer,
        (
            day_field(here.one("on")),
            *known_fields(asker, here),
        ),
        (
            ("Since", "Place", "In", "Used by", "Stands", "Until"),
            [row(item) for item in answer.bases],
        ),
        maps.bases_map(answer),
    )


def _organs(asker: Asker, here: Address) -> Page:
    answer = asker.ask(Organs, here, body=here.one("body"), on=here.one("on"), page=here.page)
    deciding = sum(bool(item.decides or item.rules) for item in answer.organs)
    count = f"{answer.paging.rows:,} organs"
    if answer.paging.pages == 1:
        count += f", of which {deciding} decide on something"

    def row(item: ListedOrgan) -> tuple[Any, ...]:
        decides = ", ".join(spaced(means) for means in item.decides) or "–"
        votes = f"{len(item.voting)}" if item.voting else "–"
        whole = _Told(
            on=item.since or "–",
            cites=item.cites,
            judgement=item.judgement,
            more=(
                *((says, ()) for says in (item.says, *item.rules) if says),
                *((f"{post.post}: {post.name}", post.cites) for post in item.people),
            ),
        )
        return whole, (item.name, answer.name(item.body), decides, votes, f"{item.acts}")

    return _page(
        "organs",
        count,
        answer,
        (
            Field(
                name="body",
                label="Of",
                kind="choice",
                value=here.one("body"),
                options=_actors(asker),
            ),
            day_field(here.one("on")),
            *known_fields(asker, here),
        ),
        (
            ("Since", "Organ", "Of", "Decides on", "Votes", "Acts on record"),
            [row(item) for item in answer.organs],
        ),
        None,
    )


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a row that is no single act says below its cells.

    Attributes:
        on: its day.
        cites: what it is taken from.
        judgement: the coder's reason, if no source says so.
        more: further sentences, each with what it is taken from.
        says: nothing; its cells say what it is.
    """

    on: str
    cites: tuple[Cite, ...]
    judgement: str | None = None
    more: tuple[tuple[str, tuple[Cite, ...]], ...]
    says: str = ""


def _page(
    name: str,
    title: str,
    answer: Answer,
    form: tuple[Field, ...],
    table: tuple[tuple[str, ...], list[tuple[Any, ...]]],
    drawn: Figure | None,
) -> Page:
    """Return the page of a ledger: its controls, its figure, its rows."""
    words, says = next((words, says) for key, words, says in _CONTENTS if key == name)
    return Page(
        template="ledger.html",
        section="ledgers",
        part=name,
        kicker=f"Ledgers · {words}",
        title=title if table[1] else f"No {words.lower()} are on record for this question",
        lede=f"{capitalised(says)}.",
        answer=answer,
        form=form,
        shown={
            "a": answer,
            "columns": table[0],
            "rows": table[1],
            "figure": drawn,
        },
    )


def _names(answer: Answer, ids: Sequence[str]) -> str:
    return listed([answer.name(name) for name in ids]) if ids else "–"


def _actors(asker: Asker) -> tuple[tuple[str, str], ...]:
    record = asker.opened.record
    states = sorted(((item.id, item.name) for item in record.states.values()), key=lambda r: r[1])
    return (("", "all"), *asker.organisations, *states)


def _span(here: Address) -> tuple[Field, ...]:
    return tuple(
        day_field(here.one(name), name, label)
        for name, label in (("since", "From this day"), ("until", "To this day"))
    )


_LEDGERS: dict[str, Callable[[Asker, Address], Page]] = {
    "transfers": _transfers,
    "exercises": _exercises,
    "bases": _bases,
    "organs": _organs,
}
