"""The page on armed groups, movements and unlawful trades."""

from __future__ import annotations

from rich.console import Group as Page
from rich.text import Text

from allies.faces.text.ledgers import UNKNOWN, LedgerPage, ledger_page, names_of, with_grounds
from allies.faces.text.style import listed, quiet
from allies.questions.groups import Group, GroupsAnswer, ToldOfGroup


def groups_page(answer: GroupsAnswer) -> Page:
    """Return groups with strength, place and side; if one name is asked, what sources say of it."""
    about = answer.about
    title = f"Groups: {answer.in_sentence(about)}" if about else "Groups"
    page = ledger_page(answer, title, answer.told, answer.groups, _LOOK, whole=bool(about))
    cases = [
        quiet(f"{answer.name(group.id)} stands on the other side in {', '.join(group.cases)}.")
        for group in answer.groups
        if group.cases
    ]
    more = [quiet("Ask for a group or a state to read what each source tells.")]
    return Page(page, *cases, *(more if answer.told and not about else []))


def _names(answer: GroupsAnswer, names: tuple[str, ...]) -> str:
    return listed([answer.name(name) for name in names])


def _what(answer: GroupsAnswer, row: ToldOfGroup) -> Text:
    said = [row.says]
    if row.hosts:
        said.append(f"In {_names(answer, row.hosts)}.")
    return with_grounds(row, said)


def _strength(_answer: GroupsAnswer, group: Group) -> str:
    figures = (f"{item.amount:,.0f} {item.unit}" for item in group.strength)
    return "; ".join(dict.fromkeys(figures)) or UNKNOWN


def _tellers(answer: GroupsAnswer, group: Group) -> str:
    """Return who tells of a group, without the source that reports them."""
    names = (answer.name(name).partition(" as reported by ")[0] for name in group.told_by)
    return listed(list(dict.fromkeys(names)))


def _name(answer: GroupsAnswer, group: Group) -> str:
    name = answer.name(group.id)
    return name if group.kind == "armed" else f"{name} ({group.kind})"


_LOOK = LedgerPage[GroupsAnswer, ToldOfGroup, Group](
    columns=(
        ("ON", lambda _answer, row: row.on),
        ("WHO TELLS", lambda answer, row: answer.name(row.by)),
        ("OF", lambda answer, row: _names(answer, row.groups)),
        ("WHAT", _what),
    ),
    sums=(
        ("GROUP", _name),
        ("STRENGTH", _strength),
        ("WHERE", lambda answer, row: names_of(answer, row.where)),
        ("BESIDE", lambda answer, row: names_of(answer, row.allied_to)),
        ("TOLD OF BY", _tellers),
    ),
    notes="A source that names a group need not know how strong it is. Places and sides are of the"
    " days on which sources tell of them.",
)
