"""Citations that do not resolve, and passages that cannot be cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.apparatus import (
    CASE,
    CONTESTS,
    EIGHT,
    SOURCES,
    Run,
    Template,
    no_failure_of_the_program,
    refused,
)


@pytest.fixture
def held(template: Template, tmp_path: Path, run: Run) -> Path:
    """A folder with the one text that the theatre holds and cites once."""
    folder = tmp_path / "documents"
    folder.mkdir()
    text = folder / "evening-paper.txt"
    text.write_text(f"Heading\n{EIGHT} nine ten\n", encoding="utf-8")
    runs = run("sources", "digest", str(text), f"{EIGHT} nine ten", "--json").json["runs"]
    cite = '{source: evening-paper, at: "para. 1", credibility: 2'
    for file in (CASE, CONTESTS):
        template.replace(file, cite, f"{cite}, runs: [{', '.join(runs)}]")
    template.add(SOURCES, "  held: true\n")
    return folder


def test_citations_that_resolve_are_counted_and_located(
    run: Run, template: Template, held: Path
) -> None:
    answer = run(
        "sources", "verify", "--documents", str(held), "--theatre", template.name, "--json"
    )
    assert (answer.code, answer.json["resolved"], answer.json["failed"]) == (0, 2, [])
    assert {(item["document"], item["line"]) for item in answer.json["passages"]} == {
        ("evening-paper.txt", 2)
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("other words", "neither digest occurs in the document"),
        (f"{EIGHT} x {EIGHT}", "occurs 2 times"),
    ],
)
def test_a_digest_that_does_not_resolve_or_stands_twice_fails_the_verification(
    run: Run, template: Template, held: Path, text: str, why: str
) -> None:
    (held / "evening-paper.txt").write_text(text, encoding="utf-8")
    asked = ("sources", "verify", "--documents", str(held), "--theatre", template.name)
    answer = run(*asked, "--json")
    assert (answer.code, answer.json["resolved"]) == (1, 0)
    assert len(answer.json["failed"]) == 2
    for failed in answer.json["failed"]:
        assert why in failed["why"]
        assert failed["cite"]["source"] == "evening-paper"
        assert failed["entry"]
    page = run(*asked)
    no_failure_of_the_program(page)
    assert page.code == 1
    assert "0 resolved, 2 failed" in page.out


def test_a_source_without_a_document_fails_the_verification(
    run: Run, template: Template, held: Path
) -> None:
    (held / "evening-paper.txt").rename(held / "other.txt")
    answer = run(
        "sources", "verify", "--documents", str(held), "--theatre", template.name, "--json"
    )
    assert answer.code == 1
    assert {item["why"] for item in answer.json["failed"]} == {
        "no document's name contains 'evening-paper'"
    }


def test_a_document_that_is_no_text_is_read_as_far_as_it_can_be(
    run: Run, template: Template, held: Path
) -> None:
    (held / "evening-paper.txt").write_bytes(b"\xff\xfe\x00" + f"{EIGHT} nine ten".encode())
    answer = run("sources", "verify", "--documents", str(held), "--theatre", template.name)
    no_failure_of_the_program(answer)
    assert (answer.code, answer.err) == (0, "")
    assert "2 resolved, 0 failed" in answer.out


@pytest.mark.parametrize(
    ("text", "passage", "said"),
    [
        (EIGHT, "one two three", "a passage of 3 words is too short: give at least 8 words"),
        (EIGHT, f"{EIGHT} nine", "the passage does not occur in text.txt"),
        (f"{EIGHT}. {EIGHT}.", EIGHT, "the passage occurs 2 times in text.txt"),
        ("", EIGHT, "the passage does not occur in text.txt"),
    ],
)
def test_a_passage_that_cannot_be_cited_is_refused_with_the_reason(
    run: Run, tmp_path: Path, text: str, passage: str, said: str
) -> None:
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    refused(run("sources", "digest", str(tmp_path / "text.txt"), passage), "text.txt: ", said)


def test_a_document_of_over_twenty_megabytes_is_refused(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "text.txt").open("wb") as opened:
        opened.truncate(20_000_001)
    refused(
        run("sources", "digest", str(tmp_path / "text.txt"), EIGHT),
        "text.txt is too large to index",
        "why: a document has at most 20,000,000 bytes",
    )


def test_the_theatre_named_before_a_subcommand_is_the_one_that_is_verified(
    run: Run, template: Template, held: Path
) -> None:
    answer = run(
        "sources", "--theatre", template.name, "verify", "--documents", str(held), "--json"
    )
    assert answer.json["theatre"] == "pact_theatre"


def test_json_may_be_asked_for_before_the_subcommand_too(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(f"{EIGHT} nine ten", encoding="utf-8")
    asked = (str(text), f"{EIGHT} nine")
    before, after = (
        run("sources", "--json", "digest", *asked),
        run("sources", "digest", *asked, "--json"),
    )
    assert before.json == after.json
    found = run("sources", "--json", "verify", "--documents", str(tmp_path)).json
    assert found["schema"] == "allies/sources-verify/2"


def test_a_day_of_knowledge_goes_with_the_list_alone(run: Run, tmp_path: Path) -> None:
    asked = ("sources", "--as-of", "2010-01-01")
    assert run(*asked, "--json").json["asked"]["as_of"] == "2010-01-01"
    refused(
        run(*asked, "verify", "--documents", str(tmp_path)),
        "--as-of: sources verify does not depend on it",
        "do: leave it out",
    )


def test_the_passages_of_one_entry_are_shown_beside_it(
    run: Run, template: Template, held: Path
) -> None:
    asked = ("sources", "verify", "--documents", str(held), "--theatre", template.name)
    page = run(*asked, "--show", "border-2008").out
    assert page.startswith("case border-2008")
    assert EIGHT in page
    assert "Heading" not in page
    shown = run(*asked, "--show", "border-2008", "--json").json["shown"]
    assert {item["entry"].split(":")[0] for item in shown} == {"case border-2008"}
    refused(run(*asked, "--show", "border-2009"), "no entry called 'border-2009'", "border-2008")
