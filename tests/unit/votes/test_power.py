"""Voting power: published and computed values, exactly, and the wrong answers of others."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest

from allies.votes.diagrams import composed_swings
from allies.votes.games import (
    AllGames,
    AnyGame,
    GameError,
    Weighted,
    at_least,
    united,
    voters,
)
from allies.votes.power import banzhaf_swings, count_swings, power

NICE_VOTES = [29] * 4 + [27] * 2 + [14, 13] + [12] * 5 + [10] * 3 + [7] * 5 + [4] * 5 + [3]
NICE_PEOPLE = [
    *(82038, 59247, 58966, 57612, 39394, 38667, 22489, 15760, 10533, 10290, 10213, 10092, 9980),
    *(8854, 8230, 8082, 5393, 5313, 5160, 3744, 3701, 2439, 1978, 1446, 752, 429, 379),
]
STATES = [f"state {number}" for number in range(27)]
GERMANY, POLAND, MALTA = STATES[0], STATES[5], STATES[26]
# Electors of the states of the United States and the District of Columbia in 1996.
_ELECTORS_BY_NUMBER = {54: 1, 33: 1, 32: 1, 25: 1, 23: 1, 22: 1, 21: 1, 18: 1, 15: 1, 14: 1} | {
    **{13: 2, 12: 2, 11: 4, 10: 2, 9: 2, 8: 6, 7: 3, 6: 2, 5: 4, 4: 6, 3: 8}
}
ELECTORS = [number for number, states in _ELECTORS_BY_NUMBER.items() for _ in range(states)]


def game(quota: int, *weights: int) -> Weighted:
    return Weighted(quota, {f"v{number}": weight for number, weight in enumerate(weights)})


def nice(quota: int) -> Weighted:
    return Weighted(quota, dict(zip(STATES, NICE_VOTES, strict=True)))


def people(percent: int) -> Weighted:
    quota = -(-percent * sum(NICE_PEOPLE) // 100)
    return Weighted(quota, dict(zip(STATES, NICE_PEOPLE, strict=True)))


def test_the_security_council_of_fifteen() -> None:
    found = power(game(39, *[7] * 5, *[1] * 10))
    permanent, other = found.of("v0"), found.of("v14")
    assert found.winning == 848
    assert found.act == Fraction(848, 2**15)
    assert float(found.act) == pytest.approx(0.0258789, abs=5e-8)
    assert (permanent.swings, other.swings) == (848, 84)
    assert permanent.normalised == Fraction(848, 5080)
    assert other.normalised == Fraction(84, 5080)
    assert permanent.shapley == Fraction(421, 2145)
    assert other.shapley == Fraction(4, 2145)
    assert permanent.prevent == 1
    assert float(permanent.initiate) == pytest.approx(0.0265664, abs=5e-8)
    assert float(other.prevent) == pytest.approx(0.0990566, abs=5e-8)


def test_the_security_council_before_1966() -> None:
    found = power(game(27, *[5] * 5, *[1] * 6))
    assert found.winning == 57
    assert float(found.of("v0").normalised) == pytest.approx(0.180952, abs=5e-7)
    assert float(found.of("v10").normalised) == pytest.approx(0.0158730, abs=5e-8)
    assert found.of("v0").shapley == Fraction(76, 385)
    assert found.of("v10").shapley == Fraction(1, 462)


def test_the_six_of_1958_and_the_voter_that_never_counts() -> None:
    found = power(game(12, 4, 4, 4, 2, 2, 1))
    assert (found.winning, found.act) == (14, Fraction(14, 64))
    assert [item.normalised for item in found.voters[2:]] == [
        Fraction(5, 21),
        Fraction(3, 21),
        Fraction(3, 21),
        0,
    ]
    assert [item.shapley for item in found.voters[2:]] == [
        Fraction(7, 30),
        Fraction(3, 20),
        Fraction(3, 20),
        0,
    ]


def test_the_fifteen() -> None:
    found = power(game(62, *[10] * 4, 8, *[5] * 4, *[4] * 2, *[3] * 3, 2))
    assert found.winning == 2_549
    assert float(found.act) == pytest.approx(0.0777893, abs=5e-8)
    assert float(found.of("v0").normalised) == pytest.approx(0.11162, abs=5e-6)
    assert float(found.of("v4").normalised) == pytest.approx(0.09242, abs=5e-6)
    assert float(found.of("v14").normalised) == pytest.approx(0.02264, abs=5e-6)


def test_few_voters_too_heavy_to_pack_are_still_counted_exactly() -> None:
    weights = [7919 * (at + 3) ** 3 % 1_000_003 + 10**9 for at in range(24)]
    assert power(game(sum(weights) // 2, *weights)).digits is None


@pytest.mark.parametrize(
    ("quota", "votes_only", "winning", "act"),
    [(255, 2_718_774, 2_718_751, 0.0202563), (258, 2_226_794, 2_226_791, 0.0165909)],
)
def test_the_twenty_seven_under_nice(quota: int, votes_only: int, winning: int, act: float) -> None:
    assert power(nice(quota)).winning == votes_only
    found = power(AllGames((nice(quota), at_least(14, STATES), people(62))))
    assert found.winning == winning
    assert float(found.act) == pytest.approx(act, abs=5e-8)
    if quota == 255:
        shares = [float(found.of(name).normalised) for name in (GERMANY, POLAND, MALTA)]
        assert shares == pytest.approx([0.0778, 0.0742, 0.0094], abs=5e-5)


def test_the_twenty_seven_under_lisbon() -> None:
    # A blocking minority has four members: with 24 states for it, the people do not matter.
    found = power(AllGames((at_least(15, STATES), AnyGame((people(65), at_least(24, STATES))))))
    assert float(found.act) == pytest.approx(0.128735, abs=5e-7)


def test_the_council_of_the_28_agrees_with_a_package_to_fourteen_places() -> None:
    # power_bdd 1.0.0, tests/test_bdd.py; people in 2019 as Eurostat counted them.
    counted = [
        *(493559, 613894, 875898, 1324820, 1919968, 2080908, 2794184, 4076246, 4904226, 5450421),
        *(5517919, 5806081, 7000039, 8858775, 9772756, 10230185, 10276617, 10649800, 10722287),
        *(11467923, 17282163, 19401658, 37972812, 46934632, 60359546, 66647112, 67028048),
        83019214,
    ]
    names = [str(at) for at in range(28)]
    inhabited = Weighted(333_763_100, dict(zip(names, counted, strict=True)))
    found = power(AllGames((at_least(16, names), AnyGame((inhabited, at_least(25, names))))))
    smallest, largest = found.of("0"), found.of("27")
    assert float(smallest.absolute) == pytest.approx(0.02993607521057129, abs=1e-14)
    assert float(largest.absolute) == pytest.approx(0.17020191252231598, abs=1e-14)
    assert float(smallest.shapley) == pytest.approx(0.00883986193482761, abs=1e-14)
    assert float(largest.shapley) == pytest.approx(0.14645588268787893, abs=1e-14)


def test_unanimity_and_majorities_of_seven_and_six() -> None:
    unanimity = power(game(7, *[1] * 7))
    assert unanimity.act == Fraction(1, 128)
    assert {item.prevent for item in unanimity.voters} == {Fraction(1)}
    seven, six = power(game(4, *[1] * 7)), power(game(4, *[1] * 6))
    assert (seven.act, seven.of("v0").prevent) == (Fraction(1, 2), Fraction(5, 16))
    assert float(six.act) == 0.34375
    assert float(six.of("v0").prevent) == pytest.approx(0.454545, abs=5e-7)


def test_of_three_voters_the_large_one_does_not_have_everything() -> None:
    # A package on the index answers 1, 0, 0.
    found = power(game(3, 3, 2, 2))
    assert [item.normalised for item in found.voters] == [
        Fraction(3, 5),
        Fraction(1, 5),
        Fraction(1, 5),
    ]


@pytest.mark.parametrize("number", [62, 63, 64, 67, 68, 200])
def test_equal_voters_have_equal_power_beyond_the_reach_of_64_bits(number: int) -> None:
    # A package on the index answers -0.004 for 68 voters.
    found = power(at_least(number // 2 + 1, [str(at) for at in range(number)]))
    assert {item.shapley for item in found.voters} == {Fraction(1, number)}
    assert sum(item.normalised for item in found.voters) == 1
    if number % 2:
        assert found.act == Fraction(1, 2)


def test_nothing_is_rounded() -> None:
    # A package on the index rounds to three decimals.
    assert power(game(39, *[7] * 5, *[1] * 10)).of("v14").shapley == Fraction(4, 2145)


def test_the_51_electors_whose_counts_both_ways_agree() -> None:
    assert (len(ELECTORS), sum(ELECTORS)) == (51, 538)
    college = game(270, *ELECTORS)
    counts = count_swings(college)
    assert (counts.winning, dict(counts.by_size)) == composed_swings(college, voters(college))
    winning, swings = banzhaf_swings(college)
    assert winning == counts.winning
    assert swings == {name: sum(sizes) for name, sizes in counts.by_size.items()}
    shapley = [item.shapley for item in power(college).voters]
    assert sum(shapley) == 1
    assert all(more >= less for more, less in pairwise(shapley))


def test_a_weighted_game_too_large_to_pack_is_counted_by_its_diagram() -> None:
    small = game(6, 5, 3, 2, 1)
    large = Weighted(6 * 10**10, {name: weight * 10**10 for name, weight in small.weights.items()})
    assert power(large) == power(small)


def test_hundreds_of_parts_are_refused_and_told_what_would_do() -> None:
    names = [str(at) for at in range(30)]
    parts = tuple(
        Weighted(
            8_000,
            {name: 7919 * (at + 3) ** 2 * (part + 1) % 1_009 for at, name in enumerate(names)},
        )
        for part in range(40)
    )
    with pytest.raises(GameError, match="too many different") as caught:
        power(AllGames(parts))
    assert "40 parts" in caught.value.why
    assert "fewer parts" in caught.value.remedy


def test_a_union_acts_as_one() -> None:
    alone = game(4, 1, 1, 1, 1, 1)
    bloc = power(united(alone, {"bloc": ["v0", "v1", "v2"]}))
    assert {item.voter: item.swings for item in bloc.voters} == {"bloc": 3, "v3": 1, "v4": 1}


def test_too_many_voters_are_refused() -> None:
    with pytest.raises(GameError, match="at most 250 voters"):
        power(at_least(1, [str(at) for at in range(251)]))
