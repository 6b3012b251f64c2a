"""What a domain says beside its facts: clean texts, and values that carry nothing out."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel import outgoing
from nhipcau.kernel.gsm import BASIC, LINK, is_plain, parts, plain_letters
from nhipcau.kernel.outgoing import CODE, DATE, MOMENT, NAME, NUMBER, PLACE, Template, faults, say, to_phone
from nhipcau.kernel.scrub import scrub

TO = to_phone("0912345678")
MARKED = "Hồ sơ của bà đã xong. Mời bà đến bộ phận một cửa xã nhận kết quả từ thứ Năm. Nhớ mang giấy hẹn, căn cước. Giúp là 0 đồng, không ai hỏi mã OTP"


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> dict[str, Template]:
    monkeypatch.setattr(outgoing, "templates", {})
    return outgoing.templates


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Xem tại https://nhipcau.vn/s", "a link"),
        ("Xem tại nhipcau.vn", "a link"),
        ("Xem bit.ly.com/x", "a link"),
        ("Gọi 0238 3 123 456 để hỏi", "a telephone number"),
        ("Mã OTP của ông bà là 482913", "a secret"),
        ("Xin nhắn lại mật khẩu cho cán bộ", "a secret"),
    ],
)
def test_a_text_with_a_link_a_number_or_a_secret_is_never_registered(shelf: Any, text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        outgoing.template("trial.bad", vi=text, params={}, days=1)
    assert shelf == {}


def test_a_text_may_warn_of_secrets_and_name_short_numbers(shelf: Any) -> None:
    outgoing.template("trial.good", vi="Không ai được hỏi mã OTP. Lừa đảo thì gọi 113.", params={}, days=1)
    assert list(shelf) == ["trial.good"]


@pytest.mark.parametrize(
    ("text", "params"),
    [("Chào {ten}", {}), ("Chào", {"ten": NAME}), ("Chào {ten", {"ten": NAME}), ("Chào {ten}", {"ten": "anything"}),
     ("Mã {otp}", {"otp": CODE}), ("Chào {0} {ten}", {"ten": NAME})],
)  # fmt: skip
def test_holes_are_the_params_and_params_are_of_known_kinds(shelf: Any, text: str, params: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="trial"):
        outgoing.template("trial.bad", vi=text, params=params, days=1)


def test_a_text_is_registered_once(shelf: Any) -> None:
    outgoing.template("trial.good", vi="Chào", params={}, days=1)
    with pytest.raises(ValueError, match="twice"):
        outgoing.template("trial.good", vi="Chào", params={}, days=1)


def test_what_is_said_is_cleaned_of_links_and_secrets_and_cut(shelf: Any) -> None:
    outgoing.template("trial.good", vi="{ten} đến {noi}", params={"ten": NAME, "noi": PLACE}, days=1)
    said = say("trial.good", TO, ten="Tư  \n(mã OTP: 123456)", noi="http://evil.example/x " + "a" * 200)
    assert said.params["ten"] == "Tư (mã OTP: ••••••)"
    assert said.params["noi"] == ("trang chính thức " + "a" * 200)[:80]


@pytest.mark.parametrize("params", [{}, {"ngay": "mai"}, {"ngay": datetime(2026, 1, 1, tzinfo=UTC)}, {"ngay": date(2026, 1, 1), "x": 1}])
def test_wrong_values_are_refused_where_they_are_said(shelf: Any, params: dict[str, Any]) -> None:
    outgoing.template("trial.good", vi="Hẹn {ngay}", params={"ngay": DATE}, days=1)
    with pytest.raises(ValueError, match="trial"):
        say("trial.good", TO, **params)


def test_values_travel_as_json_reads_them_back(shelf: Any) -> None:
    params = {"ngay": DATE, "luc": MOMENT, "so": NUMBER}
    outgoing.template("trial.good", vi="{ngay} {luc} {so}", params=params, days=1)
    said = say("trial.good", TO, ngay=date(2027, 2, 5), luc=datetime(2027, 2, 5, 8, tzinfo=UTC), so=3)
    assert said.params == {"ngay": "2027-02-05", "luc": "2027-02-05T08:00:00+00:00", "so": 3}


def test_every_text_of_the_house_is_clean_today() -> None:
    assert {kind: faults(made) for kind, made in outgoing.templates.items() if faults(made)} == {}


# ── letters and parts


def test_a_text_with_marks_costs_three_parts_and_without_them_one() -> None:
    assert len(MARKED) == 141
    assert (parts(MARKED), parts(plain_letters(MARKED))) == (3, 1)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 1), ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("€" * 80, 1), ("€" * 81, 2),
     ("a" * 152 + "€" + "a" * 7, 2), ("ạ" * 70, 1), ("ạ" * 71, 2), ("ạ" * 134, 2), ("ạ" * 135, 3), ("😀" * 35, 1),
     ("😀" * 36, 2), ("😀" * 67, 3)],
)  # fmt: skip
def test_parts_are_counted_as_operators_do(text: str, count: int) -> None:
    assert parts(text) == count


@given(st.text(max_size=400))
def test_whatever_is_written_becomes_letters_of_every_phone(text: str) -> None:
    plain = plain_letters(text)
    assert set(plain) <= BASIC
    assert is_plain(plain)


@given(st.text(alphabet="abc.:/ vncomhtps0123456789", max_size=60))
def test_no_value_carries_a_link_or_a_secret_out(text: str) -> None:
    clean = outgoing.harmless(text)
    assert not LINK.search(clean)
    assert scrub(clean)[1] == ()


def test_an_address_book_has_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing, "books", {})
    outgoing.book("member", lambda _: None)
    for taken in ("member", "phone", "watchers"):
        with pytest.raises(ValueError, match="twice"):
            outgoing.book(taken, lambda _: None)
