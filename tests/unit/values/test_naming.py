"""Names: one that is declared is meant by any spelling that fits it alone."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError
from allies.unseen import escaped, unseen_in
from allies.values.naming import (
    NameIndex,
    bare,
    folded,
    refuse_unseen,
    resolve_name,
    scripts_mixed,
)


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("nato", ["nato", "csto"], "nato"),
        ("NATO", ["nato", "csto"], "nato"),
        ("uzb", ["UZB"], "UZB"),
        ("natto", ["nato"], "natto"),
        ("", ["nato"], ""),
        ("geo", ["GEO", "Geo"], "geo"),  # two fit, and neither is typed
        ("Geo", ["GEO", "Geo"], "Geo"),
        ("Rival Claims", ["rival_claims"], "rival_claims"),
        ("rival-claims", ["rival_claims"], "rival_claims"),
        ("rivalclaims", ["rival_claims"], "rivalclaims"),
        ("KAZ-SENATE", ["kaz.senate", "kaz-senate"], "kaz-senate"),  # the nearer of the two
        ("kaz senate", ["kaz.senate", "kaz-senate"], "kaz senate"),  # none is nearer
        ("--", ["-"], "--"),  # what has no letter is never like another
        ("nato\u200b", ["nato"], "nato\u200b"),
    ],
)
def test_a_name_is_taken_in_any_case_and_punctuation_where_one_alone_fits(
    typed: str, known: list[str], meant: str
) -> None:
    assert resolve_name(typed, known) == meant


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Kazakhstan", "kazakhstan"),
        ("ＫＡＺ", "kaz"),  # full width
        ("Straße", "strasse"),
        ("  St. Petersburg ", "st petersburg"),
        ("St.\u00a0Petersburg", "st petersburg"),
        ("Mazar-i-Sharif", "mazar i sharif"),
        ("Mazar–i–Sharif", "mazar i sharif"),
        ("Mazar_i_Sharif", "mazar i sharif"),
        ("O'zbekiston", "ozbekiston"),
        ("Oʻzbekiston", "ozbekiston"),
        ("O’zbekiston", "ozbekiston"),
        ("Xi'an", "xian"),
        ("Казахстан", "казахстан"),
        ("ҚАЗАҚСТАН", "қазақстан"),
        ("Türkiye", "türkiye"),
        ("Tu\u0308rkiye", "türkiye"),  # the same in two characters
        ("भारत", "भारत"),  # its vowel signs are part of it
        ("中国", "中国"),
        ("K2", "k2"),
        ("—", ""),
        ("", ""),
    ],
)
def test_names_are_compared_without_case_width_and_punctuation(name: str, form: str) -> None:
    assert folded(name) == form
    assert folded(form) == form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Türkiye", "turkiye"),
        ("İstanbul", "istanbul"),
        ("Bakı", "baki"),
        ("Łódź", "lodz"),
        ("Соединённые", "соединенные"),
        ("भारत", "भारत"),
        ("Қазақстан", "қазақстан"),  # қ is a letter of its own
        ("kaz", "kaz"),
    ],
)
def test_diacritics_can_be_left_out_and_letters_cannot(name: str, form: str) -> None:
    assert bare(folded(name)) == form


def test_what_has_a_name_as_typed_comes_before_what_has_it_without_diacritics() -> None:
    index = NameIndex([("plain", ["Ozen"]), ("marked", ["Özen"]), ("other", ["Kömür"])])
    assert index.find("ozen") == ("plain",)
    assert index.find("ÖZEN") == ("marked",)
    assert index.find("komur") == ("other",)
    assert index.find("kömur") == ("other",)
    assert index.find("Ôzen") == ("plain", "marked")  # neither is typed, and both are near
    assert index.find("kemur") == ()


def test_all_that_share_a_name_are_found_and_nothing_by_an_empty_one() -> None:
    index = NameIndex([("a", ["Upton", "—"]), ("b", ["UPTON"]), ("c", ["Downton"])])
    assert index.find("upton") == ("a", "b")
    assert index.find("downton") == ("c",)
    for name in ("", " ", "—", "-", "upton\u200b"):
        assert index.find(name) == ()


@pytest.mark.parametrize(
    ("name", "shown", "said"),
    [
        ("KAZ\u200b", "KAZ\\u200b", "zero width space"),
        ("KA\u200dZ", "KA\\u200dZ", "zero width joiner"),
        ("\ufeffKAZ", "\\ufeffKAZ", "zero width no-break space"),
        ("\u202eZAK", "\\u202eZAK", "right-to-left override"),
        ("K\u2066AZ", "K\\u2066AZ", "left-to-right isolate"),
        ("KAZ\n", "KAZ\\u000a", "no letter"),
        ("KAZ\x1b[31m", "KAZ\\u001b[31m", "no letter"),
        ("KAZ\ud800", "KAZ\\ud800", "no letter"),
        ("KAZ\U000e0041", "KAZ\\U000e0041", "tag latin capital letter a"),
        ("KAZ\u3164", "KAZ\\u3164", "hangul filler"),
        ("KAZ\ufe0f", "KAZ\\ufe0f", "variation selector-16"),
    ],
)
def test_a_character_that_cannot_be_seen_is_refused_and_shown_by_its_number(
    name: str, shown: str, said: str
) -> None:
    assert escaped(name) == shown
    with pytest.raises(QuestionError) as caught:
        refuse_unseen(name, "state")
    fault = caught.value.fault
    assert fault.what == f"'{shown}' holds a character that cannot be seen"
    assert fault.field == "state"
    assert fault.why.endswith(f" is {said}")
    assert fault.remedy == "type the name again, without it"


@pytest.mark.parametrize(
    "name", ["KAZ", "Қазақстан", "ایران", "भारत", "Oʻzbekiston", "Sri\u00a0Lanka", "Tu\u0308rk", ""]
)
def test_letters_of_any_script_marks_and_spaces_can_be_seen(name: str) -> None:
    assert unseen_in(name) == ""
    assert escaped(name) == name
    refuse_unseen(name)


@pytest.mark.parametrize(
    ("name", "mixed"),
    [
        ("СSTO", {"Latin": "STO", "Cyrillic": "С"}),
        ("ОДKБ", {"Latin": "K", "Cyrillic": "ОДБ"}),
        ("the СSTO", {"Latin": "STO", "Cyrillic": "С"}),
        ("Αthens", {"Latin": "thens", "Greek": "Α"}),
        ("Mazar-i-Шariф", {"Latin": "ari", "Cyrillic": "Шф"}),
        ("CSTO", {}),
        ("ОДКБ", {}),
        ("CSTO ОДКБ", {}),  # each word keeps to one
        ("CSTO-ОДКБ", {}),
        ("КСОР-2", {}),
        ("中国", {}),
        ("", {}),
    ],
)
def test_a_word_of_two_scripts_is_told_with_its_letters(name: str, mixed: dict[str, str]) -> None:
    assert scripts_mixed(name) == mixed
