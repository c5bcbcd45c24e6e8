"""The closed vocabulary of acts.

To add a kind of act, add one row to a table below, or to that of `movement_acts` for passage, stay
and forces, of `council_acts` for seats and organs, or of `ledger_kinds` for acts that only ledgers
enter, and raise `VOCABULARY_VERSION`. A row says which fields the kind needs, which registers it
sets, what must have come before, and how it reads.

Everything that begins can end: by an act, on the day named by `until`, when its subject is
dissolved, or, for texts that an organisation names, by leaving it. See `world.endings`.

Versions: 1, the first; 2, permissions by cargo, access, leases and rents; 3, `dissolved`,
`took_chair` and `equipment_sought`; 4, an end for all that begins: the acts `expelled`,
`membership_restored`, `partnership_left`, `observership_left`, `membership_succeeded`,
`treaty_succeeded`, `notice_taken_back`, `withdrawal_refused`, `answer_withdrawn`, `mandate_ended`,
`objection_withdrawn` and `stance_withdrawn`, the register `existence`, and `until` of mandates,
suspensions, access, bases and instruments; also reservations at ratification, entry into force for
one state, the end of provisional application, a displaced government, sanctions and embargoes; 5,
ledgers: the acts `permission_sought`, `terms_offered`, `transfer_discussed`, `transfer_pledged`,
`transfer_agreed`, `transfer_licensed`, `transfer_stored`, `line_taken`, `line_followed`,
`line_refused` and `line_left_open`; hosts, participants and purposes of exercises; kinds and values
of transfers; 6, groups: the acts `group_named`, `group_placed`, `group_counted`, `group_allied` and
`group_told`; 7, balances
and queues: the acts `balance_judged`, `market_judged`, `accession_sought`, `accession_backed`,
`accession_hindered`, `accession_unwanted` and `accession_expected`; 8, councils: the acts `seated`,
`unseated`, `informed` and `information_withdrawn`, and the registers `seat` and `information`; 9,
`until` of sanctions and embargoes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from allies.world.act_kinds import ActKind, Condition, Setting
from allies.world.council_acts import COUNCILS
from allies.world.ledger_kinds import IN_LEDGERS
from allies.world.movement_acts import MOVEMENT
from allies.world.registers import ACCEPTING

VOCABULARY_VERSION = 9

_STATE_AND_BODY = ("affected", "of")


def _membership(word: str, *after: str, then: str = "") -> Setting:
    return Setting("membership", _STATE_AND_BODY, word, after, then)


def _participation(word: str, *after: str, then: str = "") -> Setting:
    return Setting("participation", _STATE_AND_BODY, word, after, then)


def _party(word: str, *after: str) -> Setting:
    return Setting("party", _STATE_AND_BODY, word, after)


def _instrument(word: str, *after: str, then: str = "") -> Setting:
    return Setting("instrument", ("of",), word, after, then)


def _existence(word: str, *after: str) -> Setting:
    return Setting("existence", ("by",), word, after)


def _party_kind(name: str, sentence: str, word: str, *after: str) -> ActKind:
    return ActKind(name, sentence, ("of",), (_party(word, *after),))


INSIDE = ("member", "suspended")
OUTSIDE = ("none", "withdrawn", "expelled")
_NOT_A_MEMBER = (*OUTSIDE, "partner", "observer")
STANCES = ("for", "against", "reserved")
_NOT_A_PARTY = ("none", "refused", "objected", "lapsed", "denounced", "ended")
_BODY_IS_THERE = Condition("existence", ("of",), ("none", "founded"))
_IS_MEMBER = Condition("membership", _STATE_AND_BODY, ("member",))

_MEMBERSHIP = (
    ActKind("founded", "{by} was founded", (), (_existence("founded", "none", "dissolved"),)),
    ActKind("dissolved", "{by} ceased to exist", (), (_existence("dissolved", "none", "founded"),)),
    ActKind(
        "acceded",
        "{affected} became a member of {of}",
        ("of",),
        (
            _membership("member", *_NOT_A_MEMBER),
            _participation("full"),
        ),
        stands=(_BODY_IS_THERE,),
    ),
    ActKind(
        "membership_succeeded",
        "{by} took the place of {to} as a member of {of}",
        ("of", "to"),
        (
            Setting("membership", ("by", "of"), "member", _NOT_A_MEMBER),
            Setting("participation", ("by", "of"), "full"),
            Setting("membership", ("to", "of"), "none", INSIDE),
            Setting("participation", ("to", "of"), "none"),
        ),
        stands=(_BODY_IS_THERE,),
    ),
    ActKind(
        "withdrew",
        "{affected} left {of}",
        ("of",),
        (_membership("withdrawn", *INSIDE), _participation("none")),
    ),
    ActKind(
        "expelled",
        "{by} expelled {affected} from {of}",
        ("of", "state"),
        (_membership("expelled", *INSIDE), _participation("none")),
    ),
    ActKind(
        "membership_lapsed",
        "the membership of {affected} in {of} ran out",
        ("of",),
        (_membership("withdrawn", *INSIDE), _participation("none")),
    ),
    ActKind(
        "withdrawal_notified",
        "{affected} gave notice of leaving {of}",
        ("of",),
        (Setting("notice", _STATE_AND_BODY, "given"),),
    ),
    ActKind(
        "notice_taken_back",
        "{affected} took back its notice of leaving {of}",
        ("of",),
        (Setting("notice", _STATE_AND_BODY, "taken_back", ("given",)),),
    ),
    ActKind(
        "withdrawal_accepted",
        "{of} accepted that {affected} leaves",
        ("of", "state"),
        (Setting("acceptance", ("of", "state"), "given"),),
    ),
    ActKind(
        "withdrawal_refused",
        "{of} did not accept that {affected} leaves",
        ("of", "state"),
        (Setting("acceptance", ("of", "state"), "refused"),),
    ),
    ActKind(
        "membership_suspended",
        "{by} suspended the membership of {affected} in {of}",
        ("of",),
        (
            _membership("suspended", *INSIDE, then="member"),
            _participation("suspended", then="full"),
        ),
        own_sentence="{by} suspended its membership in {of}",
    ),
    ActKind(
        "membership_restored",
        "{by} restored the membership of {affected} in {of}",
        ("of",),
        (_membership("member", "suspended"), _participation("full")),
        own_sentence="{by} restored its membership in {of}",
        stands=(_BODY_IS_THERE,),
    ),
    ActKind(
        "participation_suspended",
        "{by} suspended the participation of {affected} in {of}",
        ("of",),
        (_participation("suspended", "full", "suspended", then="full"),),
        own_sentence="{by} suspended its participation in {of}",
    ),
    ActKind(
        "participation_resumed",
        "{affected} took part in {of} again",
        ("of",),
        (_participation("full", "suspended"),),
        stands=(_IS_MEMBER,),
    ),
    ActKind(
        "observer_admitted",
        "{affected} became an observer at {of}",
        ("of",),
        (_membership("observer", *OUTSIDE, "partner", *INSIDE), _participation("none")),
        stands=(_BODY_IS_THERE,),
    ),
    ActKind(
        "observership_left",
        "{affected} ceased to be an observer at {of}",
        ("of",),
        (_membership("none", "observer"),),
    ),
    ActKind(
        "partner_admitted",
        "{affected} became a partner of {of}",
        ("of",),
        (_membership("partner", *OUTSIDE, "observer", *INSIDE), _participation("none")),
        stands=(_BODY_IS_THERE,),
    ),
    ActKind(
        "partnership_left",
        "{affected} ceased to be a partner of {of}",
        ("of",),
        (_membership("none", "partner"),),
    ),
)

# What ends for a state when it denounces a text or lets it lapse.
_NO_LONGER_BOUND = (
    Setting("provisional", _STATE_AND_BODY, "ended"),
    Setting("entry", _STATE_AND_BODY, "ended"),
)

_LAW = (
    ActKind("adopted", "{by} adopted {of}", ("of",), (_instrument("opened", "none"),)),
    _party_kind("signed", "{affected} signed {of}", "signed", *_NOT_A_PARTY),
    _party_kind(
        "signed_with_reservations",
        "{affected} signed {of} with reservations",
        "signed_with_reservations",
        *_NOT_A_PARTY,
    ),
    _party_kind("refused_to_sign", "{affected} did not sign {of}", "refused", "none"),
    _party_kind("ratified", "{affected} ratified {of}", "ratified"),
    ActKind(
        "treaty_succeeded",
        "{by} took the place of {to} as a party to {of}",
        ("of", "to"),
        (
            Setting("party", ("by", "of"), "ratified", _NOT_A_PARTY),
            Setting("party", ("to", "of"), "ended", ACCEPTING),
        ),
    ),
    _party_kind("objected", "{affected} objected to {of}", "objected"),
    ActKind(
        "denounced",
        "{affected} denounced {of}",
        ("of",),
        (_party("denounced", *ACCEPTING), *_NO_LONGER_BOUND),
    ),
    ActKind(
        "lapsed",
        "{affected} let {of} lapse",
        ("of",),
        (_party("lapsed", *ACCEPTING, "lapsed", "denounced"), *_NO_LONGER_BOUND),
    ),
    ActKind(
        "entered_into_force",
        "{of} entered into force",
        ("of",),
        (_instrument("in_force", "none", "opened", "expired", then="expired"),),
    ),
    ActKind("expired", "{of} expired", ("of",), (_instrument("expired", "in_force"),)),
    ActKind("approved", "{by} approved {of}", ("of",)),
)

# How a text comes to bind one state in another way than by signature and plain ratification.
_LAW_OF_ONE_STATE = (
    _party_kind(
        "ratified_with_reservations",
        "{affected} ratified {of} with reservations",
        "ratified_with_reservations",
    ),
    _party_kind(
        "reservations_withdrawn",
        "{affected} withdrew its reservations to {of}",
        "ratified",
        "ratified_with_reservations",
    ),
    ActKind(
        "provisionally_applied",
        "{affected} applied {of} provisionally",
        ("of",),
        (Setting("provisional", _STATE_AND_BODY, "applied"),),
    ),
    ActKind(
        "provisional_application_ended",
        "{affected} ended its provisional application of {of}",
        ("of",),
        (Setting("provisional", _STATE_AND_BODY, "ended", ("applied",)),),
    ),
    ActKind(
        "entered_into_force_for",
        "{of} entered into force for {state}",
        ("of", "state"),
        (Setting("entry", ("state", "of"), "in_force"),),
    ),
)

_SANCTIONS = (
    ActKind(
        "sanctions_imposed",
        "{by} imposed sanctions on {to}",
        ("to",),
        (Setting("sanctions", ("by", "to"), "imposed", then="lifted"),),
    ),
    ActKind(
        "sanctions_lifted",
        "{by} lifted its sanctions on {to}",
        ("to",),
        (Setting("sanctions", ("by", "to"), "lifted", ("imposed",)),),
    ),
    ActKind(
        "embargo_imposed",
        "{by} put an embargo on arms for {to}",
        ("to",),
        (Setting("embargo", ("by", "to"), "imposed", then="lifted"),),
    ),
    ActKind(
        "embargo_lifted",
        "{by} lifted its embargo on arms for {to}",
        ("to",),
        (Setting("embargo", ("by", "to"), "lifted", ("imposed",)),),
    ),
)

_DECISIONS = (
    ActKind(
        "requested",
        "{by} asked {to} for help",
        ("to",),
        (Setting("request", ("by", "to"), "requested"),),
    ),
    ActKind(
        "request_withdrawn",
        "{by} withdrew its request to {to}",
        ("to",),
        (Setting("request", ("by", "to"), "withdrawn", ("requested",)),),
    ),
    ActKind(
        "agreed_to_help",
        "{by} agreed to help {to}",
        ("to",),
        (Setting("answer", ("by", "to"), "agreed"),),
    ),
    ActKind(
        "declined_to_help",
        "{by} declined to send {to} what it asked",
        ("to",),
        (Setting("answer", ("by", "to"), "declined"),),
    ),
    ActKind(
        "answer_withdrawn",
        "{by} took back its answer to {to}",
        ("to",),
        (Setting("answer", ("by", "to"), "taken_back", ("agreed", "declined")),),
    ),
    ActKind(
        "mandate_given",
        "{by} gave a mandate concerning {state}",
        ("state",),
        (Setting("mandate", ("by", "state"), "given", then="ended"),),
    ),
    ActKind(
        "mandate_ended",
        "{by} ended its mandate concerning {state}",
        ("state",),
        (Setting("mandate", ("by", "state"), "ended", ("given",)),),
    ),
    ActKind(
        "consulted",
        "{by} consulted the members of {of}",
        ("of",),
        (Setting("consultation", ("by", "of"), "held"),),
    ),
    ActKind(
        "consultation_omitted",
        "{by} did not consult the members of {of}",
        ("of",),
        (Setting("consultation", ("by", "of"), "omitted"),),
    ),
    ActKind(
        "objection_raised",
        "{by} objected officially in {of}",
        ("of",),
        (Setting("objection", ("by", "of"), "raised"),),
    ),
    ActKind(
        "objection_withdrawn",
        "{by} took back its objection in {of}",
        ("of",),
        (Setting("objection", ("by", "of"), "taken_back", ("raised",)),),
    ),
    ActKind("note_delivered", "{by} sent a note to {to}", ("to",)),
    ActKind("convened", "{by} met"),
    ActKind("took_chair", "{by} took the chair of {of}", ("of",)),
    ActKind("stayed_away", "{by} stayed away from a meeting of {of}", ("of",)),
    ActKind("proposed", "{by} proposed: {says}", ("says",)),
    ActKind("decided", "{by} decided: {says}", ("says",)),
    ActKind("voted", "{by} voted {stance} in {of}", ("of", "stance")),
    ActKind(
        "stance_taken",
        "{by} took a stance ({stance}) on {means} by {of}",
        ("of", "means", "stance"),
        (Setting("stance", ("by", "of", "means"), ""),),
    ),
    ActKind(
        "stance_withdrawn",
        "{by} took back its stance on {means} by {of}",
        ("of", "means"),
        (Setting("stance", ("by", "of", "means"), "none", STANCES),),
    ),
)

_GOVERNMENT = (
    ActKind(
        "government_formed",
        "a constitutional government took office in {by}",
        (),
        (Setting("government", ("by",), "constitutional"),),
    ),
    ActKind(
        "interim_government_formed",
        "an interim government took power in {by}",
        (),
        (Setting("government", ("by",), "interim"),),
    ),
    ActKind(
        "government_disputed",
        "it was disputed who may speak for {by}",
        (),
        (Setting("government", ("by",), "disputed"),),
        "first_origin",
    ),
    ActKind(
        "government_displaced",
        "the government of {by} lost power but was still recognised",
        (),
        (Setting("government", ("by",), "displaced"),),
    ),
)


_RECORD = (
    ActKind("occurred", "{says}", ("says",)),
    ActKind("announced", "{by} announced: {says}", ("says",)),
    ActKind("claimed", "{by} said: {says}", ("says",), public="first_origin"),
    ActKind("published", "{by} published: {says}", ("says",)),
)

KINDS: Mapping[str, ActKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            *_MEMBERSHIP,
            *COUNCILS,
            *_LAW,
            *_LAW_OF_ONE_STATE,
            *_DECISIONS,
            *_GOVERNMENT,
            *_SANCTIONS,
            *MOVEMENT,
            *IN_LEDGERS,
            *_RECORD,
        )
    }
)
