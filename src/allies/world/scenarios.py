"""Scenario sets: background worlds that a document sets side by side, without weights."""

from __future__ import annotations

from allies.evidence.sources import Citation
from allies.questions.base import WhatIf
from allies.values.entries import Entry


class Outlook(Entry, frozen=True, kw_only=True):
    """What one capital expects of a background world, and what it would do in it.

    Attributes:
        who: the state or organisation.
        expects: what it expects, as a clause; empty if the documents do not say.
        does: what it would do, as a clause; empty if the documents do not say.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    who: str
    expects: str = ""
    does: str = ""
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Background(Entry, frozen=True, kw_only=True):
    """One background world of a set, and what it sets in the model.

    Attributes:
        id: its name in the set, in kebab case.
        says: what is so in it, as a clause.
        by: who describes it, if it is not who describes the set.
        lever: levers of the theatre that are supposed in it.
        without: ids of acts, statements, versions or forces that are left out in it.
        vote: votes of states in it, each as `STATE=for`, `against`, `abstain` or `absent`.
        deny: states that let nobody pass in it.
        withdraw: states that send none of their forces in it.
        panel: the panel whose judgements hold in it.
        no_input: why it sets nothing in the model; needed where nothing is set, and only there.
        outlooks: what capitals expect and would do in this world alone.
        rows: rows of the project's inventory that it carries.
        cites: where it is described.
        judgement: how the coder turned the description into what is set.
    """

    id: str
    says: str
    by: tuple[str, ...] = ()
    lever: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    vote: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    withdraw: tuple[str, ...] = ()
    panel: str = ""
    no_input: str = ""
    outlooks: tuple[Outlook, ...] = ()
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    @property
    def what_if(self) -> WhatIf:
        """What is supposed in it; nothing if it sets no input."""
        return WhatIf(
            lever=self.lever,
            without=self.without,
            vote=self.vote,
            deny=self.deny,
            withdraw=self.withdraw,
            judgements=(self.panel,) if self.panel else (),
        )


class ScenarioSet(Entry, frozen=True, kw_only=True):
    """Background worlds that stand side by side; none is likelier than another.

    Attributes:
        id: its name, in kebab case.
        title: its title.
        by: who describes it: states, organisations, holders or sources.
        backgrounds: its worlds, in the order of the document.
        outlooks: what capitals expect and would do in every one of its worlds.
        note: what a reader should know.
        rows: rows of the project's inventory that it carries.
        cites: where it is described.
    """

    id: str
    title: str
    by: tuple[str, ...]
    backgrounds: tuple[Background, ...]
    outlooks: tuple[Outlook, ...] = ()
    note: str = ""
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...]
