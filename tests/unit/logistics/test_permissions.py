"""Permissions: the latest word counts, then the more specific one."""

from __future__ import annotations

import pytest

from allies.logistics.permissions import asked_of, prices_of, said
from tests.apparatus import CITED, Build, day

STATES = {"states/states.yaml": "- {id: XMI, name: Midland}\n"}


def act(kind: str, on: str, **more: str) -> str:
    fields = {"by": "XMI", "to": "XHI", "mode": "any", **more}
    named = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"- {{act: transit_{kind}, {named}, on: {on}, {CITED}}}\n"


def word(build: Build, acts: str, on: str, cargo: str = "troops", mode: str = "road") -> str:
    view = build({**STATES, "acts/acts.yaml": acts})
    return asked_of(view.on(day(on)), ("XMI", mode), "XHI", cargo).word  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2004-12-31", "silent"), ("2005-12-31", "granted"), ("2007-12-31", "refused")],
)
def test_the_latest_word_counts(build: Build, on: str, expected: str) -> None:
    acts = act("granted", "2005-06-01") + act("revoked", "2007-06-01")
    assert word(build, acts, on) == expected


def test_a_refusal_of_arms_is_none_of_relief(build: Build) -> None:
    acts = act("granted", "2005-06-01") + act("refused", "2006-06-01", cargo="[arms]")
    assert word(build, acts, "2007-01-01", "arms") == "refused"
    assert word(build, acts, "2007-01-01", "relief") == "granted"


def test_of_one_day_the_more_specific_word_counts(build: Build) -> None:
    acts = act("refused", "2005-06-01") + act("granted", "2005-06-01", mode="rail")
    assert word(build, acts, "2007-01-01", mode="rail") == "granted"
    assert word(build, acts, "2007-01-01", mode="road") == "refused"


def test_a_permission_runs_out(build: Build) -> None:
    acts = act("granted", "2005-06-01", until="2006-06-01")
    assert word(build, acts, "2006-06-01") == "granted"
    assert word(build, acts, "2006-06-02") == "silent"


def test_a_permission_for_one_occasion_leaves_the_general_one_after_it(build: Build) -> None:
    acts = act("granted", "2005-06-01") + act(
        "refused", "2006-01-01", until="2006-06", cargo="[arms]"
    )
    for on, expected in (
        ("2005-12-31", "granted"),
        ("2006-01-01", "refused"),
        ("2006-06-30", "refused"),
        ("2006-07-01", "granted"),
    ):
        assert word(build, acts, on, "arms") == expected
        assert word(build, acts, on, "relief") == "granted"


def test_a_permission_that_has_run_out_wherever_its_first_day_lies_is_silent(build: Build) -> None:
    acts = act("granted", "2006-06", until="2006-06-10")
    assert word(build, acts, "2006-06-11") == "silent"
    assert word(build, acts, "2006-07-01") == "silent"


def test_what_is_open_either_way_is_open_in_a_month_of_unknown_days(build: Build) -> None:
    # Whether the second act has happened by the 15th cannot be told, and does not matter.
    acts = act("granted", "2005-06-01") + act("granted_conditionally", "2007-06")
    assert word(build, acts, "2007-06-15") == "granted"
    snapshot = build({**STATES, "acts/acts.yaml": acts}).on(day("2007-06-15"))
    behind = asked_of(snapshot, ("XMI", "road"), "XHI", "troops").act
    assert behind is not None
    assert behind.act == "transit_granted"


def test_what_may_have_been_taken_back_this_month_is_silent(build: Build) -> None:
    acts = act("granted", "2005-06-01") + act("revoked", "2007-06")
    assert word(build, acts, "2007-06-15") == "silent"
    assert word(build, acts, "2007-07-01") == "refused"


def test_what_an_organisation_is_let_do_its_members_are(build: Build) -> None:
    view = build({**STATES, "acts/acts.yaml": act("granted", "2005-06-01", to="pact")})
    snapshot = view.on(day("2006-01-01"))
    assert said(snapshot, "XMI", ["XHI", "pact"], "road", "troops").word == "granted"
    assert said(snapshot, "XMI", ["XHI"], "road", "troops").word == "silent"


def test_a_price_once_named_is_remembered(build: Build) -> None:
    terms = "[{term: price, amount: 100, unit: USD a lorry}]"
    acts = act("granted", "2005-06-01", terms=terms) + act("granted", "2006-06-01")
    view = build({**STATES, "acts/acts.yaml": acts})
    found = prices_of(view.on(day("2007-01-01")), ("XMI", "road"), ["XHI"], "troops")
    assert [term.amount for term in found] == [100.0]
