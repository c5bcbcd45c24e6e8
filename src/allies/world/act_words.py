"""Words that people write for kinds of act, beside the table of kinds in `vocabulary`.

Only messages use them: where a kind is unknown, the message names the kind that was meant. Words in
another order, and with small words such as "of" between them, mean the same. Each word leads to one
kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, str] = {
    "founded": "established created formed constituted foundation",
    "dissolved": "abolished disbanded dissolution",
    "acceded": (
        "admitted joined member_joined joined_organisation accession became_member"
        " member_admitted membership_granted"
    ),
    "membership_succeeded": "succession took_over_membership",
    "withdrew": "left quit exit exited withdrawal membership_ended left_organisation",
    "expelled": "excluded ejected expulsion membership_terminated",
    "membership_lapsed": "membership_expired",
    "withdrawal_notified": (
        "notice_given gave_notice notice_of_withdrawal notice_of_leaving withdrawal_notice"
        " withdrawal_announced announced_withdrawal notice_sent denunciation_notified"
    ),
    "notice_taken_back": "notice_withdrawn notice_revoked withdrawal_revoked withdrawal_cancelled",
    "membership_suspended": "suspended suspension member_suspended",
    "membership_restored": "readmitted reinstated suspension_lifted suspension_ended",
    "participation_suspended": "work_suspended froze_participation participation_frozen",
    "participation_resumed": "returned resumed work_resumed",
    "observer_admitted": "observer became_observer observer_status_granted",
    "partner_admitted": "partner became_partner partnership dialogue_partner",
    "seated": "elected seat_taken seat_won",
    "unseated": "seat_lost seat_left",
    "informed": "notified briefed crisis_reported",
    "signed": "signature initialled treaty_signed agreement_signed agreement peace_agreement",
    "signed_with_reservations": "reservation reserved",
    "refused_to_sign": "did_not_sign signature_refused",
    "ratified": "ratification treaty_ratified agreement_ratified",
    "denounced": "renounced denunciation treaty_terminated treaty_left withdrew_from_treaty",
    "entered_into_force": "entry_into_force in_force took_effect came_into_force effective",
    "expired": "terminated ran_out expiry",
    "provisionally_applied": "applied_provisionally provisional_application",
    "requested": (
        "asked request appealed appeal request_made help_requested asked_for_help invited"
        " intervention_requested"
    ),
    "request_withdrawn": "request_revoked request_taken_back request_cancelled",
    "agreed_to_help": "helped help_agreed help_offered offered_help request_accepted",
    "declined_to_help": (
        "refused_to_help refused declined help_refused help_declined request_refused"
        " request_declined request_rejected"
    ),
    "mandate_given": "authorised authorized authorisation mandate mandated mandate_granted",
    "mandate_ended": "mandate_expired mandate_revoked mandate_withdrawn",
    "consulted": "consultation consultation_held",
    "objection_raised": "protested protest objection",
    "objection_withdrawn": "objection_lifted objection_taken_back",
    "note_delivered": "note_sent note",
    "convened": "met meeting summit meeting_held session",
    "took_chair": "chaired presided chairmanship presidency",
    "stayed_away": "boycotted absent did_not_attend",
    "proposed": "proposal suggested",
    "decided": "decision resolved resolution",
    "voted": "abstained vetoed veto vote supported opposed",
    "interim_government_formed": "coup overthrown ousted government_overthrown junta revolution",
    "government_formed": "government_recognised government_sworn_in inaugurated",
    "sanctions_imposed": "sanctioned sanctions",
    "sanctions_lifted": "sanctions_ended sanctions_removed",
    "embargo_imposed": "embargoed embargo",
    "embargo_lifted": "embargo_ended",
    "transit_granted": (
        "transit transit_allowed transit_permitted overflight_granted overflight_allowed"
        " overflight_permit passage_granted"
    ),
    "transit_refused": (
        "transit_denied overflight_refused overflight_denied passage_refused passage_denied"
    ),
    "transit_revoked": "transit_ended transit_withdrawn transit_closed",
    "access_refused": "access_denied",
    "access_revoked": "access_ended access_withdrawn",
    "base_granted": "base_opened base_leased leased lease base_established",
    "base_refused": "base_denied",
    "base_revoked": "base_lost base_closed evicted eviction base_ended lease_terminated",
    "base_vacated": (
        "base_left left_base troops_withdrawn withdrew_troops troops_left forces_withdrawn"
    ),
    "lease_extended": "lease_renewed lease_prolonged base_extended",
    "force_formed": "force_created force_established",
    "force_deployed": (
        "deployed deployment troops_sent sent_troops troops_deployed intervened intervention"
        " peacekeepers_sent"
    ),
    "forces_alerted": "alerted mobilised mobilized",
    "exercised": "exercise exercise_held drill drills manoeuvres",
    "equipment_sought": "equipment_requested arms_requested",
    "transfer_pledged": "pledged promised promise aid_promised",
    "transfer_agreed": "arms_deal deal",
    "transferred": "delivered gave sold donated delivery arms_delivered arms_sold equipment_given",
    "occurred": (
        "attacked invaded killed clashed clash bombed fighting fought attack happened event"
        " battle war ceasefire truce"
    ),
    "announced": "announcement declared",
    "claimed": "said stated claim accused statement alleged",
    "published": "reported report publication",
}

ALSO_CALLED: Mapping[str, str] = MappingProxyType(
    {word: kind for kind, words in WORDS.items() for word in words.split()}
)
