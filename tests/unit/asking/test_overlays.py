"""Private folders laid over a theatre: checked, part of its digest, and marked in every answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.errors import QuestionError, TheatreError
from allies.theatre.files import lay_over, read_files
from allies.theatre.opening import open_files
from tests.apparatus import SHIPPED, Run, Template, refused, words

SOURCE = (
    "- {id: my-notes, title: Notes of a talk, published: 2015-05-20, kind: press, reliability: C}\n"
)
STANCE = """
- act: stance_taken
  id: private.kaz-against
  by: KAZ
  of: csto
  means: [rapid_reaction]
  stance: against
  on: 2015-05-20
  says: Astana would not agree to send anybody
  cites: [{source: my-notes, at: "p. 2", credibility: 2}]
"""


@pytest.fixture
def private(tmp_path: Path) -> Path:
    folder = tmp_path / "private"
    (folder / "acts").mkdir(parents=True)
    (folder / "sources.yaml").write_text(SOURCE, encoding="utf-8")
    (folder / "acts" / "talks.yaml").write_text(STANCE, encoding="utf-8")
    return folder


def test_an_overlay_moves_an_answer_and_is_named_on_every_page(run: Run, private: Path) -> None:
    case = ("assess", "tajikistan-incursion-2015", "--draws", "100")
    plain, laid = run(*case, "--json").json, run(*case, "--overlay", str(private), "--json").json
    assert laid["headline"]["inside"] != plain["headline"]["inside"]
    for asked in (case, ("members", "csto"), ("timeline", "--about", "KAZ"), ("cases",)):
        said = words(run(*asked, "--overlay", str(private)).out)
        assert "with 2 private entries of the overlay 'private'" in said


THREE_FACTS = (
    STANCE
    + STANCE.replace("kaz-against", "blr-against").replace("by: KAZ", "by: BLR")[1:]
    + """- act: transit_refused
  id: private.kgz-refuses
  by: KGZ
  to: KAZ
  mode: road
  on: 2015-05-20
  cites: [{source: my-notes, at: "p. 3", credibility: 2}]
"""
)
CASE = "tajikistan-incursion-2015"
# Questions whose answers three facts may move, or not.
ASKED = (
    ("assess", CASE, "--draws", "100"),
    ("rests-on", CASE, "--sources", "--draws", "100"),
    ("compare", CASE, "--lever", "uzbekistan-stays", "--draws", "100"),
    ("compare", CASE, "--scenarios", "force-trigger", "--draws", "100"),
    ("positions", CASE, "--draws", "100"),
    ("timeline", "--about", "KAZ"),
    ("claim", "private.kaz-against"),
    ("members", "csto"),
)


def test_three_private_facts_are_marked_on_every_page_that_they_move(
    run: Run, private: Path
) -> None:
    """The facts are invented."""
    (private / "acts" / "talks.yaml").write_text(THREE_FACTS, encoding="utf-8")
    mark, moved = "with 4 private entries of the overlay 'private'", []
    for asked in ASKED:
        before, after = words(run(*asked).out), words(run(*asked, "--overlay", str(private)).out)
        assert mark in after, asked
        if before != after.replace(f"; {mark}", ""):
            moved.append(asked[0])
    assert {"assess", "rests-on", "compare", "positions", "timeline", "claim"} <= set(moved)
    sources = words(run(*ASKED[1], "--overlay", str(private)).out)
    assert "3: private.blr-against, private.kaz-against" in sources


def test_an_answer_with_an_overlay_is_asked_again_with_it(
    run: Run, private: Path, tmp_path: Path
) -> None:
    answer = run("members", "csto", "--overlay", str(private), "--json")
    assert answer.json["asked"]["overlay"] == [str(private)]
    file = tmp_path / "answer.json"
    file.write_text(answer.out, encoding="utf-8")
    assert run("replicate", str(file)).code == 0


def test_an_overlay_is_part_of_the_digest_and_leaves_the_theatre_as_it_was(private: Path) -> None:
    files = read_files(SHIPPED)
    laid = lay_over(files, [str(private)])
    assert laid.digest != files.digest
    assert {act.id for act in open_files(laid).acts} - {
        act.id for act in open_files(files).acts
    } == {"private.kaz-against"}


def test_several_overlays_lie_over_each_other(private: Path, tmp_path: Path) -> None:
    second = tmp_path / "second" / "acts"
    second.mkdir(parents=True)
    text = STANCE.replace("private.kaz-against", "second.blr-for").replace("by: KAZ", "by: BLR")
    (second / "talks.yaml").write_text(text, encoding="utf-8")
    record = open_files(lay_over(read_files(SHIPPED), [str(private), str(second.parent)]))
    assert {"private.kaz-against", "second.blr-for"} <= {act.id for act in record.acts}


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "acts/more.yaml",
            STANCE.replace("private.kaz-against", "uzb.acceded.csto.2006-08-16"),
            "a second act 'uzb.acceded.csto.2006-08-16'",
        ),
        (
            "sources.yaml",
            SOURCE.replace("kind: press", "kind: gossip"),
            "'kind' cannot be 'gossip'",
        ),
        ("acts/more.yaml", STANCE.replace("my-notes", "no-notes"), "unknown source 'no-notes'"),
        ("more/notes.yaml", SOURCE, "does not belong to a theatre"),
        ("theatre.yaml", "id: mine\n", "does not belong to an overlay"),
    ],
)
def test_a_faulty_overlay_is_told_with_its_own_files(
    private: Path, file: str, text: str, said: str
) -> None:
    path = private / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TheatreError) as raised:
        open_files(lay_over(read_files(SHIPPED), [str(private)]))
    (fault, *_) = [item for item in raised.value.faults if said in item.what]
    assert fault.where.startswith("private/")


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("sources.yaml", SOURCE.replace("my-notes", "golts2012"), "a second source 'golts2012'"),
        (
            "acts/more.yaml",
            STANCE.replace("private.kaz-against", "uzb.acceded.csto.2006-08-16").replace(
                "2015-05-20", "1999-05-20"
            ),
            "a second act 'uzb.acceded.csto.2006-08-16'",
        ),
        (
            "levers/more.yaml",
            "- {id: majority-voting, says: nobody votes, of: csto, rule: consensus,"
            " judgement: Invented.}\n",
            "a second lever 'majority-voting'",
        ),
    ],
)
def test_an_overlay_that_redefines_an_id_is_the_only_fault(
    tmp_path: Path, file: str, text: str, said: str
) -> None:
    """What the theatre says elsewhere of its own entry is no fault of it."""
    for name, content in (("sources.yaml", SOURCE), (file, text)):
        path = tmp_path / "private" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(content, encoding="utf-8")
    with pytest.raises(TheatreError) as raised:
        open_files(lay_over(read_files(SHIPPED), [str(tmp_path / "private")]))
    (fault,) = raised.value.faults
    assert fault.what == said
    assert fault.where.startswith("private/")


def test_what_is_no_overlay_is_refused(run: Run, tmp_path: Path) -> None:
    refused(run("cases", "--overlay", str(tmp_path / "nowhere")), "--overlay: there is no overlay")
    (tmp_path / "facts.yaml").write_text("- {}", encoding="utf-8")
    told = run("cases", "--overlay", str(tmp_path / "facts.yaml"))
    refused(told, "is a file, not a folder")
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(QuestionError, match="is empty"):
        lay_over(read_files(SHIPPED), [str(empty)])


def test_an_overlay_lies_over_any_theatre(template: Template, tmp_path: Path) -> None:
    mine = tmp_path / "mine" / "acts"
    mine.mkdir(parents=True)
    act = "- {act: government_formed, by: XHI, on: 2003, judgement: Nobody disputes it.}\n"
    (mine / "own.yaml").write_text(act, encoding="utf-8")
    files = read_files(template.folder)
    record = open_files(lay_over(files, [str(mine.parent)]))
    assert record.origins["act:xhi.government-formed.2003"][0] == "overlay/0/acts/own.yaml"
