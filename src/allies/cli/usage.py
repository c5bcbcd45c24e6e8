"""Typing faults, reported like every other fault: what, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand

from allies.errors import QuestionError, nearest, nothing_given
from allies.questions.base import DEFAULT_THEATRE

# The library's class for typing faults, under any of its names.
UsageError: type[Any] = typer.BadParameter.__mro__[1]

# Words of other tools, and the commands of this one with the same meaning.
_MEANT = {
    "export": "add --json or --csv to any question",
    "download": "add --json or --csv to any question",
    "forecast": "allies assess CASE forecasts one crisis, and allies backtest scores the forecasts",
    "help": "allies -h lists the commands, and allies COMMAND -h the options of one",
    "list": "allies cases lists the crises, and allies -h the commands",
    "search": "allies find WORDS searches all that is on record",
    "validate": "allies check finds every fault of a theatre",
    "verify": "allies sources verify finds every cited passage",
}

# The library's names of types, and what they mean.
_NUMBERS = {
    "int": "a whole number in digits, such as 1000",
    "integer": "a whole number in digits, such as 1000",
    "float": "a number",
}


class Command(TyperCommand):
    """A command that refuses empty words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words typed.

        Raises:
            QuestionError: a word is empty, such as from a shell variable that is not set.
        """
        try:
            rest: list[str] = super().parse_args(ctx, args)
        except UsageError as error:
            error.ctx = error.ctx or ctx  # of an option without its value, the library names none
            raise
        for item in self.params:
            given = ctx.params.get(item.name)
            words = given if isinstance(given, list | tuple) else [given]
            if any(isinstance(word, str) and not word.strip() for word in words):
                named = item.human_readable_name.upper() if _stands(item) else item.opts[0]
                raise nothing_given(named)
        return rest


def fault_of(error: Any) -> QuestionError | None:
    """Return a typing fault as a question that cannot be asked.

    Args:
        error: as the library raises it, with its context.

    Returns:
        The fault; nothing if the error only shows the help.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        return None
    context = error.ctx
    path = context.command_path if context else "allies"
    help_of = f"{path} -h shows its arguments and options"
    theatre = context.params.get("theatre") if context else None
    # An example names entries of the first theatre, and helps nobody who asks another one.
    example = _example(path) if theatre in (None, DEFAULT_THEATRE) else ""
    shown = f"for example: {example}; {help_of}" if example else help_of
    said = error.format_message()
    option = getattr(error, "option_name", "")
    if option and " requires " in said:
        number = said.rpartition(" requires ")[2].split()[0]
        needed = "a value" if number == "an" else f"{number} values"
        return QuestionError(f"{option} needs {needed}", where=path, remedy=shown)
    if option:
        known = [name for item in context.command.params for name in item.opts if name[0] == "-"]
        meant = _option_meant(option, known) or help_of
        if "No such option" in said:
            return QuestionError(f"there is no option {option}", where=path, remedy=meant)
        return QuestionError(said.rstrip("."), where=path, remedy=help_of)
    if said.startswith("No such command"):
        word = said.split("'")[1]
        known = list(context.command.commands)
        remedy = _MEANT.get(word.casefold()) or nearest(word, known)
        return QuestionError(f"there is no command '{word}'", where=path, remedy=remedy)
    if said.startswith("Missing"):
        item = error.param
        name = (
            "a word"
            if item is None
            else item.human_readable_name
            if _stands(item)
            else item.opts[0]
        )
        return QuestionError(f"{name} is missing", where=path, remedy=shown)
    if "unexpected extra argument" in said:
        words = said.partition("(")[2].partition("(")[2].rstrip(")").strip() or "an empty word"
        places = [item.human_readable_name for item in context.command.params if _stands(item)]
        taken = f"{' '.join(places)} and then options" if places else "options only"
        return QuestionError(
            f"too many words: {words}",
            where=path,
            why=f"it takes {taken}",
            remedy=shown,
        )
    what = said.removeprefix("Invalid value for ").rstrip(".")
    for kind, words in _NUMBERS.items():
        what = what.replace(f"is not a valid {kind}", f"is not {words}")
    return QuestionError(what, where=path, remedy=shown)


def _stands(item: Any) -> bool:
    return bool(item.param_type_name == "argument")


def _option_meant(option: str, known: Iterable[str]) -> str:
    """Return a remedy that names the option that is spelt most alike; empty if none is.

    The dashes, which all options share, make no two of them alike, and neither does an ending.
    """
    word = option.lstrip("-")
    names = {name.lstrip("-"): name for name in known if name.lstrip("-")[:1] == word[:1]}
    if not names:
        return ""
    found = nearest(word, names)
    asks, _, name = found.partition("'")
    return f"{asks}'{names[name[:-2]]}'?" if found.startswith("did you mean") else ""


def _example(path: str) -> str:
    from allies.questions.catalogue import CATALOGUE

    verb = path.partition(" ")[2]
    rows = [row for row in CATALOGUE.values() if row.example.split(" ")[0] == verb]
    rows.sort(key=lambda row: row.name != verb)  # the question with the same name as its command
    return f"allies {rows[0].example}" if rows else ""
