"""The drawn map: true to the ground, nothing on top of anything else, and honest about its scale."""

import math
from random import Random

import pytest

from nhipcau.market.sights.drawing import APART, Box, Dot, Drawn, Mark, draw

SIZES = [(960, 620, 15), (344, 460, 13)]


def somewhere(chance: Random, count: int, spread: float = 0.12) -> list[Mark]:
    return [
        Mark("village", at + 1, f"Bản {'Xốp Nặm Tùng Hương Bãi Sở'[: chance.randint(3, 22)]}", 19.2 + chance.random() * spread, 104.3 + chance.random() * spread)
        for at in range(count)
    ]


def label_of(dot: Dot, font: int) -> Box:
    long = len(dot.label) * font * 0.56
    left = {"start": dot.label_x, "end": dot.label_x - long, "middle": dot.label_x - long / 2}[dot.anchor]
    middle = dot.label_y - font * 0.36
    return Box(left + 0.2, middle - font * 0.6, left + long - 0.2, middle + font * 0.6)


@pytest.mark.parametrize(("width", "height", "font"), SIZES)
@pytest.mark.parametrize("seed", range(12))
def test_no_mark_and_no_name_lies_on_another_and_all_are_inside(width: int, height: int, font: int, seed: int) -> None:
    chance = Random(seed)
    drawn = draw(somewhere(chance, chance.randint(1, 34)), width, height, font)
    labels = [label_of(dot, font) for dot in drawn.dots if dot.label]
    for at, box in enumerate(labels):
        assert box.left >= 0
        assert box.right <= width
        assert not any(box.meets(other) for other in labels[at + 1 :])
        assert not any(box.meets(Box(dot.x - 9, dot.y - 9, dot.x + 9, dot.y + 9)) for dot in drawn.dots)
    for at, dot in enumerate(drawn.dots):
        assert 0 < dot.x < width
        assert 0 < dot.y < height
        assert all(math.dist((dot.x, dot.y), (other.x, other.y)) > APART - 1 for other in drawn.dots[at + 1 :])


def test_all_points_in_one_spot_are_all_seen_and_say_where_they_belong() -> None:
    drawn = draw([Mark("visit", at, f"Nơi {at}", 19.25, 104.35) for at in range(1, 9)], 344, 460, 13)
    assert len({(dot.x, dot.y) for dot in drawn.dots}) == 8
    assert {dot.at for dot in drawn.dots} - {None} == {(drawn.dots[0].x, drawn.dots[0].y)}


def test_the_bar_is_as_long_as_the_ground_it_stands_for() -> None:
    """Two villages 4 km apart on a meridian: their distance in the drawing, against the bar."""
    south, north = (Mark("village", at, "Bản", 19.2 + at * 4 / 111.32, 104.3) for at in (0, 1))
    drawn = draw([south, north], 960, 620, 15)
    apart = abs(drawn.dots[0].y - drawn.dots[1].y)
    assert apart / drawn.scale * float(drawn.km.replace(",", ".")) == pytest.approx(4, abs=0.02)
    east = Mark("village", 2, "Bản", 19.2, 104.3 + 4 / (111.32 * math.cos(math.radians(19.2))))
    drawn = draw([south, east], 960, 620, 15)
    assert abs(drawn.dots[0].x - drawn.dots[1].x) / drawn.scale * float(drawn.km.replace(",", ".")) == pytest.approx(4, abs=0.02)


def test_north_is_up_and_east_is_right() -> None:
    middle, north, east = draw([Mark("village", 1, "a", 19.2, 104.3), Mark("village", 2, "b", 19.3, 104.3), Mark("village", 3, "c", 19.2, 104.4)], 960, 620, 15).dots
    assert north.y < middle.y
    assert east.x > middle.x
    assert (north.x, east.y) == (middle.x, middle.y)


def test_nothing_to_draw_is_an_empty_map() -> None:
    assert draw([], 344, 460, 13) == Drawn(344, 460, 13)
