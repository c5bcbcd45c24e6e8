"""What a server answers at an address."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from allies.explorer.assets import versioned
from allies.explorer.responding import MOST_DRAWS, FormSpelling, Responder, Response


@pytest.fixture(scope="module")
def responder() -> Responder:
    return Responder("central_asia")


def ask(responder: Responder, address: str) -> Response:
    path, _, query = address.partition("?")
    given: dict[str, tuple[str, ...]] = {}
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        given[name] = (*given.get(name, ()), value)
    return responder.respond(path, given)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "may its allies come, will they, can they"),
        ("cases", "Violence in southern Kyrgyzstan, June 2010"),
        ("case/osh-2010", "No text in force"),
        ("map/csto?on=2012-07-15", "sources disagree about Uzbekistan"),
        ("members?on=2012-07-15", "Who belonged to what on 2012-07-15"),
        ("law/csto?on=2012-07-15", "texts of the CSTO were in force on 2012-07-15"),
        ("evidence", "points on which they disagree"),
        ("evidence/contest/uzb-2012", "versions"),
        ("evidence/source/dehaas2017", "Reliability"),
        ("questions", "questions to one record"),
        ("ask/bases?on=2012-07-15", "Kant"),
        ("ask/capital/KAZ", "Kazakhstan"),
        ("ask/route?start=otar&end=khujand&on=2012-06-15&deny=UZB&move=battalion", "Uzbekistan"),
        ("ask/route", "Still to choose: Start, End"),
    ],
)
def test_a_page_answers_in_its_headline_or_body(
    responder: Responder, address: str, says: str
) -> None:
    found = ask(responder, address)
    assert found.status == 200
    assert says in re.sub(r"\s+", " ", found.body.decode())


def test_what_is_supposed_and_known_is_said_on_the_page(responder: Responder) -> None:
    found = ask(responder, "case/osh-2010?as_of=2010-06-13&hide_outcome=1&deny=UZB").body.decode()
    assert "As published by 2010-06-13" in found
    assert "Hidden, so that you can judge first." in found
    assert "No troops were sent" not in found
    assert "Uzbekistan refuses passage" in found


@pytest.mark.parametrize(
    ("address", "status", "what"),
    [
        ("nowhere", 404, "there is no page"),
        ("case/nowhere", 400, "unknown case"),
        ("map/csto?on=2012-02-30", 400, "2012-02-30"),
        ("map/csto?on=<script>", 400, "&lt;script&gt;"),
        ("evidence/contest/nowhere", 400, "there is no contest"),
        ("evidence/source/nowhere", 400, "there is no source"),
        ("ask/nowhere", 400, "there is no question"),
        ("ask/settlement?file=/etc/passwd", 400, "there is no question"),
        ("ask/power/csto?capability=/etc/passwd", 400, "a page does not read files"),
        ("ask/bases?theatre=/etc", 400, "no such field"),
        (f"ask/deploy/osh-2010?draws={MOST_DRAWS + 1}", 400, "too many"),
    ],
)
def test_a_bad_address_says_what_is_wrong_and_what_to_do(
    responder: Responder, address: str, status: int, what: str
) -> None:
    found = ask(responder, address)
    text = found.body.decode()
    assert found.status == status
    assert what in text
    assert "What to do:" in text
    assert "<script>" not in text
    assert "Traceback" not in text


@pytest.mark.parametrize("number", ["²", "--5", "9" * 5_000])
def test_what_only_looks_like_a_number_is_a_fault_of_the_address(
    responder: Responder, number: str
) -> None:
    found = ask(responder, f"ask/deploy/osh-2010?draws={number}")
    assert found.status == 400
    assert "draws" in found.body.decode()


def test_a_fault_of_the_program_is_a_page_that_says_so(
    responder: Responder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr("allies.explorer.responding.page_at", broken)
    found = ask(responder, "cases")
    assert found.status == 500
    assert "allies itself failed: KeyError" in found.body.decode()
    assert "secret" not in found.body.decode()
    assert "secret" in capsys.readouterr().err


def test_every_page_is_also_data(responder: Responder) -> None:
    found = ask(responder, "map/csto.json?on=2012-07-15")
    assert found.kind == "application/json"
    assert json.loads(found.body)["on"] == "2012-07-15"
    rows = ask(responder, "map/csto.csv?on=2012-07-15").body.decode().splitlines()
    assert len(rows) == 8
    refused = ask(responder, "map/nowhere.json")
    assert refused.status == 400
    assert json.loads(refused.body)["faults"][0]["what"]


def test_the_api_gives_what_the_command_line_gives(responder: Responder) -> None:
    found = json.loads(ask(responder, "api/members?organisation=csto&on=2012-07-15").body)
    assert found["schema"].startswith("allies/members/")
    missing = ask(responder, "api/members")
    assert missing.status == 400
    assert "is missing" in missing.body.decode()
    assert ask(responder, "api/a/b").status == 404


def test_no_page_has_a_style_or_script_of_its_own(responder: Responder) -> None:
    for address in ("", "case/osh-2010", "law/csto", "evidence/contest/uzb-2012", "ask/threats"):
        text = ask(responder, address).body.decode()
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text), address
        assert re.findall(r"<script[^>]*>", text) == [
            f'<script src="/static/{versioned("live.js")}" defer>'
        ]
        assert not re.search(
            r'(?:src|href)="(?:https?:)?//(?!www\.w3\.org)[^"]*"[^>]*(?:script|style)', text
        )


@pytest.mark.parametrize(
    "address", ["ask/positions?case=osh-2010&", "case/osh-2010?", "api/assess?case=osh-2010&"]
)
def test_no_address_reads_a_file_of_the_server(
    responder: Responder, address: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("by: hidden words\n")
    for field in ("judgements", "overlay", "file", "theatre"):
        found = ask(responder, f"{address}{field}={secret}")
        assert found.status in (200, 400)
        assert "hidden words" not in found.body.decode()


@pytest.mark.parametrize("path", ["case/osh-2010", "map/csto", "audit/csto", "cases", "",
                                  "evidence", "ask/power/csto", "threats"])  # fmt: skip
def test_a_field_that_a_page_does_not_read_is_refused_and_not_passed_over(
    responder: Responder, path: str
) -> None:
    for form in ("", ".json"):
        found = responder.respond((path or "index") + form, {"dennny": ("UZB",)})
        assert found.status == 400
        assert b"field" in found.body
        assert b"dennny" in found.body


@pytest.mark.parametrize("path", ["case/osh-2010", "map/csto", "cases", "evidence/claims"])
def test_what_every_page_takes_is_never_refused(responder: Responder, path: str) -> None:
    given: dict[str, tuple[str, ...]] = {
        "as_of": ("2016-01-01",), "account": ("best_evidence",), "hide_outcome": ("1",),
        "page": ("1",), "whole": ("1",)}  # fmt: skip
    assert responder.respond(path, given).status == 200


@pytest.mark.parametrize(
    ("name", "given", "address"),
    [
        ("levers", {}, "/ask/levers"),
        ("assess", {"case": "CASE"}, "/ask/assess/CASE"),
        ("assess-draw", {"case": "CASE", "draw": "7"}, "/ask/assess-draw?case=CASE&draw=7"),
        ("accounts", {"everyone": "True"}, "/ask/accounts?everyone=1"),
        ("route", {"start": "A", "end": "B"}, "/ask/route?start=A&end=B"),
    ],
)
def test_a_question_in_a_message_is_an_address_that_exists(
    name: str, given: dict[str, str], address: str
) -> None:
    assert FormSpelling().question(name, given) == address
