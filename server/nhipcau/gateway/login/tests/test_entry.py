"""The way in: password, second step, papers, patience; and nobody can lock an officer out."""

from datetime import timedelta

import pyotp
import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from nhipcau.gateway.login import second
from nhipcau.gateway.login.browsers import COOKIE
from nhipcau.gateway.login.entry import CODES, PASSWORDS
from nhipcau.gateway.login.models import RecoveryCode, SecondStep
from nhipcau.gateway.login.tests.ways import WRONG, code_of, heard, hoa, kinds, log_in, with_second_step
from nhipcau.kernel.clock import now
from tests.officers import PASSWORD

pytestmark = pytest.mark.django_db
__all__ = ["heard"]


@pytest.fixture
def user() -> User:
    return hoa().user


# ── the second step


def test_with_a_second_step_the_password_alone_opens_nothing(user):
    with_second_step(user)
    client = Client()
    answer = log_in(client)
    assert answer.headers["Location"] == "/dang-nhap/buoc-hai"
    assert client.get("/ban").status_code == 302
    assert client.get("/tai-khoan").status_code == 302
    assert client.post("/dang-nhap/buoc-hai", {"ma": code_of(user)}).headers["Location"] == "/ban"
    assert client.get("/tai-khoan").status_code == 200


def test_the_page_that_was_asked_for_is_remembered_over_both_steps(user):
    with_second_step(user)
    client = Client()
    log_in(client, next="/ban?phieu=7K4W")
    assert client.post("/dang-nhap/buoc-hai", {"ma": code_of(user)}).headers["Location"] == "/ban?phieu=7K4W"


def test_a_used_code_is_refused_in_the_same_half_minute_and_so_is_every_older_one(user):
    with time_machine.travel(now(), tick=False):
        with_second_step(user)
        code = code_of(user)
        for expected in (302, 422):
            client = Client()
            log_in(client)
            assert client.post("/dang-nhap/buoc-hai", {"ma": code}).status_code == expected
        assert second.passes(user, code_of(user, -1)) == ""
        assert second.passes(user, code_of(user, 1)) == "totp"
        assert second.passes(user, code) == ""


def test_a_clock_may_be_off_by_half_a_minute_and_no_more(user):
    with time_machine.travel(now(), tick=False) as clock:
        with_second_step(user)
        far, near = code_of(user, 2), code_of(user, 1)
        assert second.passes(user, far) == ""
        assert second.passes(user, near) == "totp"
        clock.shift(timedelta(minutes=5))
        assert second.passes(user, far) == ""


def test_a_code_on_paper_stands_in_once_and_is_typed_as_people_type(user):
    codes = with_second_step(user)
    assert len(set(codes)) == 10
    client = Client()
    log_in(client)
    typed = codes[3].replace("-", " ").lower()
    assert client.post("/dang-nhap/buoc-hai", {"ma": typed}).status_code == 302
    again = Client()
    log_in(again)
    assert again.post("/dang-nhap/buoc-hai", {"ma": codes[3]}).status_code == 422
    assert second.paper_codes_left(user) == 9


def test_new_codes_on_paper_make_the_old_ones_worth_nothing(user):
    old = with_second_step(user)
    fresh = second.new_paper_codes(user)
    assert [second.passes(user, code) for code in old] == [""] * 10
    assert second.passes(user, fresh[0]) == "recovery"


def test_neither_the_secret_nor_a_code_lies_there_in_the_clear(user):
    codes = with_second_step(user)
    row = SecondStep.objects.get(user=user)
    secret = second.secret_of(row)
    assert secret.encode() not in bytes(row.secret)
    kept = b"".join(bytes(one) for one in RecoveryCode.objects.values_list("code_hash", flat=True))
    assert not any(code.replace("-", "").encode() in kept for code in codes)


def test_a_password_that_was_typed_long_ago_waits_for_no_code(user):
    with_second_step(user)
    client = Client()
    with time_machine.travel(now()) as clock:
        log_in(client)
        clock.shift(timedelta(minutes=6))
        answer = client.post("/dang-nhap/buoc-hai", {"ma": code_of(user)})
    assert answer.status_code == 410
    assert "410.161" in answer.content.decode()


def test_when_the_password_changes_meanwhile_the_first_step_is_worth_nothing(user):
    with_second_step(user)
    client = Client()
    log_in(client)
    user.set_password("mot-mat-khau-khac")
    user.save()
    assert client.post("/dang-nhap/buoc-hai", {"ma": code_of(user)}).status_code == 410


def test_the_second_page_is_shut_to_whoever_has_not_given_a_password():
    assert Client().get("/dang-nhap/buoc-hai").status_code == 410
    assert Client().post("/dang-nhap/buoc-hai", {"ma": WRONG}).status_code == 410


# ── setting it


def test_an_officer_sets_the_second_step_with_an_authenticator_and_writes_ten_codes_down(user, heard):
    client = Client()
    log_in(client)
    page = client.get("/tai-khoan/buoc-hai").content.decode()
    secret = second.secret_of(SecondStep.objects.get(user=user))
    assert " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)) in page
    assert "<svg" in page
    assert client.post("/tai-khoan/buoc-hai", {"viec": "dat", "ma": WRONG}).status_code == 422
    assert not second.is_set(user)
    done = client.post("/tai-khoan/buoc-hai", {"viec": "dat", "ma": pyotp.TOTP(secret).now()})
    assert done.status_code == 200
    assert done.content.decode().partition("<main")[2].count("<li>") == 10
    assert done.headers["Cache-Control"] == "no-store"
    assert second.is_set(user)
    assert "second.set" in kinds(heard)
    assert secret not in client.get("/tai-khoan/buoc-hai").content.decode()


def test_guessing_while_setting_is_slowed_down_too(user):
    client = Client()
    log_in(client)
    client.get("/tai-khoan/buoc-hai")
    told = [client.post("/tai-khoan/buoc-hai", {"viec": "dat", "ma": WRONG}).status_code for _ in range(CODES.free + 1)]
    assert told == [422] * CODES.free + [429]


def test_where_it_is_required_nothing_opens_before_it_is_set(user, settings):
    settings.SECOND_STEP_REQUIRED = True
    client = Client()
    assert log_in(client).headers["Location"] == "/tai-khoan/buoc-hai"
    for shut in ("/ban", "/tai-khoan", "/giong-noi"):
        assert client.get(shut).headers["Location"].startswith("/dang-nhap?next=")
    assert client.get("/dang-nhap").headers["Location"] == "/tai-khoan/buoc-hai"
    assert "Quầy</a>" not in client.get("/tai-khoan/buoc-hai").content.decode()
    client.post("/tai-khoan/buoc-hai", {"viec": "dat", "ma": code_of(user)})
    assert client.get("/tai-khoan").status_code == 200


def test_whoever_waits_too_long_before_setting_it_logs_in_again_and_runs_in_no_circle(user, settings):
    settings.SECOND_STEP_REQUIRED = True
    client = Client()
    with time_machine.travel(now()) as clock:
        log_in(client)
        clock.shift(timedelta(minutes=16))
        answer = client.get("/tai-khoan/buoc-hai", follow=True)
    assert answer.status_code == 200
    assert answer.request["PATH_INFO"] == "/dang-nhap"


# ── patience


def test_each_wrong_password_beyond_ten_waits_a_little_longer(user):
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(PASSWORDS.free):
            assert log_in(password="wrong").status_code == 422
        waits = []
        for _ in range(3):
            answer = log_in()
            assert answer.status_code == 429
            waits.append(int(answer.headers["Retry-After"]))
            clock.shift(timedelta(seconds=waits[-1]))
            assert log_in(password="wrong").status_code == 422
        assert waits == [5, 10, 20]
        assert "20 giây" in answer.content.decode()
        clock.shift(timedelta(minutes=20))
        assert log_in().status_code == 302


def test_a_stranger_in_the_same_office_cannot_lock_out_an_officer_whose_browser_is_known(user):
    own = Client()
    assert log_in(own).status_code == 302
    own.post("/dang-xuat")
    stranger = Client()
    for _ in range(PASSWORDS.free + 20):
        log_in(stranger, password="wrong")
    assert log_in(stranger).status_code == 429
    assert log_in(own).status_code == 302


def test_a_browser_that_is_known_for_one_officer_is_a_stranger_for_another(user):
    own = Client()
    log_in(own)
    hoa(login="tham", name="Trần Thị Thắm")
    for _ in range(PASSWORDS.free):
        log_in(own, username="tham", password="wrong")
    assert log_in(own, username="tham").status_code == 429
    assert log_in(own).status_code == 302


@pytest.mark.parametrize("forged", ["", "rubbish", "eyJhIjoxfQ:1a:forged"])
def test_a_forged_cookie_makes_no_browser_known(user, forged):
    stranger = Client()
    stranger.cookies[COOKIE] = forged
    for _ in range(PASSWORDS.free):
        log_in(stranger, password="wrong")
    stranger.cookies[COOKIE] = forged + "x"
    assert log_in(stranger).status_code == 429


def test_the_known_browser_is_remembered_only_for_logging_in_and_out_of_reach_of_scripts(user):
    cookie = log_in().cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/dang-nhap", True, "Lax")
    assert "hoa" not in cookie.value
    assert COOKIE not in log_in(chung="1").cookies


def test_codes_are_guessed_no_faster_from_many_addresses_and_the_officers_own_browser_goes_on(user):
    with_second_step(user)
    own = Client()
    log_in(own)
    own.post("/dang-nhap/buoc-hai", {"ma": code_of(user)})
    own.post("/dang-xuat")
    told = []
    for number in range(CODES.free + 3):
        thief = Client(REMOTE_ADDR=f"10.0.0.{number}")
        log_in(thief)
        told.append(thief.post("/dang-nhap/buoc-hai", {"ma": WRONG}).status_code)
    assert told == [422] * CODES.free + [429] * 3
    log_in(own)
    assert own.post("/dang-nhap/buoc-hai", {"ma": code_of(user, 1)}).status_code == 302


# ── what is told


def test_what_happens_at_the_door_is_told_and_no_secret_with_it(user, heard):
    codes = with_second_step(user)
    log_in(password="a-wrong-password")
    client = Client()
    log_in(client)
    client.post("/dang-nhap/buoc-hai", {"ma": WRONG})
    client.post("/dang-nhap/buoc-hai", {"ma": codes[0]})
    client.post("/dang-xuat")
    assert kinds(heard) == ["login.refused", "login.refused", "login.second", "login.done", "session.ended"]
    assert [event.facts.get("why") for event in heard[:2]] == ["wrong", "second"]
    assert heard[3].actor.name == "Lữ Thị Hoa"
    everything = repr(heard)
    for secret in ("a-wrong-password", PASSWORD, *codes):
        assert secret not in everything
