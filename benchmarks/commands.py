"""Whole commands, against the same command tree in bare Typer and against bare imports."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import typer

from allies.cli.app import make_app
from benchmarks.measuring import Measured, in_turn, of_children, process

ROUNDS = 15
BARE_IMPORTS = "import numpy, pydantic, rich"
_HEAD = """
from typing import Annotated
import typer
app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    context_settings=dict(help_option_names=["-h", "--help"]),
)
@app.callback(help={help!r})
def program({takes}): pass
"""


def _bare_tree() -> str:
    """Return a program with our commands, options and help, and nothing behind them."""
    root: Any = typer.main.get_command(make_app())
    head = _HEAD.format(help=root.help, takes=", ".join(map(_parameter, root.params)))
    return "\n".join([head, *_commands(root, "app"), "app()", ""])


def _commands(group: Any, name: str) -> Iterator[str]:
    for number, (word, command) in enumerate(group.commands.items()):
        own = f"{name}_{number}"
        words = f"{word!r}, help={command.help!r}, rich_help_panel={_panel(command)!r}"
        if hasattr(command, "commands"):
            yield f"{own} = typer.Typer()"
            yield from _commands(command, own)
            words = words.replace(repr(word), f"{own}, name={word!r}", 1)
            yield f"{name}.add_typer({words})"
        else:
            takes = ", ".join(_parameter(item) for item in command.params)
            yield f"@{name}.command({words})\ndef f_{own}({takes}): pass"


def _panel(command: Any) -> str | None:
    panel = getattr(command, "rich_help_panel", None)
    return panel if isinstance(panel, str) else None


def _parameter(item: Any) -> str:
    """Return a parameter as Typer takes it; a number is read as a number, all else as text."""
    name = item.type.name.removesuffix("eger").removesuffix("ean")
    kind = name if name in ("int", "float", "bool") else "str"
    nothing = False if kind == "bool" else None
    if item.nargs > 1:
        kind = f"tuple[{', '.join([kind] * item.nargs)}]"
    elif item.multiple if item.param_type_name == "option" else item.nargs < 0:
        kind = f"list[{kind}]"
    if kind != "bool":
        kind = f"{kind} | None"
    how = f"typer.Argument(help={item.help!r}, show_default=False)"
    if item.param_type_name == "option":
        names = ", ".join(repr(name) for name in item.opts)
        how = f"typer.Option({names}, help={item.help!r}, show_default=False)"
    return f"{item.name}: Annotated[{kind}, {how}] = {nothing!r}"


def _against_imports(name: str, ours: Callable[[], object], most: float) -> Measured:
    bare = process(sys.executable, "-c", BARE_IMPORTS)
    return Measured(name, BARE_IMPORTS, *in_turn(ours, bare, ROUNDS, of_children), most)


def measure() -> Iterator[Measured]:
    """Measure the start of the program, and whole answers, each in a fresh process."""
    allies = str(Path(sys.executable).with_name("allies"))
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(_bare_tree(), encoding="utf-8")
        help_of = process(sys.executable, str(bare), "--help")
        seconds = in_turn(process(allies, "--help"), help_of, ROUNDS, of_children)
    yield Measured("allies --help", "the same tree in bare Typer", *seconds, 1.3)
    # What a page costs that nothing is drawn for: the libraries, the theatre and the printing.
    yield _against_imports("allies members csto", process(allies, "members", "csto"), 1.5)
    # A seed that nobody has used makes a question that nobody has asked.
    seeds = count(1)
    for name, words, most in (
        ("allies assess osh-2010, never asked", (), 5.0),
        ("the funnel alone, as JSON, never asked", ("--json",), 4.0),
    ):

        def anew(words: tuple[str, ...] = words) -> object:
            return process(allies, "assess", "osh-2010", "--seed", str(next(seeds)), *words)()

        yield _against_imports(name, anew, most)
    again = process(allies, "assess", "osh-2010")
    yield _against_imports("allies assess osh-2010, asked before", again, 1.5)
