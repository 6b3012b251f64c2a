import re
from dataclasses import replace

import pytest
from django.test import Client

from nhipcau.dossiers.http import GUESSES
from nhipcau.dossiers.rules import ALPHABET, check_char, spell_slip_code
from nhipcau.guides.cases import fill, samples
from tests.officers import real_guide
from tests.world import PROCEDURE, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return settle()


def prepare(world, states=("missing", "have", "not_needed"), **changes):
    """Prepare bà Tư's list with these states and return the slip's code."""
    guide = real_guide(PROCEDURE)
    papers = [{"id": paper["id"], "state": state} for paper, state in zip(guide["papers"], states, strict=False)]
    answers = fill(guide, {}, lambda question: samples(guide, question)[0])
    fields = {"guide_version": guide["version"], "papers": papers, "answers": answers, **changes}
    body = world.preparation(world.ba_tu, **fields)
    must(world.system, "dossiers.prepare", **body)
    return body["slip_code"]


def unused_code():
    return "0000000000" + check_char("0000000000")


def open_slip(code, path=""):
    return Client().get(f"/s/{code}{path}")


def test_the_slip_says_first_whether_to_travel(world):
    missing = open_slip(prepare(world)).content.decode()
    complete = open_slip(prepare(world, states=("have", "have"))).content.decode()
    assert "Còn thiếu 1 giấy. Khoan đi xã." in missing
    assert "Đủ giấy rồi. Mời bà con mang đi nộp." in complete


def test_the_slip_says_where_how_long_how_much_and_that_help_is_free(world):
    page = open_slip(prepare(world, next_date="2026-12-03")).content.decode()
    for words in ("thứ Năm 3/12/2026", "Nơi nộp", "Thời gian", "Lệ phí", "Giúp đỡ là miễn phí", "Việc tiếp theo"):
        assert words in page, words
    assert "Không đọc mã OTP, mật khẩu cho ai" in page


@pytest.mark.parametrize("path", ["", "/in?kho=a6", "/in?kho=a5"])
def test_a_slip_says_who_helped_where_to_check_them_and_nought(world, path):
    body = world.preparation(world.ba_tu, guide_version=real_guide(PROCEDURE)["version"])
    must(world.lan, "dossiers.prepare", **body)
    page = open_slip(body["slip_code"], path).content.decode()
    assert "Người giúp: <b>Lan</b>" in page
    assert "testserver/kiem-tra" in page
    assert "0 đ</b>" in page
    assert "Lô Thị Lan" not in page


@pytest.mark.parametrize("path", ["", "/in?kho=a6", "/in?kho=a5"])
def test_a_slip_names_no_family_no_village_and_no_answer(world, path):
    code = prepare(world)
    page = open_slip(code, path).content.decode()
    guide = real_guide(PROCEDURE)
    for secret in ("Lô Thị", "Lô Thị Tư", "Tùng Hương", "Tam Quang", guide["questions"][0]["ask"], "Lô Thị Lan"):
        assert secret not in page, secret
    assert str(world.ba_tu.household) not in page


def test_the_paper_slip_has_no_name_at_all(world):
    code = prepare(world)
    assert "<b>Tư</b>" in open_slip(code).content.decode()
    assert not re.search(r"\bTư\b", open_slip(code, "/in").content.decode())


@pytest.mark.parametrize(("asked", "size"), [("a6", "a6"), ("a5", "a5"), ("a0", "a6"), ("", "a6")])
def test_the_slip_prints_on_a6_and_a5_with_its_code_drawn(world, asked, size):
    code = prepare(world)
    page = open_slip(code, f"/in?kho={asked}").content.decode()
    assert f"print-{size}.css" in page
    assert "Mã QR của phiếu" in page
    assert spell_slip_code(code) in page


def test_the_slip_opens_without_a_script_in_it_account_or_cookie_and_stays_out_of_caches(world):
    answer = open_slip(prepare(world))
    assert "<script>" not in answer.content.decode()
    assert set(re.findall(r'<script src="([^"]+)" defer></script>', answer.content.decode())) == {"/static/gateway/public.js", "/static/gateway/slip.js"}
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_a_code_typed_on_the_front_page_leads_to_its_slip(world):
    code = prepare(world)
    answer = Client().get("/s", {"ma": spell_slip_code(code).lower()})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/s/{code}")


def test_one_wrong_letter_is_said_to_be_mistyped(world):
    code = prepare(world)
    other = ALPHABET[(ALPHABET.index(code[3]) + 1) % len(ALPHABET)]
    answer = open_slip(code[:3] + other + code[4:])
    assert answer.status_code == 422
    assert "422.60" in answer.content.decode()


def test_a_slip_that_has_not_arrived_is_explained(world):
    answer = open_slip(unused_code())
    assert answer.status_code == 404
    assert "mất sóng" in answer.content.decode()


def test_whoever_guesses_is_slowed_down_and_whoever_reads_is_not(world, monkeypatch):
    monkeypatch.setattr("nhipcau.dossiers.http.GUESSES", replace(GUESSES, free=3))
    code = prepare(world)
    for _ in range(5):
        assert open_slip(code).status_code == 200
    for _ in range(3):
        open_slip("7K4W")
    answer = open_slip(unused_code())
    assert answer.status_code == 429
    assert "429.60" in answer.content.decode()
    elsewhere = Client(REMOTE_ADDR="10.0.0.9").get(f"/s/{code}")
    assert elsewhere.status_code == 200


@pytest.mark.parametrize("typed", ["", "%00", "../../etc", "x" * 3000, "７Ｋ４Ｗ", "'; --"])
def test_rubbish_is_answered_and_never_breaks(typed):
    assert Client().get("/s", {"ma": typed}).status_code == 422


def test_the_slip_says_why_a_paper_will_not_do_and_what_to_do_about_it(world):
    guide = real_guide(PROCEDURE)
    papers = [{"id": guide["papers"][0]["id"], "state": "missing", "fault": "name_differs"}]
    page = open_slip(prepare(world, papers=papers)).content.decode()
    assert "Họ tên hay ngày sinh không khớp." in page
    assert "Sửa giấy sai trước khi nộp." in page
