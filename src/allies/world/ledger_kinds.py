"""The kinds of act that set no register and are entered in ledgers: rows of the vocabulary of acts.

They are exercises, transfers, what is asked and offered in bargains, stands on a line, and
statements on groups that are no states, on balances and on states that may join an organisation.
"""

from __future__ import annotations

from allies.world.act_kinds import ActKind, Stage


def _transfer(name: str, sentence: str, stage: Stage) -> ActKind:
    """Return an act by which a transfer comes to a stage."""
    return ActKind(name, sentence, ("to", "says"), ledger="transfers", stage=stage)


def _group(name: str, sentence: str, stage: Stage, *needs: str) -> ActKind:
    """Return an act by which somebody says something of a group; its source makes it public."""
    return ActKind(
        name, sentence, ("of", "says", *needs), public="first_origin", ledger="groups", stage=stage
    )


_STANDS_ON_A_LINE: tuple[tuple[str, str, Stage], ...] = (
    ("line_followed", "{by} followed {to}", "followed"),
    ("line_refused", "{by} did not follow {to}", "refused"),
    ("line_left_open", "{by} took no side on the line of {to}", "open"),
)

_BALANCES: tuple[tuple[str, str, Stage], ...] = (
    ("balance_judged", "{by} on the military balance: {says}", "military"),
    ("market_judged", "{by} on the market of arms: {says}", "market"),
)


def _accession(name: str, sentence: str, stage: Stage, *needs: str) -> ActKind:
    """Return an act by which somebody says something of a state that may join."""
    return ActKind(
        name,
        sentence,
        ("of", "state", "says", *needs),
        public="first_origin",
        ledger="accession",
        stage=stage,
    )


IN_LEDGERS = (
    # Whose ground it is stands in `to` of these two.
    ActKind(
        "permission_sought",
        "{by} asked {to} for permission: {says}",
        ("to", "says"),
        ledger="bargains",
        stage="asked",
    ),
    ActKind(
        "terms_offered",
        "{by} offered {to} in return for permission: {says}",
        ("to", "says", "terms"),
        ledger="bargains",
        stage="offered",
    ),
    ActKind("exercised", "{by} held an exercise: {says}", ("says",), ledger="exercises"),
    # A wish for equipment is no request for help in a crisis, so it sets no register.
    _transfer("equipment_sought", "{by} asked {to} for equipment: {says}", "sought"),
    _transfer(
        "transfer_discussed", "{by} discussed with {to} what it may give: {says}", "discussed"
    ),
    _transfer("transfer_pledged", "{by} promised {to}: {says}", "pledged"),
    _transfer("transfer_agreed", "{by} agreed to give {to}: {says}", "agreed"),
    _transfer("transfer_licensed", "{by} permitted that {to} be given: {says}", "licensed"),
    _transfer("transferred", "{by} gave {to}: {says}", "delivered"),
    _transfer("transfer_stored", "{by} left with {to} for storage: {says}", "stored"),
    ActKind("line_taken", "{by} took a line: {says}", ("says",), ledger="stands", stage="led"),
    *(
        ActKind(name, sentence, ("to", "about"), ledger="stands", stage=stage)
        for name, sentence, stage in _STANDS_ON_A_LINE
    ),
    *(
        ActKind(name, sentence, ("says",), public="first_origin", ledger="balance", stage=stage)
        for name, sentence, stage in _BALANCES
    ),
    _accession("accession_sought", "{by} on {state} seeking to join {of}: {says}", "sought"),
    _accession("accession_backed", "{by} on {to} backing {state} in {of}: {says}", "backed", "to"),
    _accession("accession_hindered", "{by} on what keeps {state} out of {of}: {says}", "hindered"),
    _accession("accession_unwanted", "{by} on {state} not wanting {of}: {says}", "unwanted"),
    _accession("accession_expected", "{by} on whether {state} joins {of}: {says}", "expected"),
    _group("group_named", "{by} named {of}: {says}", "named"),
    _group("group_placed", "{by} told where {of} is: {says}", "placed", "hosts"),
    _group("group_counted", "{by} told how strong {of} is: {says}", "counted", "amount", "unit"),
    _group("group_allied", "{by} told of {of} beside {to}: {says}", "allied", "to"),
    _group("group_told", "{by} told of {of}: {says}", "told"),
)
