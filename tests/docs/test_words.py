"""The words of the documentation are those of the code, and its manners are kept."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from allies.asking.asks import Ask
from allies.assessment.case.stages import STAGES
from allies.evidence.accounts import Account
from allies.evidence.contests import Contest, ContestType, Holder, Version
from allies.evidence.sources import Citation, Source
from allies.law.finding import LegalFinding, Step
from allies.law.flips import Flip
from allies.law.judgement import Standing
from allies.law.reasons import Status
from allies.questions.base import Answer, Question
from allies.questions.rests_on import Reliance
from allies.values.means import Means
from allies.values.ternary import Verdict
from allies.world.acts import Act
from allies.world.cases import Case, Expectation
from allies.world.forces import Force, Link, Place
from allies.world.instruments import Effect, Instrument, Provision, Reading
from allies.world.record import Record
from allies.world.registers import Register
from allies.world.snapshot import Snapshot
from allies.world.view import View
from allies.world.worlds import Axis, Worlds
from tests.apparatus import PACKAGE, REPOSITORY
from tests.docs.plain_words import (
    EVERYWHERE,
    IN_PAGES,
    NOT_YET,
    Avoided,
    found_in,
    prose,
    sentences,
    texts_of,
)

DOCS = REPOSITORY / "docs"
PAGES = sorted(path.relative_to(REPOSITORY).as_posix() for path in DOCS.rglob("*.md"))
GLOSSARY = (DOCS / "glossary.md").read_text(encoding="utf-8")
CLASSES = (
    Account,
    Act,
    Answer,
    Ask,
    Axis,
    Case,
    Citation,
    Contest,
    Expectation,
    Flip,
    Force,
    Holder,
    Instrument,
    Link,
    Place,
    Provision,
    Question,
    Reading,
    Record,
    Register,
    Snapshot,
    Source,
    Standing,
    Step,
    Version,
    View,
    Worlds,
)
OTHER_WORDS = (
    "as of",
    "aspect",
    "autonomy",
    "best evidence",
    "brier score",
    "carrier",
    "cell",
    "confidence",
    "coverage",
    "dependence",
    "draw",
    "driver",
    "envelope",
    "face",
    "finding",
    "fold",
    "frame",
    "funnel",
    "go along",
    "host",
    "inside view",
    "judgement",
    "lever",
    "likelihood",
    "means",
    "organ",
    "origin",
    "stage",
    "theatre",
    "threat register",
    "track record",
    "trigger",
    "unknown",
    "verdict",
    "what-if",
    "world",
)
ERRATA = "docs/explanation/errata.md"  # repeats what entries said before
BUILT = re.compile(r"docs/reference/(?!index\.md)")  # made from the code
PROSE = [name for name in ["README.md", *PAGES] if name != ERRATA and not BUILT.match(name)]
BUILDERS = sorted((REPOSITORY / "tools" / "reference").glob("*.py"))
LONGEST_SENTENCE = 40  # words
# Loaded words stand in attributed claims only, and none of those is in these pages.
LOADED = re.compile(r"\b(massacre|pogrom|genocide|regime|puppet|erratic|disloyal)\b", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|work|Users|tmp)/|[A-Z]:\\\\")


def entries() -> set[str]:
    return {
        line.removeprefix("### ").lower() for line in GLOSSARY.splitlines() if line[:4] == "### "
    }


@pytest.mark.parametrize("word", [kind.__name__.lower() for kind in CLASSES])
def test_the_glossary_explains_the_classes_people_meet(word: str) -> None:
    assert word in entries()


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_the_glossary_explains_the_other_words_of_the_field(word: str) -> None:
    assert word in entries()


def test_the_glossary_is_in_order_and_says_nothing_twice() -> None:
    listed = [line[4:].lower() for line in GLOSSARY.splitlines() if line.startswith("### ")]
    assert listed == sorted(set(listed))


@pytest.mark.parametrize(
    "vocabulary",
    [ContestType, Means, Effect, Verdict, Status, get_type_hints(Reliance)["kind"]],
    ids=str,
)
def test_the_glossary_names_every_value_of_a_closed_vocabulary(vocabulary: object) -> None:
    for value in get_args(vocabulary):
        assert f"`{value}`" in GLOSSARY


def test_the_glossary_names_every_stage_in_order() -> None:
    places = [GLOSSARY.index(f"`{stage}`") for stage in STAGES]
    assert places == sorted(places)


def test_the_verdict_of_a_finding_is_called_so_in_the_code() -> None:
    assert "verdict" in LegalFinding.__struct_fields__


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", *PAGES])
def test_a_page_keeps_the_manners(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert not LOADED.findall(text)
    assert not MACHINE_PATH.findall(text)
    assert text.startswith(("# ", "<!-- "))


@pytest.mark.parametrize("name", [*PROSE, "CHANGELOG.md"])
def test_a_page_is_in_plain_english(name: str) -> None:
    text = prose((REPOSITORY / name).read_text(encoding="utf-8"))
    faults = [
        f"{words!r}: write {avoided.instead!r}"
        for avoided in (*EVERYWHERE, *IN_PAGES)
        for words in found_in(text, avoided)
    ]
    assert not faults


@pytest.mark.parametrize("path", BUILDERS, ids=lambda path: path.stem)
def test_the_sentences_of_a_built_page_are_in_plain_english(path: Path) -> None:
    """What a page says itself; the rest of it comes from docstrings."""
    faults = [
        f"{words!r}: write {avoided.instead!r}"
        for text in texts_of(path.read_text(encoding="utf-8"))
        for avoided in (*EVERYWHERE, *IN_PAGES)
        for words in found_in(text, avoided)
    ]
    assert not faults


@pytest.mark.parametrize("name", PROSE)
def test_no_sentence_of_a_page_is_too_long_to_follow(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")
    assert not [item for item in sentences(text) if len(item.split()) > LONGEST_SENTENCE]


def test_docstrings_comments_and_texts_in_the_code_are_in_plain_english() -> None:
    faults = [
        f"{name}: {words!r}: write {avoided.instead!r}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in [path.relative_to(PACKAGE).as_posix()]
        for text in texts_of(path.read_text(encoding="utf-8"))
        for avoided in (EVERYWHERE if name.startswith(NOT_YET) else (*EVERYWHERE, *IN_PAGES))
        for words in found_in(text, avoided)
    ]
    assert not faults


@pytest.mark.parametrize("avoided", [*EVERYWHERE, *IN_PAGES], ids=lambda avoided: avoided.example)
def test_a_construction_is_found_in_its_example_and_not_in_the_plain_way(avoided: Avoided) -> None:
    assert found_in(avoided.example, avoided)
    assert found_in(avoided.example.upper().replace(" ", "\n  "), avoided)
    assert not found_in(avoided.instead, avoided)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A rule wherein it says so.", True),
        ("Write `wherein` in code.", False),
        ("```text\nwherein\n```\n", False),
        ('They said "wherein".', False),
        ("Somewhere in Asia.", False),
    ],
)
def test_only_the_prose_of_a_page_has_to_be_plain(text: str, found: bool) -> None:
    assert any(found_in(prose(text), avoided) for avoided in EVERYWHERE) is found


def test_the_texts_of_a_module_are_its_docstrings_its_messages_and_its_comments() -> None:
    code = (
        '"""A module."""\ndef f():\n    """Do it."""\n    # One\n    # comment.\n'
        '    return "no way", "key", 1  # another\n\n# last\n'
    )
    expected = ["A module.", "Do it.", "no way", "One comment. another", "last"]
    assert list(texts_of(code)) == expected


def test_a_sentence_ends_with_its_line_in_a_list_and_not_in_a_paragraph() -> None:
    page = "# Head\n\nOne\ntwo. Three:\n\n- four\n- five\n\n| six | seven |\n"
    assert list(sentences(page)) == ["# Head", "One two.", "Three:", "- four", "- five"]


def test_every_path_in_the_table_of_changes_is_there() -> None:
    page = (DOCS / "how-to" / "contribute.md").read_text(encoding="utf-8")
    table = page.partition("\n## What to touch\n")[2].partition("\n## ")[0]
    paths = re.findall(r"`(?:python )?([\w./]+/[\w./]*)`", table)
    assert len(paths) > 30
    for path in paths:
        if "transfers" in path:  # the example of what is to be added
            continue
        home = REPOSITORY if path.startswith(("docs/", "tests/", "tools/")) else PACKAGE
        assert (home / path).exists() or path == "src/allies/", path


def test_every_name_in_the_table_of_changes_is_in_the_code() -> None:
    """A word of code that stands before the file it is in."""
    page = (DOCS / "how-to" / "contribute.md").read_text(encoding="utf-8")
    pairs = re.findall(r"`(\w+)` (?:in|of) `([\w/]+\.py)`", page)
    assert len(pairs) > 5
    for name, path in pairs:
        assert re.search(rf"\b{name}\b", (PACKAGE / path).read_text(encoding="utf-8")), (name, path)
