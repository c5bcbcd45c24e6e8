"""Checks of acts: known kinds, the fields they need, and names that exist."""

from __future__ import annotations

from allies.theatre.checks.context import Context
from allies.votes.decisions import RULES
from allies.world.act_kinds import ActKind, Setting
from allies.world.act_words import ALSO_CALLED
from allies.world.acts import Act
from allies.world.log import split_versions
from allies.world.registers import REGISTERS
from allies.world.vocabulary import KINDS

_STATEMENTS = ("announced", "claimed")
_NAMES = {"of": "body or text", "state": "state", "to": "actor", "place": "place", "force": "force"}


def check_acts(context: Context) -> None:
    """Check every act of the record and of the cases."""
    for act in context.record.acts:
        check_act(context, act)
    for case in context.record.cases.values():
        for act in (*case.acts, *case.question.proposals):
            check_act(context, act)


def check_act(context: Context, act: Act) -> None:
    """Check one act: its kind, the fields it needs, and the names in it."""
    key = f"act:{act.id}"
    kind = KINDS.get(act.act)
    if kind is None:
        context.fault(
            key,
            ("act",),
            f"unknown act '{act.act}'",
            "the kinds of act are a closed vocabulary",
            context.nearest(act.act, KINDS, ALSO_CALLED),
        )
    for name in kind.needs if kind else ():
        if not getattr(act, name):
            context.fault(
                key,
                (),
                f"'{name}' is missing",
                f"an act of kind '{act.act}' needs it",
                f"add '{name}:'",
            )
    if kind is not None and act.until is not None and not kind.can_run_out:
        context.fault(
            key,
            ("until",),
            f"an act of kind '{kind.name}' cannot have 'until:'",
            "'until' is the last day of a grant, and acts of this kind grant nothing for a time",
            "remove 'until:', and write the act that ended it, or the day in 'says:'",
        )
    if act.rule and act.rule not in RULES:
        context.fault(
            key,
            ("rule",),
            f"unknown decision rule '{act.rule}'",
            "a proposed rule is given by its name",
            context.nearest(act.rule, RULES),
        )
    settled = _check_subjects(context, key, act, kind) if kind else set()
    if act.act == "voted" and act.of:
        settled.add("of")
        where_votes_are = context.names["organ"] | context.names["organisation"]
        context.know(key, ("of",), act.of, "organ or organisation", where_votes_are)
    if "by" not in settled:
        context.know(key, ("by",), act.by, "actor")
    for name, what in _NAMES.items():
        value = getattr(act, name)
        if value and name not in settled:
            context.know(key, (name,), value, what)
    _check_versions(context, key, act)
    if act.act in _STATEMENTS:
        _check_ages(context, key, act)
    for at, name in enumerate(act.about):
        context.know(key, ("about", at), name, "entry")


def _check_ages(context: Context, key: str, act: Act) -> None:
    """Note each source of a statement that was published before anybody made the statement."""
    for at, cite in enumerate(act.cites):
        source = context.record.sources.get(cite.source)
        if source is not None and source.published.last < act.on.first:
            context.note(
                key,
                ("cites", at),
                f"'{cite.source}' of {source.published} is older than the statement of {act.on}",
                "a source cannot report what was said after it was published",
                "remove the citation; give what else it supports as a 'judgement:'",
            )


def _check_subjects(context: Context, key: str, act: Act, kind: ActKind) -> set[str]:
    """Check that the fields for a register's subject name entries of the right kind."""
    settled: set[str] = set()
    for setting in kind.sets:
        for field, what in _subject_fields(act, setting):
            if field in ("means", "mode", "cargo") or field in settled:
                continue
            settled.add(field)
            value = getattr(act, field)
            if value:
                context.know(key, (field,), value, what)
    return settled


def _subject_fields(act: Act, setting: Setting) -> list[tuple[str, str]]:
    """Return each field of an act that names a register's subject, and the kind it must name."""
    subjects = REGISTERS[setting.register].subject
    return [
        (("state" if act.state else "by") if field == "affected" else field, what)
        for field, what in zip(setting.subject, subjects, strict=True)
    ]


def _check_versions(context: Context, key: str, act: Act) -> None:
    if not act.version:
        return
    contest_id, versions = split_versions(act)
    if any("/" not in name for name in act.version):
        context.fault(
            key,
            ("version",),
            f"'{act.version[0]}' names no version",
            "a version is written contest/version",
            "write the contest's id, a slash and the version's id",
        )
        return
    if len({name.partition("/")[0] for name in act.version}) > 1:
        context.fault(
            key,
            ("version",),
            "an act belongs to versions of one contest only",
            "",
            "split it into two acts",
        )
        return
    if not context.know(key, ("version",), contest_id, "contest"):
        return
    contest = context.record.contests.get(contest_id)
    if contest is None:
        return
    known = {version.id for version in contest.versions}
    for name in sorted(versions - known):
        context.fault(
            key,
            ("version",),
            f"contest '{contest_id}' has no version '{name}'",
            "",
            context.nearest(name, known),
        )
    if not contest.has_alternatives or any(version.reading for version in contest.versions):
        context.fault(
            key,
            ("version",),
            f"'{contest_id}' has no alternatives to choose from",
            "only rival claims and datings are alternatives; law is answered by readings",
            "remove 'version:'",
        )
