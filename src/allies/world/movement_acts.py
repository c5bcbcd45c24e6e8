"""The kinds of act by which somebody may pass or stay, and by which forces move.

They are rows of the vocabulary like all others.
"""

from __future__ import annotations

from msgspec.structs import replace

from allies.world.act_kinds import ActKind, Setting


def _permission(
    register: str, name: str, sentence: str, word: str, *after: str, runs_out: bool = True
) -> ActKind:
    """Return an act that lets somebody pass or stay, or does not, until a day where it says so."""
    # Passage by air is overflight; an act that names no cargo covers all cargoes.
    fields = ("mode", "cargo") if register == "transit" else ("place",)
    setting = Setting(register, ("by", "to", *fields), word, after, "ended" if runs_out else "")
    return ActKind(name, sentence, ("to", fields[0]), (setting,), ledger="bargains", stage="ended")


def _transit(name: str, sentence: str, word: str, *after: str) -> ActKind:
    return _permission("transit", name, sentence, word, *after)


def _access(name: str, sentence: str, word: str, *after: str) -> ActKind:
    return _permission("access", name, sentence, word, *after)


def _base(name: str, sentence: str, word: str, *after: str) -> ActKind:
    return _permission("base", name, sentence, word, *after, runs_out=word == "in_use")


_OPEN = ("granted", "conditional")

MOVEMENT = (
    _transit("transit_granted", "{by} let {to} cross it ({mode})", "granted"),
    _transit(
        "transit_granted_conditionally",
        "{by} let {to} cross it ({mode}) under conditions",
        "conditional",
    ),
    _transit("transit_refused", "{by} refused {to} transit ({mode})", "refused"),
    _transit("transit_revoked", "{by} took back {to}'s transit ({mode})", "revoked", *_OPEN),
    _access("access_granted", "{by} gave {to} access to {place}", "granted"),
    _access(
        "access_granted_conditionally",
        "{by} gave {to} access to {place} under conditions",
        "conditional",
    ),
    _access("access_refused", "{by} refused {to} access to {place}", "refused"),
    _access("access_revoked", "{by} ended {to}'s access to {place}", "revoked", *_OPEN),
    _base("base_granted", "{by} gave {to} the use of {place}", "in_use"),
    _base(
        "base_refused",
        "{by} refused {to} a base at {place}",
        "refused",
        "none",
        "refused",
        "vacated",
        "ended",
    ),
    _base("base_revoked", "{by} told {to} to leave {place}", "revoked", "in_use", "ended"),
    _base("base_vacated", "{to} left {place} in {by}", "vacated", "in_use", "revoked", "ended"),
    replace(
        _base(
            "lease_extended",
            "{by} let {to} keep {place} longer",
            "in_use",
            "in_use",
            "revoked",
            "ended",
        ),
        needs=("to", "place", "until"),
    ),
    ActKind(
        "rent_claimed",
        "{by} asked {to} for {amount} {unit}",
        ("to", "amount", "unit"),
        ledger="bargains",
        stage="asked",
    ),
    ActKind(
        "rent_agreed",
        "{by} and {to} agreed on {amount} {unit}",
        ("to", "amount", "unit"),
        ledger="bargains",
        stage="ended",
    ),
    ActKind("force_formed", "{by} formed {force}", ("force",)),
    ActKind("force_pledged", "{by} pledged {force} to {of}", ("force", "of")),
    ActKind("force_deployed", "{by} sent {force} to {place}", ("force", "place")),
    # From the first of these on, the forces that are kept on alert get ready.
    ActKind("forces_alerted", "{by} put its forces on alert", ()),
    ActKind("forces_stood_down", "{by} ended the alert of its forces", ()),
)
