"""A document in the form of print."""

from __future__ import annotations

import msgspec
import pytest

from allies.faces.brief.document import Document, Paragraph, Run, Section, rewritten, tidied
from tests.unit.faces.brief.documents import document


def document_of(part: Section) -> Document:
    return msgspec.structs.replace(document("a"), sections=(part,))


def printed(run: Run) -> Run:
    made = tidied(document_of(Section("", (Paragraph((run,)),))))
    (block,) = made.sections[0].blocks
    assert isinstance(block, Paragraph)
    return block.runs[0]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Russia's view", "Russia’s view"),
        ("the members' territory", "the members’ territory"),
        ("over 5 %", "over 5\u00a0%"),
        ("he said 'no' to it", "he said 'no' to it"),
        ("Osh, 2010", "Osh,\u00a02010"),
        ("on 12 June 2010", "on 12 June\u00a02010"),
        ("of 2010, 300 men and May 12", "of 2010, 300 men and May 12"),
    ],
)
def test_apostrophes_are_curved_and_numbers_keep_their_signs(typed: str, shown: str) -> None:
    assert printed(Run(typed)).text == shown


@pytest.mark.parametrize(
    "run",
    [
        Run("allies brief o'osh --with 'a'b'", look="code"),
        Run("https://a.b/o'c", link="https://a.b/o'c"),
    ],
)
def test_a_command_and_an_address_stay_as_they_are_typed(run: Run) -> None:
    assert printed(run) == run


def test_the_name_of_a_source_is_printed_and_its_link_is_not() -> None:
    assert printed(Run("Afghanistan's", link="#o's")) == Run("Afghanistan’s", link="#o's")


def test_a_change_reaches_every_text() -> None:
    made = rewritten(
        document_of(Section("x'", (Paragraph((Run("x'", "code"),)),))),
        lambda text: text.replace("'", "!"),
    )
    (part,) = made.sections
    assert (part.title, part.blocks) == ("x!", (Paragraph((Run("x!", "code"),)),))
