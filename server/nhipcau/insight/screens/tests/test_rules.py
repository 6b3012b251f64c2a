"""Side by side: chance sets nobody apart, and order changes nothing."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.insight.screens.rules import Seen, chance, class_of, classes, difference, grouped

shares = st.integers(0, 400).flatmap(lambda whole: st.builds(Seen, st.integers(0, whole), st.just(whole), st.booleans()))
tables = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), shares, max_size=12)


def drawn(random: Random, places: int, rate: float) -> dict[str, Seen]:
    wholes = {f"p{n}": random.randint(1, 250) for n in range(places)}
    return {key: Seen(sum(random.random() < rate for _ in range(whole)), whole) for key, whole in wholes.items()}


def test_places_that_are_alike_are_set_apart_in_at_most_five_of_a_hundred_tables() -> None:
    for rate, places in ((0.5, 30), (0.08, 12)):
        random = Random(7)
        wrong = sum(not {"above", "below"}.isdisjoint(grouped(drawn(random, places, rate)).values()) for _ in range(200))
        assert wrong <= 10, (rate, wrong)


def test_a_place_that_is_surely_other_is_found() -> None:
    others = drawn(Random(3), 20, 0.5)
    told = grouped({**others, "high": Seen(230, 250), "low": Seen(20, 250)})
    assert (told["high"], told["low"]) == ("above", "below")


@given(tables)
def test_the_order_of_the_places_changes_nothing(places: dict[str, Seen]) -> None:
    assert grouped(dict(reversed(places.items()))) == grouped(places)


@given(tables)
def test_few_and_silent_places_stand_apart_and_lend_nothing(places: dict[str, Seen]) -> None:
    told = grouped(places)
    assert set(told) == set(places)
    for key, one in places.items():
        assert (told[key] == "silent") == (not one.heard)
        assert (told[key] == "few") == (one.heard and one.whole < 30)
    loud = {key: one for key, one in places.items() if told[key] not in {"few", "silent"}}
    assert grouped(loud) == {key: told[key] for key in loud}


@given(shares, shares)
def test_a_difference_turned_round_is_the_same_the_other_way(one: Seen, other: Seen) -> None:
    there, back = difference(one, other), difference(other, one)
    assert (there is None) == (not one.whole or not other.whole)
    if there and back:
        assert abs(there.value + back.value) < 1e-9
        assert abs(there.low + back.high) < 1e-9
        assert there.low <= there.value + 1e-9
        assert there.clear == back.clear
    assert abs(chance(one, other) - chance(other, one)) < 1e-6


def test_fishers_test_gives_the_chance_of_the_textbook() -> None:
    assert abs(chance(Seen(1, 10), Seen(11, 14)) - 2 * 0.0013797280926100418) < 1e-9  # Fisher 1935, one side doubled


@given(st.lists(st.floats(0, 1), max_size=40))
def test_the_classes_of_a_map_hold_every_value_and_none_is_empty(values: list[float]) -> None:
    bounds = classes(values)
    held = {class_of(value, bounds) for value in values}
    assert held == set(range(len(bounds) + 1)) or not values
