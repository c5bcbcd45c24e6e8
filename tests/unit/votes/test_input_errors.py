"""What people write of votes: whole numbers, numbers in doubt, and all faults at once."""

from __future__ import annotations

import pytest

from allies.values.distributions import MOST, Distribution
from allies.votes.input_errors import Collected, WrittenError, fixed, number_in_doubt, whole


def fault(what: str) -> WrittenError:
    return WrittenError(what)


def fail(what: str) -> int:
    raise fault(what)


# Whole numbers.


@pytest.mark.parametrize(
    ("given", "number"),
    [
        (3, 3),
        ("3", 3),
        (" 3 ", 3),
        ("+3", 3),
        ("-3", -3),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("-" + "9" * 18, 1 - 10**18),
    ],
)
def test_a_whole_number_may_be_a_number_or_text(given: object, number: int) -> None:
    assert whole(given, ()) == number


@pytest.mark.parametrize(
    "given", ["", "x", "1.", "--1", "1e3", "1 2", "²", "٣", True, False, None, [1], [1.5]]
)
def test_only_whole_numbers_are_whole(given: object) -> None:
    with pytest.raises(WrittenError) as caught:
        whole(given, ("weights", "A"))
    assert caught.value.path == ("weights", "A")
    assert caught.value.what == f"'{given}' is not a whole number"
    assert caught.value.remedy == "write a number"


@pytest.mark.parametrize("given", ["1.0", 1.0, "-2.50", ".5", 0.25])
def test_a_broken_number_can_be_measured_in_a_unit_that_makes_it_whole(given: object) -> None:
    with pytest.raises(WrittenError) as caught:
        whole(given, ("weights", "A"))
    assert caught.value.path == ("weights", "A")
    assert caught.value.what == f"'{given}' is not a whole number"
    assert caught.value.remedy == "measure the weights in a unit that makes them whole"


@pytest.mark.parametrize("given", ["1" * 19, 10**18, "-" + "1" * 19])
def test_a_number_of_more_digits_than_votes_have_is_too_large(given: object) -> None:
    with pytest.raises(WrittenError, match=r"^'-?1[01]{16,17}\.\.\.' is too large$") as caught:
        whole(given, ("weights", "A"))
    assert caught.value.path == ("weights", "A")
    assert "18 digits" in caught.value.why
    assert "larger unit" in caught.value.remedy


# Numbers in doubt.


def test_a_number_that_is_not_in_doubt_is_that_number_in_every_draw() -> None:
    assert fixed(2.5) == Distribution("uniform", (2.5, 2.5))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("0.5", fixed(0.5)),
        (1, fixed(1.0)),
        ({"triangular": ["0", "0.5", 1]}, Distribution("triangular", (0.0, 0.5, 1.0))),
        ({"uniform": [0, 1]}, Distribution("uniform", (0.0, 1.0))),
    ],
)
def test_a_number_may_be_written_plain_or_as_a_distribution(
    given: object, found: Distribution
) -> None:
    assert number_in_doubt(given, ("salience",), least=0, most=1) == found


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("x", "'x' is not a number"),
        (None, "'None' is not a number"),
        ({"triangle": ["1", "2", "3"]}, "is not a number"),
        ({"triangular": ["1", "2"]}, "is not a number"),
        ({"triangular": 1}, "is not a number"),
        ({"triangular": [1, 2, 3], "uniform": [1, 2]}, "is not a number"),
        ({}, "is not a number"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("-1", "'salience' can be -1"),
        ("-0.000001", "'salience' can be -1e-06"),
        ("1.000001", "'salience' can be 1"),
        ({"triangular": ["0", "0.5", "1.5"]}, "'salience' can be 1.5"),
        ({"normal": ["0.5", "0.1"]}, "'salience' can be -"),
    ],
)
def test_a_number_outside_its_bounds_or_none_is_refused(given: object, what: str) -> None:
    with pytest.raises(WrittenError, match=what) as caught:
        number_in_doubt(given, ("salience",), least=0, most=1)
    assert caught.value.path == ("salience",)
    assert caught.value.remedy


def test_a_number_out_of_bounds_is_told_its_bounds() -> None:
    with pytest.raises(WrittenError) as caught:
        number_in_doubt(2, ("actors", 0, "salience"), least=0, most=1)
    assert caught.value.what == "'salience' can be 2"
    assert caught.value.why == "it must be at least 0 and at most 1"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("x", ""),
        ("inf", "it must be between -1e+30 and 1e+30"),
        ({"uniform": [1, 2], "normal": [1, 2]}, ""),
        ({"uniform": [2, 1]}, "uniform: "),
    ],
)
def test_what_is_no_number_is_told_why_where_that_helps(given: object, why: str) -> None:
    with pytest.raises(WrittenError) as caught:
        number_in_doubt(given, ("n",))
    assert caught.value.why.startswith(why)
    assert bool(caught.value.why) is bool(why)


@pytest.mark.parametrize("sign", [1, -1])
def test_without_bounds_of_its_own_a_number_lies_within_what_can_be_worked_with(sign: int) -> None:
    assert number_in_doubt(sign * MOST, ("n",)) == fixed(sign * MOST)
    with pytest.raises(WrittenError):
        number_in_doubt(sign * MOST * 1.01, ("n",))
    with pytest.raises(WrittenError, match="'n' can be ") as caught:
        number_in_doubt({"normal": [sign * MOST, MOST / 10]}, ("n",))
    assert caught.value.why == "it must be at least -1e+30 and at most 1e+30"


# Collecting what is wrong.


def test_a_sound_part_is_given_back() -> None:
    wrong = Collected()
    assert wrong.read(whole, "3", ("a",)) == 3
    assert wrong.sound(3) == 3
    assert wrong.sound(0) == 0
    wrong.tell()


def test_every_fault_is_told_with_the_first_in_front() -> None:
    wrong = Collected()
    assert [wrong.read(fail, what) for what in ("one", "two", "three")] == [None] * 3
    with pytest.raises(WrittenError) as caught:
        wrong.tell()
    assert [item.what for item in caught.value.every] == ["one", "two", "three"]
    assert [item.others for item in caught.value.others] == [(), ()]


def test_a_fault_that_brings_others_is_told_flat_and_each_once() -> None:
    inner, outer = Collected(), Collected()
    inner.note(fault("a"))
    inner.note(fault("b"))
    outer.note(fault("first"))
    assert outer.read(inner.sound, 1) is None
    outer.note(fault("last"))
    with pytest.raises(WrittenError) as caught:
        outer.tell()
    assert [item.what for item in caught.value.every] == ["first", "a", "b", "last"]
    assert all(item.every == (item,) for item in caught.value.others)


def test_a_sound_part_beside_a_faulty_one_is_not_given_back() -> None:
    wrong = Collected()
    wrong.note(fault("elsewhere"))
    with pytest.raises(WrittenError, match="elsewhere"):
        wrong.sound(3)


def test_a_part_that_was_never_written_is_a_fault() -> None:
    with pytest.raises(WrittenError, match="the text is empty"):
        Collected().sound(None)


def test_only_what_was_written_wrongly_is_collected() -> None:
    def broken() -> int:
        raise ValueError("a fault of the program")

    with pytest.raises(ValueError, match="a fault of the program"):
        Collected().read(broken)
