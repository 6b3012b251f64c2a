"""The loudspeaker's text: short sentences, said twice, never longer than a minute."""

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest

from nhipcau.learning.classes.loudspeaker import AGAIN, LONGEST, announced, seconds
from nhipcau.learning.classes.models import Class
from nhipcau.learning.lessons.pack import lessons

MOST_WORDS = 15


def course(**changes: Any) -> Class:
    fields = {"venue": "Nhà văn hóa bản Tùng Hương", "skills": ["B4"], "lessons": ["ma-otp"], "begins_at": datetime(2026, 12, 3, 1, tzinfo=UTC)}
    return Class(**fields | changes)


def test_it_says_when_where_what_and_that_it_is_free_and_all_of_it_twice() -> None:
    text = announced(course(), "Thái")
    first, second = text.split(f"\n{AGAIN}\n")
    assert first == second
    assert "8 giờ sáng thứ Năm, ngày 3 tháng 12" in first
    for words in ("Nhà văn hóa bản Tùng Hương", "tiếng Thái", "không mất tiền", "Không ai hỏi mật khẩu"):
        assert words in first


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "7 giờ sáng"), (4, "11 giờ trưa"), (5, "12 giờ trưa"), (6, "1 giờ trưa"), (7, "2 giờ chiều"), (11, "6 giờ tối")]
)
def test_the_hour_is_said_as_people_say_it(hour: int, said: str) -> None:
    assert said in announced(course(begins_at=datetime(2026, 12, 3, hour, tzinfo=UTC)))


def test_no_class_is_announced_for_longer_than_a_minute_and_every_sentence_is_short() -> None:
    names, venue = sorted(lessons()), "Hội trường nhà văn hóa cộng đồng khối tái định cư bản Tùng Hương Một"
    for taught, tongue in product([[one] for one in names] + [names[:2], names[-2:]], ("", "Khơ Mú")):
        text = announced(course(lessons=taught, venue=venue, begins_at=datetime(2026, 12, 23, 8, 45, tzinfo=UTC)), tongue)
        assert seconds(text) <= LONGEST, taught
        for line in text.splitlines():
            if "Học tại" not in line:  # the name of a place is as long as it is
                assert len(line.split()) <= MOST_WORDS, line


def test_what_matters_least_is_left_out_first() -> None:
    long = announced(course(venue="nhà " * 30, lessons=["ma-otp", "chup-giay-to"]), "Khơ Mú")
    assert "Có điện thoại" not in long
    assert "Không ai hỏi mật khẩu" in long
    assert "8 giờ sáng" in long
