"""Checks of organisations, cases and expectations."""

from __future__ import annotations

import re
from math import inf

from allies.errors import nearest
from allies.theatre.checks.context import Context
from allies.world.cases import Case, CaseQuestion, Expectation
from allies.world.organisations import Leadership, MeansOffered, Organisation, State

MOST_PEOPLE = 10_000_000
MOST_DAYS = 3_650
_CODE = re.compile("[A-Z]{3}")
_PAGE = re.compile(r"[a-z]+(/[A-Za-z0-9][A-Za-z0-9._-]*)*(\?[A-Za-z0-9_=&-]+)?")


def check_bodies(context: Context) -> None:
    """Check that bodies and cases name only entries that exist."""
    theatre = context.record.theatre
    if theatre.until.last < theatre.since.first:
        context.fault(
            "theatre:",
            ("until",),
            "the record ends before it starts",
            "",
            "correct 'since:' or 'until:'",
        )
    for at, name in enumerate(theatre.main_organisations):
        context.know("theatre:", ("main_organisations", at), name, "organisation")
    for at, walk in enumerate(theatre.walks):
        if not _PAGE.fullmatch(walk.page):
            context.fault(
                "theatre:",
                ("walks", at, "page"),
                f"'{walk.page}' is not a page of the explorer",
                "a page has a path without a slash before it, and what is asked after '?'",
                "write case/CASE, or map/ORGANISATION?on=DAY",
            )
    for state in context.record.states:
        if not _CODE.fullmatch(state):
            context.fault(
                f"state:{state}",
                ("id",),
                f"'{state}' is not an ISO 3166-1 alpha-3 code",
                "such a code has three capital letters",
                "write NOR for Norway; codes beginning with X are free for invented states",
            )
    for organisation in context.record.organisations.values():
        _check_organisation(context, organisation)
        _check_organs(context, f"organisation:{organisation.id}", organisation)
    for one in context.record.states.values():
        _check_organs(context, f"state:{one.id}", one)
    for case in context.record.cases.values():
        _check_case(context, case)
    for number, expectation in enumerate(context.record.expectations):
        _check_expectation(context, f"expectation:{number}", expectation)


def _check_organs(context: Context, key: str, body: Organisation | State) -> None:
    """Check where organs sit, and that none is above itself."""
    own = {organ.id: organ for organ in body.organs}
    for at, organ in enumerate(body.organs):
        if organ.seat:
            context.know(key, ("organs", at, "seat"), organ.seat, "place")
        if not organ.under or not context.know(
            key, ("organs", at, "under"), organ.under, "organ", own
        ):
            continue
        above = [organ.id]
        while (higher := own.get(above[-1])) is not None and higher.under not in ("", *above):
            above.append(higher.under)
        if higher is not None and higher.under == organ.id:
            context.fault(
                key,
                ("organs", at, "under"),
                f"'{organ.id}' would be subordinate to itself",
                f"the way up is {' under '.join([*above, organ.id])}",
                "correct one of them",
            )


def _check_organisation(context: Context, organisation: Organisation) -> None:
    key = f"organisation:{organisation.id}"
    if organisation.leading_state:
        context.know(key, ("leading_state",), organisation.leading_state, "state")
    _check_leading(context, organisation, key)
    for at, name in enumerate(organisation.builds_on):
        context.know(key, ("builds_on", at), name, "organisation")
    seen: set[str] = set()
    for at, offered in enumerate(organisation.means):
        if offered.means in seen:
            context.fault(
                key,
                ("means", at, "means"),
                f"'{offered.means}' is offered twice",
                "",
                "merge the two",
            )
        seen.add(offered.means)
        _check_deciders(context, key, at, offered)
        for number, label in enumerate(offered.forces):
            context.know(key, ("means", at, "forces", number), label, "label")


def _check_deciders(context: Context, key: str, at: int, offered: MeansOffered) -> None:
    """Check that the organs that decide on a means exist, and are given once."""
    if offered.organ:
        context.know(key, ("means", at, "organ"), offered.organ, "organ")
    if offered.organ and offered.organs:
        context.fault(
            key,
            ("means", at, "organs"),
            "'organ' and 'organs' are both given",
            "the first is of a means on which one organ decides, the second of one with several",
            "keep one of the two",
        )
    for number, name in enumerate(offered.organs):
        within = ("means", at, "organs", number)
        context.know(key, within, name, "organ")
        if name in offered.organs[:number]:
            context.fault(key, within, f"'{name}' is named twice", "", "name it once")


def _check_leading(context: Context, organisation: Organisation, key: str) -> None:
    if organisation.leading and organisation.leading_state:
        context.fault(
            key,
            ("leading_state",),
            "'leading_state' and 'leading' are both given",
            "the first is of a state that always leads, the second of states that take turns",
            "keep one of the two",
        )
    for at, item in enumerate(organisation.leading):
        context.know(key, ("leading", at, "state"), item.state, "state")
        for number, host in enumerate(item.hosts):
            context.know(key, ("leading", at, "hosts", number), host, "state")
        if item.until is not None and item.until.first <= item.since.last:
            context.fault(
                key,
                ("leading", at, "until"),
                f"the lead of {item.state} ends on {item.until}, and begins on {item.since}",
                "the end must come after the beginning",
                "correct one of the two",
            )
    hosts = sorted({host for item in organisation.leading for host in item.hosts})
    for host in ("", *hosts):
        same = [
            (at, item)
            for at, item in enumerate(organisation.leading)
            if (host in item.hosts if host else not item.hosts)
        ]
        _check_turns(context, key, same)


def _check_turns(context: Context, key: str, leading: list[tuple[int, Leadership]]) -> None:
    """Check that of the states that lead in the same crises one leads at a time."""
    last: Leadership | None = None  # of those that began before, the one that ends last
    for at, other in sorted(leading, key=lambda pair: pair[1].since.first):
        if last is not None and _last_day(last) > other.since.first:
            ends = f"ends on {last.until}" if last.until else "has no end"
            context.fault(
                key,
                ("leading", at, "since"),
                f"{other.state} leads from {other.since}, and the lead of {last.state} {ends}",
                "one state leads at a time",
                f"give the lead of {last.state} an earlier 'until'",
            )
        if last is None or _last_day(other) >= _last_day(last):
            last = other


def _last_day(lead: Leadership) -> float:
    """Return the last day on which a lead may end; without bound if it has no end."""
    return inf if lead.until is None else lead.until.last


def _check_case(context: Context, case: Case) -> None:
    key = f"case:{case.id}"
    context.know(key, ("host",), case.host, "state")
    if case.place:
        context.know(key, ("place",), case.place, "place")
    for at, state in enumerate(case.adversaries):
        context.know(key, ("adversaries", at), state, "state or armed group")
    for at, state in enumerate(case.attacked_from):
        context.know(key, ("attacked_from", at), state, "state")
    for at, name in enumerate(case.organisations):
        context.know(key, ("organisations", at), name, "organisation")
    for at, name in enumerate(case.explanations):
        context.know(key, ("explanations", at), name, "contest")
    for at, other in enumerate(case.characterised):
        for number, holder in enumerate(other.holders):
            context.know(key, ("characterised", at, "holders", number), holder, "holder")
    for at, name in enumerate(case.invitations):
        context.know(key, ("invitations", at), name, "invitation")
    if case.record:
        context.know(key, ("record",), case.record, "coded occasion")
    question = case.question
    if question.thresholds and not question.means:
        context.fault(
            key,
            ("question", "thresholds"),
            "thresholds are about people, and the question asks for none",
            "a question asks for people by the means that would bring them",
            "give 'means:' and 'organisation:', or remove 'thresholds:'",
        )
    if question.means:
        _check_question(context, key, case)
    elif not question.proposals:
        context.fault(
            key,
            ("question",),
            "the question asks nothing that can be answered",
            "a question needs means that would bring people, or acts to compare with the law",
            "give 'means:' with 'organisation:', or 'proposals:'",
        )


def _check_thresholds(context: Context, key: str, question: CaseQuestion) -> None:
    """Check the numbers of people and days, and that no threshold is written twice."""
    own: tuple[str | int, ...] = ("question",)
    placed = [(own, question.asked)]
    placed += [((*own, "thresholds", at), item) for at, item in enumerate(question.thresholds)]
    for at, (place, item) in enumerate(placed):
        for name, number, most in (
            ("personnel", item.personnel, MOST_PEOPLE),
            ("days", item.days, MOST_DAYS),
        ):
            if not 1 <= number <= most:
                context.fault(
                    key,
                    (*place, name),
                    f"'{name}' must be at least 1 and at most {most:,}",
                    "",
                    "correct the number",
                )
        if item in (earlier for _, earlier in placed[:at]):
            context.fault(
                key,
                place,
                f"{item.personnel:,} people within {item.days} days are asked about twice",
                "the question itself is the first threshold",
                "remove one of the two",
            )


def _check_question(context: Context, key: str, case: Case) -> None:
    question = case.question
    for name, value in (
        ("place", case.place),
        ("trigger", case.trigger),
        ("organisations", case.organisations),
    ):
        if not value:
            context.fault(
                key,
                (),
                f"'{name}' is missing",
                "a question about people needs it",
                f"add '{name}:'",
            )
    _check_thresholds(context, key, question)
    asked = question.organisation
    if not asked:
        context.fault(
            key,
            ("question",),
            "'organisation' is missing",
            "some organisation must act",
            "add 'organisation:'",
        )
        return
    if not context.know(key, ("question", "organisation"), asked, "organisation"):
        return
    if asked not in case.organisations:
        context.fault(
            key,
            ("question", "organisation"),
            f"{asked} is not among 'organisations:'",
            "a case lists the organisations it is about",
            f"add {asked} there",
        )
    _check_others(context, key, case)
    _check_offers(context, key, question)


def _check_others(context: Context, key: str, case: Case) -> None:
    """Check that the other organisations exist, are named once each, and belong to the case."""
    question = case.question
    for at, name in enumerate(question.also):
        within = ("question", "also", at)
        if not context.know(key, within, name, "organisation"):
            continue
        if name not in case.organisations:
            context.fault(
                key,
                within,
                f"{name} is not among 'organisations:'",
                "a case lists the organisations it is about",
                f"add {name} there",
            )
        if name in (question.organisation, *question.also[:at]):
            context.fault(key, within, f"'{name}' is named twice", "", "name it once")


def _check_offers(context: Context, key: str, question: CaseQuestion) -> None:
    """Check that every means asked for is offered, and that every organisation offers one."""
    known = context.record.organisations
    if not all(name in known for name in question.asked_of):
        return
    offers = {name: {item.means for item in known[name].means} for name in question.asked_of}
    every = set().union(*offers.values())
    for at, means in enumerate(question.means):
        if means not in every:
            context.fault(
                key,
                ("question", "means", at),
                f"{' and '.join(question.asked_of)} {'do' if question.also else 'does'} not offer"
                f" '{means}'",
                "a question asks for means the organisation has",
                nearest(means, every),
            )
    for at, name in enumerate(question.also):
        if not offers[name] & set(question.means):
            context.fault(
                key,
                ("question", "also", at),
                f"{name} offers none of the means asked for",
                f"it offers {', '.join(sorted(offers[name])) or 'none'}",
                "ask for one of these as well, or leave it out",
            )


def _check_expectation(context: Context, key: str, expectation: Expectation) -> None:
    body = expectation.organisation
    known = context.names["organisation"] | (context.names["state"] if expectation.act else set())
    context.know(key, ("organisation",), body, "organisation", known)
    if expectation.case:
        context.know(key, ("case",), expectation.case, "case")
    if expectation.host:
        context.know(key, ("host",), expectation.host, "state")
    for at, state in enumerate(expectation.adversaries):
        context.know(key, ("adversaries", at), state, "state or armed group")
    if expectation.act:
        context.know(key, ("act",), expectation.act, "act")
    elif expectation.case and expectation.means is None:
        context.fault(key, (), "'means' is missing", "a verdict is about one means", "add 'means:'")
    elif expectation.state:
        context.know(key, ("state",), expectation.state, "state")
    elif not expectation.case:
        context.fault(
            key,
            (),
            "expects nothing",
            "it names no case, act or state",
            "add 'case:' with 'means:', or 'act:', or 'state:'",
        )
    if expectation.provision:
        context.know(key, ("provision",), expectation.provision, "provision")
    if expectation.account:
        accounts = context.record.evidence.account_ids()
        context.know(key, ("account",), expectation.account, "account", accounts)
