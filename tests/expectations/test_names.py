"""The names of the shipped theatre: every state and organisation goes by those that people use."""

from __future__ import annotations

import pytest

from allies.values.naming import folded
from allies.world.view import View

STATES = {
    "AFG": ("Afghanistan", "Афганистан"),
    "ARM": ("Armenia", "Армения"),
    "AZE": ("Azerbaijan", "Азербайджан"),
    "BLR": ("Belarus", "Белоруссия"),
    "CHN": ("China", "Китай"),
    "DEU": ("Germany", "Германия"),
    "EST": ("Estonia", "Эстония"),
    "FRA": ("France", "Франция"),
    "GBR": ("United Kingdom", "Britain", "Великобритания"),
    "GEO": ("Georgia", "Грузия"),
    "IND": ("India", "Индия"),
    "IRN": ("Iran", "Иран"),
    "KAZ": ("Kazakhstan", "Казахстан"),
    "KGZ": ("Kyrgyzstan", "Киргизия"),
    "LKA": ("Sri Lanka", "Шри-Ланка"),
    "LTU": ("Lithuania", "Литва"),
    "LVA": ("Latvia", "Латвия"),
    "MDA": ("Moldova", "Молдавия"),
    "MNG": ("Mongolia", "Монголия"),
    "OMN": ("Oman", "Оман"),
    "PAK": ("Pakistan", "Пакистан"),
    "RUS": ("Russia", "Россия"),
    "SRB": ("Serbia", "Сербия"),
    "TJK": ("Tajikistan", "Таджикистан"),
    "TKM": ("Turkmenistan", "Туркмения"),
    "TUR": ("Turkey", "Турция"),
    "UKR": ("Ukraine", "Украина"),
    "USA": ("United States", "США"),
    "UZB": ("Uzbekistan", "Узбекистан"),
}
# In the state's own language, and as its documents call it.
NATIVE = {
    "ARM": ("Հայաստան", "Republic of Armenia"),
    "BLR": ("Беларусь", "Republic of Belarus"),
    "CHN": ("中国", "People's Republic of China"),
    "KAZ": ("Қазақстан", "Republic of Kazakhstan"),
    "KGZ": ("Кыргызстан", "Kyrgyz Republic"),
    "RUS": ("Россия", "Russian Federation"),
    "TJK": ("Тоҷикистон", "Republic of Tajikistan"),
    "TKM": ("Türkmenistan", "Turkmenistan"),
    "TUR": ("Türkiye", "Republic of Türkiye"),
    "USA": ("U.S.", "United States of America"),
    "UZB": ("O'zbekiston", "Republic of Uzbekistan"),
}
ORGANISATIONS = {
    "adb": ("Asian Development Bank", "АБР"),
    "caco": ("Central Asian Cooperation Organisation", "ОЦАС"),
    "cica": ("Conference on Interaction and Confidence-Building Measures in Asia", "СВМДА"),
    "cis": ("Commonwealth of Independent States", "СНГ"),
    "cst": ("Tashkent Treaty", "ДКБ"),
    "csto": ("Collective Security Treaty Organisation", "ОДКБ"),
    "eaeu": ("Eurasian Economic Union", "ЕАЭС"),
    "eu": ("European Union", "ЕС"),
    "eurasec": ("Eurasian Economic Community", "ЕврАзЭС"),
    "guam": ("GUUAM", "ГУАМ"),
    "nato": ("North Atlantic Treaty Organisation", "НАТО"),
    "osce": ("Organization for Security and Cooperation in Europe", "ОБСЕ"),
    "sco": ("Shanghai Cooperation Organization", "ШОС"),
    "un": ("United Nations", "ООН"),
}
PLACES = {
    "almaty": ("Alma-Ata", "Алма-Ата", "Алматы"),
    "astana": ("Nur-Sultan", "Акмола", "Нұр-Сұлтан"),
    "bishkek": ("Frunze", "Бишкек", "BISHKEK"),
    "dushanbe": ("Dushanbe", "Душанбе", "душанбе"),
    "khujand": ("Leninabad", "Худжанд", "Хуҷанд"),
    "mazar-i-sharif": ("Mazar-e Sharif", "Мазари-Шариф", "مزار شریف"),
    "moscow": ("Moskva", "Москва", "Moscow"),
    "osh": ("Osh", "Ош", "ОШ"),
    "st-petersburg": ("St. Petersburg", "Санкт-Петербург", "Saint Petersburg"),
    "tashkent": ("Toshkent", "Ташкент", "Тошкент"),
    "turkmenbashi": ("Krasnovodsk", "Туркменбаши", "Turkmenbasy"),
    "xian": ("Xi’an", "Сиань", "西安"),
}


def test_every_state_and_organisation_is_held_against_its_names(view: View) -> None:
    assert set(view.states) == set(STATES)
    assert set(view.organisations) == set(ORGANISATIONS)


@pytest.mark.parametrize("code", STATES)
def test_a_state_goes_by_its_code_its_english_and_its_russian_name(view: View, code: str) -> None:
    for name in (code, code.lower(), *STATES[code], *NATIVE.get(code, ())):
        for typed in (name, name.upper(), name.casefold()):
            assert view.state(typed).id == code
            assert view.body(typed).id == code


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_an_organisation_goes_by_its_names_in_english_and_russian(view: View, name: str) -> None:
    for typed in (name, name.upper(), *ORGANISATIONS[name]):
        assert view.organisation(typed).id == name
        assert view.body(typed).id == name


@pytest.mark.parametrize("name", PLACES)
def test_a_place_goes_by_its_names_too(view: View, name: str) -> None:
    for typed in PLACES[name]:
        assert view.place(typed).id == name


def test_almost_every_place_has_a_name_in_cyrillic_letters(view: View) -> None:
    without = {
        place.id
        for place in view.places.values()
        if not any("а" <= letter <= "я" for letter in folded(" ".join(place.names)))
    }
    # Those that share theirs with the place across the border, and three towns of China.
    assert without == {"eshkashem", "horgos", "ejin", "jining"}


def test_no_name_of_a_body_or_place_is_written_twice(view: View) -> None:
    for entry in (*view.bodies(), *view.places.values()):
        forms = [folded(name) for name in (entry.name, *entry.names)]
        assert len(forms) == len(set(forms)), entry.id
        assert folded(entry.id) not in forms[1:]


def test_each_case_goes_by_its_title(view: View) -> None:
    for case in view.cases.values():
        assert view.case(case.title).id == case.id
        assert view.case(case.title.upper()).id == case.id
