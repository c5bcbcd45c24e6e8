"""Levers: named what-ifs that a theatre ships, each with who proposed or feared it."""

from __future__ import annotations

from typing import Any

from allies.evidence.sources import Citation
from allies.values.entries import Entry
from allies.world.acts import Act
from allies.world.forces import Force

STATUSES = ("in", "out", "participating")
BALLOTS = ("for", "against", "abstain", "absent")


class Lever(Entry, frozen=True, kw_only=True):
    """A what-if: acts added or taken away, and what else is supposed with them.

    Attributes:
        id: its name, in kebab case.
        says: what it supposes, as a clause after "supposing that".
        of: the organisation that it is about; it must exist on the day in question.
        by: who proposed, wanted or feared it: states, organisations, holders or sources.
        acts: acts that happen as well.
        without: ids of acts that do not happen.
        forces: forces that are there as well; one with the id of a force of the record replaces it.
        member: status of states in `of`, each as `STATE=in`, `STATE=out` or `STATE=participating`.
        vote: votes of states, each as `STATE=for`, `against`, `abstain` or `absent`.
        deny: states that let nobody pass.
        allow: states that let everybody pass.
        withdraw: states that send none of their forces.
        rule: the decision rule by which every organ of `of` decides; empty for that of the law.
        rows: rows of the project's inventory that it carries.
        cites: where it is proposed or discussed.
        judgement: how the coder made the proposal exact.
    """

    id: str
    says: str
    of: str = ""
    by: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    without: tuple[str, ...] = ()
    forces: tuple[Force, ...] = ()
    member: tuple[str, ...] = ()
    vote: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    withdraw: tuple[str, ...] = ()
    rule: Any = ""
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of the fields by which it changes the record or the model."""
        names = ("acts", "without", "forces", "member", "vote", "deny", "allow", "withdraw", "rule")
        return tuple(name for name in names if getattr(self, name))
