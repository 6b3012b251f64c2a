import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nhipcau.desk.queries import brought, prepared_on
from nhipcau.dossiers.rules import spell_slip_code
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, PROCEDURE, must, settle, yesterday

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return settle()


@pytest.fixture
def slip(world):
    """Bà Tư's list: two papers there, one missing, one not needed, and what was done at home."""
    guide = real_guide(PROCEDURE)
    states = ("missing", "have", "have", "not_needed")
    papers = [{"id": paper["id"], "state": state} for paper, state in zip(guide["papers"], states, strict=False)]
    body = world.preparation(
        world.ba_tu,
        guide_version=guide["version"],
        papers=papers,
        answers={"where_born": "clinic", "parents": "married", "who_files": "parent"},
    )
    must(world.system, "dossiers.prepare", **body)
    must(world.system, "support.record_assist", **world.assist(world.ba_tu, preparation_id=body["id"]))
    return body["slip_code"]


def seen(world, typed):
    with acting(world.hoa):
        return brought(world.hoa, typed)


@pytest.mark.parametrize(
    "spell",
    [str, str.lower, spell_slip_code, lambda code: f" {code} ", lambda code: f"https://cau.example/s/{code}/"],
    ids=["plain", "small letters", "printed", "spaces", "scanned address"],
)
def test_a_slip_is_found_however_it_is_typed(world, slip, spell):
    assert seen(world, spell(slip)).slip.code == slip


def test_the_officer_sees_every_paper_in_words_and_what_was_done_at_home(world, slip):
    found = seen(world, slip)
    assert found.full_name == "Lô Thị Tư"
    assert found.village == "Bản Tùng Hương"
    assert [len(found.slip.missing), len(found.slip.have), len(found.slip.aside)] == [1, 2, 1]
    assert found.slip.missing[0].paper.name
    assert found.slip.law
    assert found.answers[0][0].endswith("?")
    assert [step.mode for step in found.helps[0].steps] == ["Tự làm", "Có nhắc", "Làm hộ"]


def test_what_was_only_assumed_is_told_apart_from_what_the_family_said(world, slip):
    answers = [answer for _, answer in seen(world, slip).answers]
    assert ["chưa hỏi" in answer for answer in answers] == [False, False, False, True, True]


def test_the_desk_page_names_states_in_words_and_shapes(world, slip):
    page = at_browser("desk", COMMUNE).get(f"/ban?phieu={slip}").content.decode()
    for words in ("Còn thiếu", "Đã có", "Không cần", "#i-missing", "#i-ok", "#i-aside", "Chưa có cán bộ kiểm", "0 đ"):
        assert words in page, words


def test_another_communes_desk_finds_nothing(world, slip):
    client = at_browser("desk", "vn.40.16936.", login="nga-my")
    with pytest.raises(Refusal) as refused, acting(world.ke_la):
        brought(world.ke_la, slip)
    assert refused.value.problem.number == "404.60"
    answer = client.get(f"/ban?phieu={slip}")
    assert answer.status_code == 404
    assert "Tư" not in answer.content.decode()


@pytest.mark.parametrize(("typed", "number"), [("7K4W", "422.60"), ("00000000000", "404.60"), ("x" * 400, "422.60")])
def test_a_slip_that_is_not_found_says_what_to_do_and_keeps_the_form(world, typed, number):
    answer = at_browser("desk", COMMUNE).get("/ban", {"phieu": typed})
    page = answer.content.decode()
    assert answer.status_code == int(number[:3])
    assert number in page
    assert 'name="phieu"' in page


def test_today_counts_what_was_prepared_today(world, slip):
    old = world.preparation(world.pao)
    must(world.system, "dossiers.prepare", happened_at=yesterday(), **old)
    with acting(world.hoa):
        assert [one.slip.code for one in prepared_on(world.hoa, local_today())] == [slip]
    page = at_browser("desk", COMMUNE).get("/ban").content.decode()
    assert "<b>1</b> phiếu, <b>0</b> phiếu đủ giấy" in page


def test_a_list_whose_guide_is_gone_is_still_shown(world):
    body = world.preparation(world.ba_tu)
    must(world.system, "dossiers.prepare", **body)
    found = seen(world, body["slip_code"])
    assert [line.paper.name for line in found.slip.missing] == ["Giấy theo bản hướng dẫn cũ"]
    assert found.slip.missing[0].paper.get == "Hỏi quầy của xã xem là giấy gì."


def test_a_list_whose_version_is_gone_calls_its_papers_as_the_newest_version_does(world):
    paper = real_guide(PROCEDURE)["papers"][0]
    body = world.preparation(world.ba_tu, guide_version="f" * 16, papers=[{"id": paper["id"], "state": "missing"}])
    must(world.system, "dossiers.prepare", **body)
    assert [line.paper.name for line in seen(world, body["slip_code"]).slip.missing] == [paper["name"]]



@pytest.mark.parametrize(
    ("answers", "state", "word"),
    [
        ({"where_born": "clinic", "parents": "married", "who_files": "parent"}, "have", "Đủ giấy"),
        ({"where_born": "clinic", "parents": "father_named", "who_files": "parent"}, "have", "Khoan đi xã"),
        ({}, "have", "Chưa chắc đủ giấy"),
        ({}, "missing", "Còn thiếu giấy"),
    ],
)
def test_the_list_of_today_says_what_stands_in_the_way_and_not_only_what_is_ticked(world, answers, state, word):
    guide = real_guide(PROCEDURE)
    papers = [{"id": paper["id"], "state": state} for paper in guide["papers"]]
    must(world.system, "dossiers.prepare", **world.preparation(world.ba_tu, guide_version=guide["version"], papers=papers, answers=answers))
    page = at_browser("desk", COMMUNE).get("/ban").content.decode()
    assert word in page
    assert f"<b>{int(word == 'Đủ giấy')}</b> phiếu đủ giấy" in page


def test_the_list_of_today_reads_no_guide_for_a_list_that_lacks_a_paper(world, slip):
    with acting(world.hoa), CaptureQueriesContext(connection) as asked:
        assert [one.slip.word for one in prepared_on(world.hoa, local_today())] == ["Còn thiếu giấy"]
    assert not [one for one in asked.captured_queries if "guides_guide" in one["sql"]]
