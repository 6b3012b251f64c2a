import re

import pytest
from django.test import Client

from nhipcau.gateway.login.entry import PASSWORDS
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, PROVINCE_ANALYST
from nhipcau.kernel.problems import CATALOGUE
from tests.officers import PASSWORD, at_browser, enrol, real_guide
from tests.world import COMMUNE, PROCEDURE, settle

pytestmark = pytest.mark.django_db

OPEN, CLOSED, LOG_IN = 200, 403, 302
ROLES = (None, MEMBER, LEADER, DESK, COMMUNE_LEAD, PROVINCE_ANALYST)
MAY_OPEN = {
    "/": (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN),
    "/thu-tuc": (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN),
    "/dang-nhap": (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN),
    "/problems/404.60": (OPEN, OPEN, OPEN, OPEN, OPEN, OPEN),
    "/ban": (LOG_IN, CLOSED, CLOSED, OPEN, OPEN, CLOSED),
    "/xa": (LOG_IN, CLOSED, CLOSED, CLOSED, OPEN, CLOSED),
    "/tinh": (LOG_IN, CLOSED, CLOSED, CLOSED, CLOSED, OPEN),
}


@pytest.fixture
def world():
    return settle()


def scope_of(role):
    return "vn.40." if role == PROVINCE_ANALYST else COMMUNE


def log_in(client=None, **fields):
    return (client or Client()).post("/dang-nhap", {"username": "hoa", "password": PASSWORD, **fields})


@pytest.mark.parametrize("page", MAY_OPEN)
def test_who_may_open_which_page(world, page):
    answers = {role: (at_browser(role, scope_of(role), login=role) if role else Client()).get(page) for role in ROLES}
    assert {role: answer.status_code for role, answer in answers.items()} == dict(
        zip(ROLES, MAY_OPEN[page], strict=True)
    )
    if answers[None].status_code == LOG_IN:
        assert answers[None].headers["Location"] == f"/dang-nhap?next={page}"


@pytest.mark.parametrize("page", [page for page, row in MAY_OPEN.items() if row[0] == LOG_IN])
def test_an_officers_page_is_kept_nowhere(world, page):
    roles = dict(zip(ROLES, MAY_OPEN[page], strict=True))
    role = next(role for role, status in roles.items() if status == OPEN)
    assert at_browser(role, scope_of(role)).get(page).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("page", [*MAY_OPEN, "/nowhere", f"/thu-tuc/{PROCEDURE}"])
def test_no_page_has_a_script_or_a_style_in_its_markup(world, page):
    html = Client().get(page, follow=True).content.decode()
    assert not re.search(r"<script(?! src=\"/static/[\w/.]+\" defer></script>)", html)
    assert not re.search(r"\sstyle=|\son[a-z]+=", html)


def test_somebody_who_has_left_is_a_stranger(world):
    member = enrol(DESK, COMMUNE, password=PASSWORD, left_on="2026-11-01", left_at="2026-10-31T17:00:00Z")
    client = Client()
    client.force_login(member.user)
    assert client.get("/ban").status_code == LOG_IN
    assert log_in().status_code == 422


@pytest.mark.parametrize(
    ("role", "page"), [(DESK, "/ban"), (COMMUNE_LEAD, "/xa"), (PROVINCE_ANALYST, "/tinh"), (MEMBER, "/")]
)
def test_a_log_in_leads_to_ones_own_page(role, page):
    enrol(role, scope_of(role), password=PASSWORD)
    answer = log_in()
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    cookie = answer.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer():
    enrol(DESK, COMMUNE, password=PASSWORD)
    answers = [log_in(password="wrong"), log_in(username="nobody")]
    told = [re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert told[0] == told[1]
    assert "Tên hoặc mật khẩu chưa đúng" in told[0]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil"])
def test_a_log_in_never_sends_anybody_elsewhere(elsewhere):
    enrol(DESK, COMMUNE, password=PASSWORD)
    assert log_in(next=elsewhere).headers["Location"] == "/ban"


def test_a_log_in_goes_on_to_the_page_that_was_asked_for():
    enrol(COMMUNE_LEAD, COMMUNE, password=PASSWORD)
    assert log_in(next="/ban?phieu=7K4W").headers["Location"] == "/ban?phieu=7K4W"


def test_many_wrong_log_ins_are_slowed_down_and_lock_nobody_out():
    enrol(DESK, COMMUNE, password=PASSWORD)
    for _ in range(PASSWORDS.free):
        log_in(password="wrong")
    assert log_in().status_code == 429
    assert log_in(Client(REMOTE_ADDR="10.0.0.9")).status_code == 302


def test_logging_out_needs_a_press_and_ends_the_session(world):
    client = at_browser(DESK, COMMUNE)
    assert client.get("/dang-xuat").status_code == 405
    assert client.post("/dang-xuat").status_code == 302
    assert client.get("/ban").status_code == LOG_IN


def test_a_form_from_elsewhere_is_refused_with_a_problem():
    answer = log_in(Client(enforce_csrf_checks=True))
    assert answer.status_code == 403
    assert "403.110" in answer.content.decode()


def test_a_page_that_is_not_there_says_so_with_its_number():
    answer = Client().get("/khong-co")
    assert answer.status_code == 404
    assert "404.110" in answer.content.decode()


def test_every_problem_has_its_page():
    for number in CATALOGUE:
        page = Client().get(f"/problems/{number}")
        assert page.status_code == 200
        assert number in page.content.decode()
    assert Client().get("/problems/404.9999").status_code == 404


def test_a_page_that_fails_shows_a_problem_and_no_inside(monkeypatch):
    client = Client(raise_request_exception=False)
    monkeypatch.setattr("nhipcau.gateway.http.CATALOGUE", {"404.60": object()})
    answer = client.get("/problems/404.60")
    assert answer.status_code == 500
    assert "500.110" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


def test_the_front_page_has_its_four_doors(world):
    page = Client().get("/").content.decode()
    for door in ('href="/app/"', 'action="/thu-tuc"', 'action="/s"', 'href="/dang-nhap"'):
        assert door in page, door


def test_a_procedure_is_readable_with_law_source_and_who_checked(world):
    real_guide(PROCEDURE)
    page = Client().get(f"/thu-tuc/{PROCEDURE}").content.decode()
    for words in ("Làm giấy khai sinh cho con", "Giấy chứng sinh", "Chưa có cán bộ kiểm", "60/2014/QH13", "dichvucong"):
        assert words in page, words
    assert "18/7/2026" in page


def test_what_has_no_official_code_says_so_and_never_claims_the_national_portal(world):
    real_guide("0.000001")
    page = Client().get("/thu-tuc/0.000001").content.decode()
    assert "chưa có mã chính thức" in page
    assert "mã 0.000001" not in page
    assert "Tên trong văn bản" not in page
    assert ">Nguồn</a>" in page
    assert "Cổng Dịch vụ công quốc gia" not in page


@pytest.mark.parametrize("code", ["9.999999", "rubbish", "1.001193%00", "x" * 500])
def test_an_unknown_procedure_is_a_problem_and_not_a_failure(world, code):
    assert Client().get(f"/thu-tuc/{code}").status_code == 404


@pytest.mark.parametrize("query", ["", "   ", "zzzzqqq", "' OR 1=1 --", "\x00", "a" * 5000, "💧"])
def test_whatever_is_typed_the_search_answers(world, query):
    assert Client().get("/thu-tuc", {"q": query}).status_code == 200
