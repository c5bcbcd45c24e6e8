"""A command that is typed wrongly is answered as any other fault: what, where, what to do."""

from __future__ import annotations

import sys

import pytest

from allies.cli import main


def _run(words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "argv", ["allies", *words.split()])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    said = capsys.readouterr()
    assert not said.out
    assert "╭" not in said.err
    assert "Traceback" not in said.err
    return said.err


def test_an_example_of_the_first_theatre_is_not_given_to_who_asks_another(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _run("audit --theatre central_asia", capsys, monkeypatch)
    assert "for example: allies audit csto" in first
    other = _run("audit --theatre west_africa", capsys, monkeypatch)
    assert "csto" not in other
    assert "allies audit -h shows its arguments and options" in other


@pytest.mark.parametrize(
    ("words", "what", "remedy"),
    [
        ("asses osh-2010", "there is no command 'asses'", "did you mean 'assess'?"),
        ("export", "there is no command 'export'", "--csv"),
        ("sources vrify", "there is no command 'vrify'", "did you mean 'verify'?"),
        ("assess", "allies assess: CASE is missing", "allies assess -h"),
        ("assess a --drows 5", "there is no option --drows", "did you mean '--draws'?"),
        ("dossier a --on 5", "there is no option --on", "allies dossier -h"),
        ("accounts --case a", "there is no option --case", "allies accounts -h"),
        ("dossier a --fulll", "there is no option --fulll", "did you mean '--full'?"),
        ("assess a --bogus 5", "there is no option --bogus", "allies assess -h"),
        ("assess a --draws x", "'--draws': 'x' is not a whole number", "allies assess -h"),
        ("assess a --draws", "--draws", "-h"),
        ("autonomy csto", "too many words: csto", "for example: allies autonomy"),
        ("capital A B C", "too many words: C", "for example: allies capital"),
        ("--bogus", "there is no option --bogus", "allies -h"),
    ],
)
def test_a_command_typed_wrongly(
    words: str,
    what: str,
    remedy: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = _run(words, capsys, monkeypatch)
    first, _, rest = said.partition("\n")
    assert what in first
    assert "do:" in rest
    assert remedy in rest


@pytest.mark.parametrize("words", ["--version", "-h", "assess -h"])
def test_a_command_typed_rightly_leaves_with_nothing_wrong(
    words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["allies", *words.split()])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 0
    assert capsys.readouterr().out
