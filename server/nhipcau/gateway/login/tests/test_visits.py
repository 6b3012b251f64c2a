"""Sessions: rotated at log-in, listed, ended from elsewhere, over when idle or old; nothing stays on a shared computer."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from nhipcau.gateway.login.browsers import in_words, roughly
from nhipcau.gateway.login.models import Visit
from nhipcau.gateway.login.tests.ways import heard, hoa, kinds, log_in
from nhipcau.kernel.clock import now
from tests.officers import PASSWORD

pytestmark = pytest.mark.django_db
__all__ = ["heard"]
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1"
NEW = "mua-lu-thang-chin"


@pytest.fixture
def user() -> User:
    return hoa().user


def arrived(agent: str = WINDOWS, address: str = "127.0.0.1", **fields: str) -> Client:
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    assert log_in(client, **fields).status_code == 302
    return client


def test_a_session_gets_a_new_name_at_every_log_in(user):
    client = Client()
    names = []
    for _ in range(2):
        log_in(client)
        names.append(client.cookies["sessionid"].value)
    assert names[0] != names[1]
    assert Visit.objects.filter(ended_at=None).count() == 1
    thief = Client()
    thief.cookies["sessionid"] = names[0]
    assert thief.get("/tai-khoan").status_code == 302


def test_an_officer_sees_where_they_are_logged_in_in_words_and_roughly(user):
    arrived(IPHONE, "113.160.44.7")
    page = arrived().get("/tai-khoan").content.decode()
    for words in ("Safari trên iPhone", "Chrome trên Windows", "mạng 113.160.…", "Nơi này"):
        assert words in page
    assert "113.160.44.7" not in page
    assert not Visit.objects.filter(place__contains="44.7").exists()


def test_one_session_is_ended_from_another(user, heard):
    away, here = arrived(IPHONE), arrived()
    named = Visit.objects.get(browser="Safari trên iPhone").id
    assert here.post("/tai-khoan/phien", {"phien": str(named)}).status_code == 302
    assert away.get("/tai-khoan").status_code == 302
    assert here.get("/tai-khoan").status_code == 200
    assert heard[-1].facts == {"how": "other", "count": 1}


def test_all_others_are_ended_at_once_and_this_one_goes_on(user):
    others, here = [arrived(IPHONE), arrived()], arrived()
    here.post("/tai-khoan/phien", {"phien": "khac"})
    assert [other.get("/tai-khoan").status_code for other in others] == [302, 302]
    assert here.get("/tai-khoan").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(user):
    away = arrived()
    hoa(login="tham", name="Trần Thị Thắm")
    other = Client()
    log_in(other, username="tham")
    named = Visit.objects.get(user=user).id
    assert other.post("/tai-khoan/phien", {"phien": str(named)}).status_code == 404
    assert other.post("/tai-khoan/phien", {"phien": "rubbish"}).status_code == 400
    assert away.get("/tai-khoan").status_code == 200


@pytest.mark.parametrize(("fields", "minutes"), [({}, 60), ({"chung": "1"}, 5)])
def test_a_session_is_over_when_nobody_uses_it(user, heard, fields, minutes):
    with time_machine.travel(now()) as clock:
        client = arrived(**fields)
        for _ in range(3):
            clock.shift(timedelta(minutes=minutes - 1))
            assert client.get("/tai-khoan").status_code == 200
        clock.shift(timedelta(minutes=minutes, seconds=1))
        assert client.get("/tai-khoan").status_code == 302
    assert heard[-1].facts == {"how": "idle", "count": 1}


def test_no_session_is_longer_than_a_working_day_however_busy(user, heard):
    with time_machine.travel(now()) as clock:
        client = arrived()
        for _ in range(15):
            clock.shift(timedelta(minutes=31))
            client.get("/tai-khoan")
        clock.shift(timedelta(minutes=31))
        assert client.get("/tai-khoan").status_code == 302


def test_changing_the_password_ends_all_other_sessions_and_not_this_one(user, heard):
    away, here = arrived(IPHONE), arrived()
    fields = {"cu": PASSWORD, "moi": NEW, "lai": NEW}
    assert here.post("/tai-khoan/mat-khau", fields).headers["Location"] == "/tai-khoan?xong=mat-khau"
    assert here.get("/tai-khoan").status_code == 200
    assert away.get("/tai-khoan").status_code == 302
    assert log_in().status_code == 422
    assert log_in(password=NEW).status_code == 302
    assert {"password.changed", "session.ended"} <= set(kinds(heard))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"cu": "wrong", "moi": NEW, "lai": NEW}, "Mật khẩu đang dùng chưa đúng."),
        ({"cu": PASSWORD, "moi": NEW, "lai": "khac"}, "chưa giống nhau"),
        ({"cu": PASSWORD, "moi": "ngan", "lai": "ngan"}, "10"),
        ({"cu": PASSWORD, "moi": "cau-tre-qua-suoi", "lai": "cau-tre-qua-suoi"}, "trình diễn"),
    ],
)
def test_a_password_that_will_not_do_is_said_beside_its_field(user, fields, words):
    answer = arrived().post("/tai-khoan/mat-khau", fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert log_in().status_code == 302


def test_from_a_shared_computer_the_browser_is_told_to_keep_nothing(user):
    shared, own = arrived(chung="1"), arrived()
    cookie = shared.cookies["sessionid"]
    assert not cookie["max-age"]
    assert not cookie["expires"]
    page = shared.get("/tai-khoan").content.decode()
    assert "Rời máy ngay" in page
    assert "shared.js" in page
    assert "shared.js" not in own.get("/tai-khoan").content.decode()
    left = shared.post("/dang-xuat")
    assert left.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert left.headers["Location"] == "/dang-nhap?xong=da-roi"
    assert "Clear-Site-Data" not in own.post("/dang-xuat").headers


def test_what_changes_the_way_in_asks_for_a_fresh_log_in(user):
    with time_machine.travel(now()) as clock:
        client = arrived()
        clock.shift(timedelta(minutes=16))
        for page in ("/tai-khoan/buoc-hai", "/tai-khoan/khoa/hoi", "/tai-khoan/khoa", "/tai-khoan/khoa/bo"):
            answer = client.post(page)
            assert answer.headers["Location"] == "/dang-nhap?next=/tai-khoan", page
        assert "đăng nhập lại" in client.get("/tai-khoan").content.decode()


def test_a_session_without_a_visit_opens_nothing(user):
    client = arrived()
    session = client.session
    del session["visit"]
    session.save()
    assert client.get("/tai-khoan").status_code == 302


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WINDOWS, "Chrome trên Windows"),
        (WINDOWS + " Edg/149.0", "Edge trên Windows"),
        (IPHONE, "Safari trên iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/149 Mobile Safari/537.36", "Chrome trên điện thoại Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox trên Linux"),
        ("curl/8", "Trình duyệt khác trên máy chưa rõ"),
        ("", "Trình duyệt khác trên máy chưa rõ"),
    ],
)
def test_a_browser_is_said_in_words(agent, words):
    assert in_words(agent) == words


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("113.160.44.7", "mạng 113.160.…"),
        ("10.1.2.3", "mạng nội bộ"),
        ("127.0.0.1", "chính máy chủ"),
        ("2405:4800:1234::1", "mạng 2405:4800:…"),
        ("", "chưa rõ mạng"),
    ],
)
def test_an_address_is_told_roughly(address, words):
    assert roughly(address) == words
