"""The pages that ask, without script, account or memory."""

import re

import pytest
import time_machine
from django.test import Client

from nhipcau.guides.models import Guide, Shared
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.tests.files import paper, small_guide
from nhipcau.guides.told import NO_PAPERS, NOT_YET, tell
from tests.officers import real_guide

pytestmark = pytest.mark.django_db
CODE = "1.001193"
BORN = f"/thu-tuc/{CODE}/hoi"


@pytest.fixture
def small():
    """A guide with every kind of question in force, instead of the real one."""
    real_guide(CODE)
    Guide.objects.filter(procedure=CODE).update(current=False)
    guide = whole_guide(small_guide())
    Guide.objects.create(procedure_id=CODE, version=guide["version"], body=guide, valid_from="2026-07-18", current=True)
    with time_machine.travel("2026-11-22T03:00:00Z", tick=False):
        yield guide


def words(answer) -> str:
    """What is read on a page, tags left out."""
    body = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)).strip()


def get(address, **query):
    return Client().get(address, query)


def test_one_question_stands_on_a_page_and_what_was_said_goes_along(small):
    first = get(BORN)
    assert "<h1>Cháu sinh ở đâu?</h1>" in first.content.decode()
    assert "Cháu mấy tuổi?" not in words(first)
    second = get(BORN, where="home", _da="where")
    assert "Có người làm chứng không?" in words(second)
    assert '<input type="hidden" name="where" value="home">' in second.content.decode()


def test_the_way_ends_at_the_list_with_the_answers_in_its_address(small):
    end = get(BORN, where="clinic", age="3", have=["card", "book"], _da="have")
    assert end.status_code == 302
    assert end.headers["Location"].startswith(f"/thu-tuc/{CODE}/danh-sach?_b={small['version']}&where=clinic&age=3")
    page = Client().get(end.headers["Location"])
    read = words(page)
    assert "birth_note" in read
    assert "witness_note" not in read
    assert "Không đọc mã OTP" in read
    assert "Chưa có cán bộ kiểm" in read


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"_da": "where"}, "Chọn một câu trả lời."),
        ({"where": "the_moon", "_da": "where"}, "Chọn một câu trả lời."),
        ({"where": "clinic", "age": "ba", "_da": "age"}, "Gõ một số từ 0 đến 17."),
        ({"where": "clinic", "age": "18", "_da": "age"}, "Gõ một số từ 0 đến 17."),
        ({"where": "clinic", "age": "9" * 40, "_da": "age"}, "Gõ một số từ 0 đến 17."),
        ({"where": "clinic", "age": "3", "have": ["card", "none"], "_da": "have"}, "Giữ “Không có”"),
        ({"where": "clinic", "age": "3", "have": ["card", "card"], "_da": "have"}, "Chọn một hay nhiều câu trả lời."),
        ({"where": "clinic", "age": "17", "have": ["none"], "_da": "have"}, "Cháu 17 tuổi thì nhà đã có sổ."),
    ],
)
def test_what_cannot_be_taken_is_said_on_the_page_of_the_question(small, answers, told):
    page = get(BORN, **answers)
    assert page.status_code == 422
    assert "Cần xem lại câu này" in words(page)
    assert told in words(page)


@pytest.mark.parametrize("rubbish", ["%00", "%ff%fe", "x" * 300, "١٢", "-1", "1e9", "<b>", "'", "{}"])
def test_rubbish_in_an_address_is_never_a_failure(small, rubbish):
    for page in ("hoi", "danh-sach", "danh-sach.pdf", "in", "doc"):
        for name in ("where", "age", "have", "_da", "_c", "_sau", "_b", "_kho", "fbclid"):
            answer = Client(raise_request_exception=False).get(f"/thu-tuc/{CODE}/{page}?{name}={rubbish}")
            assert answer.status_code in {200, 302, 404, 422}, (page, name)


def test_an_address_too_long_to_be_ours_is_a_problem_with_its_number(small):
    page = get(BORN, where="x" * 5000)
    assert page.status_code == 422
    assert "422.138" in words(page)


def test_going_back_and_changing_an_answer_loses_nothing(small):
    second = get(BORN, where="home", witness="yes", age="3", _c="witness").content.decode()
    assert 'value="yes" id="tra-loi" checked' in second
    assert '<input type="hidden" name="age" value="3">' in second
    back = re.search(r'class="before" href="([^"]+)"', second)[1].replace("&amp;", "&")
    assert 'value="home" checked' in Client().get(back).content.decode()
    other = get(BORN, where="clinic", witness="yes", age="3", _da="where")
    assert "Nhà có gì?" in words(other)
    assert '<input type="hidden" name="witness" value="yes">' in other.content.decode()


def test_a_question_nobody_can_answer_yet_is_put_off_and_the_list_says_it_may_be_short(small):
    page = get(BORN).content.decode()
    later = re.search(r'class="unsure"><a href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert "Cháu mấy tuổi?" in words(Client().get(later))
    read = words(get(f"/thu-tuc/{CODE}/danh-sach", age="3", have="none"))
    assert "Danh sách chưa đủ, còn 1 câu" in read
    assert "Cháu sinh ở đâu?" in read


def test_a_list_without_papers_sends_nobody_off_while_a_question_is_open():
    guide = whole_guide(small_guide(papers=[paper("card", when={"==": [{"var": "where"}, "home"]})]))
    rest = {"age": 3, "have": ["none"]}
    assert tell(guide, rest, "2026-08-01").no_papers == NOT_YET
    assert tell(guide, {**rest, "where": "clinic"}, "2026-08-01").no_papers == NO_PAPERS
    assert tell(guide, {**rest, "where": "home", "witness": "yes"}, "2026-08-01").no_papers == ""


def test_an_older_version_is_replayed_and_the_new_one_offered(small):
    newer = whole_guide(small_guide(title="Giấy khai sinh mới"))
    Guide.objects.filter(procedure=CODE).update(current=False)
    Guide.objects.create(procedure_id=CODE, version=newer["version"], body=newer, valid_from="2026-08-01", current=True)
    read = words(get(f"/thu-tuc/{CODE}/danh-sach", _b=small["version"], where="clinic", age="3", have="none"))
    assert "Đây là bản hướng dẫn cũ" in read
    assert "Giấy khai sinh cho con" in read
    assert "Giấy khai sinh mới" in words(get(f"/thu-tuc/{CODE}/danh-sach", where="clinic", age="3", have="none"))
    gone = get(BORN, _b="0" * 16)
    assert gone.status_code == 404
    assert "404.137" in words(gone)


def test_a_reason_to_stop_ends_the_questions_and_leads_to_the_right_procedure(small):
    end = get(BORN, where="clinic", age="16", _da="age")
    page = Client().get(end.headers["Location"])
    assert "Khoan làm việc này" in words(page)
    assert 'href="/thu-tuc/1.004884/hoi"' in page.content.decode()
    assert "birth_note" not in words(page)


def test_a_code_of_before_says_so_and_leads_on(small):
    texts = dict.fromkeys(("title", "valid_to", "note", "source"), "")
    former = [{"code": "9.999998", "state": "replaced", "replaced_by": CODE, **texts}]
    Shared.objects.update_or_create(name="former", defaults={"body": former})
    read = words(get("/thu-tuc/9.999998"))
    assert "Mã thủ tục đã thay" in read
    assert f"Mã 9.999998 nay là mã {CODE}" in read
    assert "Cháu sinh ở đâu?" in words(get("/thu-tuc/9.999998/hoi"))


def test_nothing_of_the_answers_is_kept_anywhere(small, django_assert_num_queries):
    page = get(f"/thu-tuc/{CODE}/danh-sach", where="clinic", age="3", have="none")
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not page.cookies
    assert "<script" not in page.content.decode()


def test_the_printed_page_and_the_text_to_read_out_say_the_same_papers(small):
    query = {"where": "home", "witness": "no", "age": "3", "have": "card"}
    for page in ("danh-sach", "in", "doc"):
        assert "promise" in get(f"/thu-tuc/{CODE}/{page}", **query).content.decode().lower(), page
    pdf = get(f"/thu-tuc/{CODE}/danh-sach.pdf", **query)
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-1.7")
