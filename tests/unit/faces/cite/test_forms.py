"""BibTeX, CSL-JSON and RIS: every field in its place, and no text that is markup."""

from __future__ import annotations

import json
import re

import pytest

from allies.faces.cite.forms import bibtex, csl, ris
from allies.faces.cite.works import Edition, Work, works_of
from allies.questions.base import Source

WORK = Work(
    id="a-1", kind="news", title="The CSTO & 100 % of {x}", author="Ann Ä. Ќ", publisher="TASS",
    dates=((2010, 6, 12),), url="https://a.b/{c}?d=e&f", note="Admiralty grade B",
)  # fmt: skip
NASTY = Work(id='x},y "z\n', kind="web", title="a\n\\b {c} $d$ #e _f ~g ^h %i\nER  - ", url="h")


def test_bibtex_keeps_capitals_and_escapes_what_tex_would_read() -> None:
    text = bibtex([WORK])
    assert text.startswith("@misc{a-1,\n")
    assert r"title = {{The CSTO \& 100 \% of \{x\}}}" in text
    assert "author = {{Ann Ä. Ќ}}" in text
    assert "year = {2010}" in text
    assert "month = jun" in text
    assert "url = {https://a.b/%7Bc%7D?d=e&f}" in text


def test_bibtex_of_a_nasty_text_is_one_entry_with_paired_braces() -> None:
    text = bibtex([NASTY])
    bare = re.sub(r"\\[{}]", "", text)
    depth = 0
    for letter in bare:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
    assert depth == 0
    assert len(re.findall(r"(?m)^@", text)) == 1
    assert r"\textbackslash{}b \{c\} \$d\$ \#e \_f \textasciitilde{}g \textasciicircum{}h" in text


def test_csl_has_dates_as_parts_and_literal_names() -> None:
    (item,) = json.loads(csl([WORK]))
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2010, 6, 12]]}
    assert item["author"] == [{"literal": "Ann Ä. Ќ"}]
    assert (item["container-title"], item["URL"]) == ("TASS", WORK.url)
    assert "publisher" not in item


def test_ris_ends_each_record_and_no_text_can_end_it() -> None:
    text = ris([WORK, NASTY])
    lines = text.splitlines()
    assert [line for line in lines if line.startswith("TY")] == ["TY  - NEWS", "TY  - ELEC"]
    assert lines.count("ER  - ") == 2
    assert "DA  - 2010/06/12/" in lines
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)


@pytest.mark.parametrize(
    ("published", "dates"),
    [
        ("2010-06-12", ((2010, 6, 12),)),
        ("2013-05", ((2013, 5),)),
        ("1992", ((1992,),)),
        ("2012-07/2012-09", ((2012, 7), (2012, 9))),
        ("undated", ()),
    ],
)
def test_a_date_keeps_its_precision(published: str, dates: tuple[tuple[int, ...], ...]) -> None:
    source = Source(id="s", title="T", author=None, publisher=None, published=published,
                    kind="press", reliability="B", held=False, url=None)  # fmt: skip
    (work,) = works_of([source], None)
    assert work.dates == dates
    assert work.kind == "news"


def test_the_theatre_and_the_program_come_last() -> None:
    edition = Edition(theatre="t", title="A theatre", version="1.2", digest="abc")
    works = works_of([], edition)
    assert [work.kind for work in works] == ["dataset", "software"]
    assert "abc" in works[0].note
