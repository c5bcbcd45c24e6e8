"""Words that people write for kinds of act: they lead to the kind of the same sense."""

from __future__ import annotations

import pytest

from allies.errors import nearest
from allies.world.act_words import ALSO_CALLED, WORDS
from allies.world.vocabulary import KINDS


def test_every_word_leads_to_a_kind_and_is_none_itself() -> None:
    assert set(ALSO_CALLED.values()) <= set(KINDS)
    assert not set(ALSO_CALLED) & set(KINDS)


def test_each_word_leads_to_its_kind_alone_in_whatever_order_its_parts_stand() -> None:
    for kind, words in WORDS.items():
        for word in words.split():
            for written in (word, "_of_".join(reversed(word.split("_")))):
                if written not in KINDS:
                    assert nearest(written, KINDS, ALSO_CALLED) == f"write '{kind}'", written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("notice_given", "withdrawal_notified"),
        ("notice_of_withdrawal", "withdrawal_notified"),
        ("acession", "acceded"),
        ("treaty_signed", "signed"),
        ("membership_ended", "withdrew"),
        ("troops_sent", "force_deployed"),
        ("overflight_denied", "transit_refused"),
        ("help_requested", "requested"),
        ("mandate_revoked", "mandate_ended"),
        ("military_exercise", "exercised"),
        ("entered_in_force", "entered_into_force"),
        ("sanction_lifted", "sanctions_lifted"),
        ("vetoed", "voted"),
    ],
)
def test_a_word_of_the_field_leads_to_the_kind_that_it_means(written: str, meant: str) -> None:
    told = nearest(written, KINDS, ALSO_CALLED)
    assert told in (f"write '{meant}'", f"did you mean '{meant}'?")
