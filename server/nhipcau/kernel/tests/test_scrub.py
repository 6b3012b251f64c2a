"""Secrets in free text are covered, and what people must be able to write is left alone."""

import json
import tomllib
from collections.abc import Iterator
from functools import reduce
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from hypothesis import example, given
from hypothesis import strategies as some

from nhipcau.kernel.scrub import CARD, CODE, IDENTITY, scrub, scrub_body
from nhipcau.settings.places import CHECKOUT

VECTORS: list[dict[str, Any]] = json.loads((CHECKOUT / "contract/vectors/scrub.json").read_text())
DIGIT = some.sampled_from("0123456789")


def digits(count: int) -> some.SearchStrategy[str]:
    return some.text(DIGIT, min_size=count, max_size=count)


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_of(one)


@pytest.mark.parametrize("told", VECTORS, ids=lambda told: told["text"])
def test_a_text_is_covered_as_the_phone_covers_it(told: dict[str, Any]) -> None:
    assert scrub(told["text"]) == (told["clean"], tuple(told["kinds"]))


@given(secret=digits(6), before=some.sampled_from(["otp", "Mã OTP: ", "mật khẩu là ", "PIN của bà ", "Mã xác thực gửi về máy "]))
def test_six_digits_after_such_a_word_never_stay(secret: str, before: str) -> None:
    clean, kinds = scrub(f"{before} {secret} nhé")
    assert secret not in clean
    assert CODE in kinds


@given(front=digits(15), gap=some.sampled_from(["", " ", "-"]))
def test_a_card_number_never_stays(front: str, gap: str) -> None:
    total = sum(sum(divmod(int(one) * (2 - at % 2), 10)) for at, one in enumerate(front))
    number = front + str(-total % 10)
    written = gap.join(number[at : at + 4] for at in range(0, 16, 4))
    clean, kinds = scrub(f"thẻ {written}")
    assert written not in clean
    assert CARD in kinds


@given(place=some.integers(1, 96), rest=digits(9))
def test_a_citizens_number_never_stays(place: int, rest: str) -> None:
    number = f"{place:03}{rest}"
    clean, kinds = scrub(f"bà Tư {number}")
    assert number not in clean
    assert set(kinds) & {IDENTITY, CARD}


@given(some.text())
@example("İ1234 otp 5678")
@example("o\u0302tp 123456")
def test_covering_twice_is_covering_once_and_no_text_is_too_odd(text: str) -> None:
    clean, _ = scrub(text)
    assert scrub(clean)[0] == clean


@given(some.uuids())
@example(UUID("01990000-1234-7000-8000-000000000001"))
@example(UUID("41111111-1111-1111-8000-040203001122"))
def test_the_names_of_things_are_no_secrets(name: UUID) -> None:
    for text in (str(name), f"vn.40.16933.{name}.", f"nhà {name}", name.hex + name.hex):
        assert scrub(text) == (text, ())


def test_nothing_that_the_house_publishes_looks_like_a_secret() -> None:
    read = 0
    for file in sorted(settings.CONTENT_DIR.rglob("*.toml")):
        written = tomllib.loads(file.read_text())
        lesson = written if file.parent.name == "lessons" else {}
        made_up = [one["code"] for one in lesson.get("tries", ()) if one["kind"] == "code"]  # one needs it to practise on
        for text in texts_of(written):
            read += 1
            plain = reduce(lambda left, code: left.replace(code, ""), made_up, text)
            assert scrub(plain) == (plain, ()), file.name
    assert read > 10_000


def test_every_text_of_a_body_is_looked_at_however_deep() -> None:
    body = {"note": "OTP 123456", "steps": [{"said": ["ok", "mk: Hoa@2025"]}], "count": 123456, "id": "01990000-0000-7000-8000-000000000001"}
    clean, kinds = scrub_body(body)
    assert clean == {**body, "note": "OTP ••••••", "steps": [{"said": ["ok", "mk: ••••••••"]}]}
    assert kinds == {"code", "password"}
