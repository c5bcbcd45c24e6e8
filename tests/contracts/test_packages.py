"""The packages: who imports whom, what is public, what a command loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import allies
from allies.questions.base import description_of
from allies.questions.catalogue import CATALOGUE
from tests.apparatus import PACKAGE, REPOSITORY

PUBLIC = [
    "AlliesError",
    "QuestionError",
    "Theatre",
    "TheatreError",
    "View",
    "backtest",
    "changes",
    "open",
    "power_game",
    "replicate",
    "settlement",
]
HAS = (ast.Module, ast.ClassDef, ast.FunctionDef)
COMMAND = Path(sys.executable).parent / "allies"


def test_packages_import_one_way(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    code = lint_imports(config_filename=str(REPOSITORY / "pyproject.toml"), no_cache=True)
    out = capsys.readouterr().out
    assert code == 0, out
    assert "0 broken" in out


def test_the_public_names_are_these_and_each_can_be_imported() -> None:
    assert allies.__all__ == PUBLIC
    for name in PUBLIC:
        assert getattr(allies, name).__name__ == ("open_theatre" if name == "open" else name)
    assert set(PUBLIC) <= set(dir(allies))


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'allies' has no attribute 'rout'"):
        allies.rout  # noqa: B018


def test_every_module_can_be_imported_by_itself() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(REPOSITORY / "src").with_suffix("").parts)
        if not name.endswith("__main__"):
            assert import_module(name.removesuffix(".__init__"))


def loaded(statements: str) -> set[str]:
    """Return the packages that a fresh interpreter has loaded after some statements."""
    code = f"import sys\n{statements}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split())


def test_the_package_and_its_help_load_nothing_heavy() -> None:
    heavy = {"numpy", "pydantic", "yaml", "scipy"}
    assert not {*heavy, "msgspec", "typer"} & loaded("import allies")
    assert not heavy & loaded("import allies.cli.app")


def test_assessing_a_theatre_read_before_loads_neither_the_reader_nor_scipy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path))
    asked = (
        "import contextlib, io\n"
        "from allies.cli import main\n"
        "sys.argv = ['allies', 'assess', 'osh-2010', '--draws', '10']\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main()"
    )
    first, second = loaded(asked), loaded(asked)
    assert "pydantic" in first
    assert {"numpy", "msgspec"} <= second
    assert not {"pydantic", "yaml", "scipy", "xarray"} & second


@pytest.mark.parametrize("command", [[str(COMMAND)], [sys.executable, "-m", "allies"]])
def test_the_command_and_the_module_answer_alike(command: list[str]) -> None:
    answered = subprocess.run(
        [*command, "members", "cst", "--on", "1995-01-01", "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (answered.returncode, answered.stderr) == (0, "")
    assert '"organisation": "cst"' in answered.stdout
    refused = subprocess.run(
        [*command, "members", "natto"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("ORGANISATION: unknown organisation 'natto'")


def words_in(path: Path) -> Iterator[str]:
    """Return every text in a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, HAS)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value not in said
        ):
            yield node.value


def examples() -> set[str]:
    """Return what people are told to type, for which the shipped theatre is there to be tried."""
    found = {row.example for row in CATALOGUE.values()}
    for row in CATALOGUE.values():
        found |= set(description_of(row.question).values())
    return found


def test_the_engine_knows_nothing_of_central_asia() -> None:
    names = ("uzbek", "kyrgyz", "csto", "moscow", "tashkent", "russia", "uzb", "kgz")
    told = examples()
    for path in sorted(PACKAGE.rglob("*.py")):
        for text in set(words_in(path)) - told:
            assert not [name for name in names if name in text.lower()], f"{path.name}: {text}"
