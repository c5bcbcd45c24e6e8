"""What the commands share: the question's day, account and theatre, and how it is answered."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import typer
from rich.console import RenderableType

from allies.cli.answered import answer_file, keep_answer, load_answer
from allies.cli.printing import form_of, rendered, show, write
from allies.errors import QuestionError, nearest
from allies.theatre.files import TheatreFiles, find_theatre, read_files
from allies.theatre.opening import open_files
from allies.values.dates import ImpreciseDate, parse_date
from allies.values.naming import in_any_case
from allies.world.instruments import DecisionText
from allies.world.published import world_as_published
from allies.world.world import World


@dataclass(frozen=True, slots=True)
class Drawing:
    """How to draw: futures, seed, reading, if law is a gate, which rule, and if to blend."""

    draws: int
    seed: int
    reading: str
    strict_law: bool
    rule: str = ""
    blend: bool = False


@dataclass(frozen=True)
class Asked:
    """What a command was asked.

    Attributes:
        theatre: name or folder.
        on_text: the day in question, as typed.
        as_of_text: the day of knowledge, as typed.
        account_text: whose choice among versions, as typed.
        as_json: whether to answer as JSON.
    """

    theatre: str
    on_text: str
    as_of_text: str
    account_text: str
    as_json: bool

    @cached_property
    def files(self) -> TheatreFiles:
        """The files of the theatre."""
        return read_files(find_theatre(self.theatre))

    @cached_property
    def record(self) -> World:
        """The record of the theatre, whole."""
        return open_files(self.files)

    @cached_property
    def world(self) -> World:
        """The record of the theatre, without what was written later of its texts."""
        return world_as_published(self.record, self.as_of)

    @cached_property
    def on(self) -> int | None:
        """The day in question, as an ordinal; None where none was given."""
        return day_of(self.on_text, "--on") if self.on_text else None

    @cached_property
    def as_of(self) -> int | None:
        """The day of knowledge, as an ordinal; None for everything."""
        return day_of(self.as_of_text, "--as-of") if self.as_of_text else None

    @cached_property
    def account(self) -> str:
        """Whose choice among versions counts."""
        return self.world.evidence.account(self.account_text, self.as_of).id

    @property
    def day(self) -> int:
        """The day in question; where none was given, the last on record or that of knowledge."""
        last = self.record.theatre.until.last
        if self.on is not None:
            return self.on
        return last if self.as_of is None else min(last, self.as_of)

    def answer(self, data: Mapping[str, Any], page: RenderableType) -> None:
        """Print the answer in the form asked for."""
        show(data, page, as_json=self.as_json)

    def repeats(self, question: str) -> bool:
        """Print the answer to a question as it was given before, if it was; say whether it was.

        Args:
            question: what is asked besides theatre, day, account and form.
        """
        # A digest knows nothing of the files that could not be read.
        answer = None if self.files.faults else load_answer(self._answer_file(question))
        if answer is None:
            return False
        write(answer)
        return True

    def answer_and_keep(self, question: str, data: Mapping[str, Any], page: RenderableType) -> None:
        """Print the answer to a question in the form asked for, and keep it."""
        answer = rendered(data, page, as_json=self.as_json)
        write(answer)
        keep_answer(self._answer_file(question), answer)

    def _answer_file(self, question: str) -> Path:
        form = form_of(as_json=self.as_json)
        asked = (question, self.on_text, self.as_of_text, self.account_text, form)
        return answer_file(self.files.digest, repr(asked))

    def refuse_beyond_coverage(self, day: int) -> None:
        """Say so, and end with code 2, where a day lies outside the record."""
        if not self.world.covers(day):
            sys.stderr.write(f"{self.world.beyond_coverage(day)}\n")
            raise typer.Exit(2)


def one_of(value: str, allowed: Collection[str], where: str) -> str:
    """Return an option's value, typed in any case.

    Raises:
        QuestionError: it is none of those allowed.
    """
    declared = in_any_case(value, allowed)
    if declared in allowed:
        return declared
    raise QuestionError(
        f"'{value}' is not possible here",
        where=where,
        why=f"it is one of {', '.join(allowed)}",
        remedy=nearest(value, allowed),
    )


def date_of(text: str, option: str) -> ImpreciseDate:
    """Return a date as typed.

    Raises:
        QuestionError: it is none.
    """
    try:
        return parse_date(text)
    except ValueError as error:
        raise QuestionError(
            str(error), where=option, remedy="write a day as YYYY-MM-DD, such as 2010-06-12"
        ) from None


def day_of(text: str, option: str) -> int:
    """Return a day as typed, as an ordinal.

    Raises:
        QuestionError: it is none, or not precise to the day.
    """
    date = date_of(text, option)
    if not date.is_precise:
        raise QuestionError(
            f"'{text}' is not a day",
            where=option,
            why="the answer can change within a month or a year",
            remedy="write a day as YYYY-MM-DD, such as 2010-06-12",
        )
    return date.first


def typed_rule(world: World, text: str) -> DecisionText:
    """Return a decision rule as typed: a name, or YAML such as {all: [{quorum: {least: 4}}, ...]}.

    A rule that somebody proposed goes by the name of the act in which it was. Whether it is a
    rule is seen when it is used.

    Raises:
        QuestionError: it is no YAML, or names a state that is none of the theatre's.
    """
    if not text.lstrip().startswith("{"):
        name = text.strip()
        if not name:
            return ""
        from allies.votes.decisions import RULES

        proposed = {act.id: act.rule for act in world.acts if act.rule}
        return proposed.get(in_any_case(name, proposed)) or in_any_case(name, RULES)
    from allies.theatre.yaml_text import YamlError, parse_yaml
    from allies.votes.rule_text import members_named

    try:
        written = parse_yaml(text)
    except YamlError as error:
        raise QuestionError(
            error.what,
            where="--rule",
            why="a rule is a name, or one key with what it needs",
            remedy="write 'consensus', or '{qualified_majority: {share: 2/3}}'",
        ) from None
    for path, name in members_named(written):
        if name not in world.states:
            raise QuestionError(
                f"unknown state '{name}'",
                where=f"--rule, {'.'.join(map(str, path))}",
                why="a vote that nobody has would count for nothing",
                remedy=nearest(name, world.states),
            )
    return written
