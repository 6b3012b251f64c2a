"""The pages of classes through a browser without JavaScript: planned, told of, noted, closed, printed, verified."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.learning.classes.models import Class
from nhipcau.learning.classes.tests.rooms import agrees, comes, look, planned, seats
from tests.officers import at_browser
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    cache.clear()
    return settle()


@pytest.fixture
def desk(world: World) -> Client:
    return at_browser("desk", COMMUNE)


def form(world: World, **changes: str | list[str]) -> dict[str, str | list[str]]:
    """What an officer types."""
    day = local_today() + timedelta(days=3)
    return {
        "id": str(new_id()), "ngay": str(day), "gio": "14:30", "phut": "90", "cho": "25", "thon": str(world.tung_huong),
        "noi": "Nhà văn hóa bản Tùng Hương", "tieng": "thai", "day": str(world.lan_id), "cung": "", "ai": "resident", "muc": "1", "bai": ["ma-otp"],
    } | changes  # fmt: skip


def only() -> Class:
    with acting(system(COUNTRY)):
        return Class.objects.get()


def test_a_class_is_typed_once_even_if_the_button_is_pressed_twice(world: World, desk: Client) -> None:
    typed = form(world)
    for _ in range(2):
        answer = desk.post("/lop", typed)
    course = only()
    assert answer.headers["Location"] == f"/lop/{course.id}?xong=mo"
    assert (course.room, course.level, course.lessons, course.tongue, course.begins_at.hour) == (25, 1, ["ma-otp"], "thai", 7)
    assert "B4" in course.skills
    page = desk.get(f"/lop/{course.id}").content.decode()
    assert "14:30" in page
    assert "Lô Thị Lan" in page
    assert f"/lop/{course.id}" in desk.get("/lop").content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ngay": "mai"}, "Chọn ngày và giờ"),
        ({"noi": " "}, "Ghi nơi học"),
        ({"cho": "nhiều"}, "Ghi số chỗ"),
        ({"bai": []}, "Chọn ít nhất một bài học"),
        ({"ngay": "2020-01-01"}, "Giờ học đã qua"),
        ({"day": str(UUID(int=9))}, "không làm việc ở đây"),
        ({"thon": "khong-co"}, "không thuộc nơi mình"),
    ],
)
def test_what_is_missing_is_said_beside_it_and_nothing_typed_is_lost(world: World, desk: Client, changes: dict[str, str], words: str) -> None:
    answer = desk.post("/lop", form(world, **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="14:30"' in page
    with acting(system(COUNTRY)):
        assert not Class.objects.exists()


def test_a_class_is_walked_from_its_invitation_to_its_certificates(world: World, desk: Client) -> None:
    agrees(world, world.ba_tu)
    agrees(world, world.ba_tu, "follow_up", telephone="0912345678")
    course = planned(world)
    path = f"/lop/{course.id}"
    assert "Lô Thị Tư" in desk.get(f"{path}?tim=Lô Thị").content.decode()
    for sent in (
        {"viec": "ghi", "ba_con": str(world.ba_tu.resident)},
        {"viec": "den", "ba_con": str(world.ba_tu.resident)},
        {"viec": "dem", "so": "6"},
    ):
        assert desk.post(path, sent).status_code == 302, sent
    page = desk.get(path).content.decode()
    assert "7 người" in page
    assert "trong đó 6 người không ghi tên" in page
    [seat] = seats()
    assert desk.post(path, {"viec": "dong", "du": [str(seat.id)], "ghi_chu": "Lần sau mang loa."}).status_code == 302
    [seat] = seats()
    assert seat.whole
    assert "Lần sau mang loa." in desk.get(path).content.decode()
    with acting(system(COUNTRY)):
        doors = set(Read.objects.filter(resident=world.ba_tu.resident).values_list("door", flat=True))
    assert "class_list" in doors
    told = Client().get(f"/chung-nhan/{seat.code}").content.decode()
    for words in ("Tư", "Ủy ban nhân dân xã Tam Quang", "không phải xác nhận phổ cập chính thức"):
        assert words in told
    assert "Lô Thị Tư" not in told


def test_who_left_early_has_no_certificate_and_the_refusal_of_a_press_is_said_on_the_page(world: World, desk: Client) -> None:
    course = planned(world)
    comes(world.hoa, course, member_id=world.minh_id)
    assert desk.post(f"/lop/{course.id}", {"viec": "dong"}).status_code == 302
    assert [one.code for one in seats()] == [""]
    again = desk.post(f"/lop/{course.id}", {"viec": "dong"})
    assert (again.status_code, "409.311" in again.content.decode()) == (409, True)
    assert desk.post(f"/lop/{course.id}", {"viec": "dem", "so": "nhiều"}).status_code == 422


def test_a_certificate_ends_with_the_consent(world: World) -> None:
    agrees(world, world.ba_tu)
    course = planned(world)
    comes(world.lan, course, resident_id=world.ba_tu.resident)
    must(world.lan, "learning.close_class", id=new_id(), class_id=course.id)
    [seat] = seats()
    spelled = f"{seat.code[:4]}-{seat.code[4:8]}-{seat.code[8:]}".lower()
    assert Client().get(f"/chung-nhan/{spelled}").status_code == 200
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    assert Client().get(f"/chung-nhan/{seat.code}").status_code == 404
    assert look(course.id).people == 1


def test_codes_of_certificates_cannot_be_guessed_for_long(world: World) -> None:
    stranger = Client()
    assert stranger.get("/chung-nhan/abc").status_code == 422
    answers = [stranger.get(f"/chung-nhan/{new_slip_code()}").status_code for _ in range(70)]
    assert (answers[0], answers[-1]) == (404, 429)


@pytest.mark.parametrize("sheet", ["tai-lieu", "ky-ten", "ghi-chu", "loa", "ghi-nhan"])
def test_every_sheet_is_a_tagged_pdf_of_pages(world: World, desk: Client, sheet: str) -> None:
    course = planned(world, village_id=None)
    comes(world.hoa, course, member_id=world.minh_id)
    must(world.hoa, "learning.close_class", id=new_id(), class_id=course.id)
    answer = desk.get(f"/lop/{course.id}/in/{sheet}.pdf")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in answer.content


def test_a_sheet_that_is_none_and_a_class_of_others_are_not_found(world: World, desk: Client) -> None:
    neighbour(world)
    course = planned(world)
    stranger = at_browser("commune_lead", NEIGHBOUR, login="xa-ben")
    assert desk.get(f"/lop/{course.id}/in/gi-do.pdf").status_code == 404
    for path in (f"/lop/{course.id}", f"/lop/{course.id}/in/ky-ten.pdf"):
        assert stranger.get(path).status_code == 404, path
    assert stranger.post(f"/lop/{course.id}", {"viec": "huy"}).status_code == 404
    assert look(course.id).state == "planned"


def test_the_province_holds_classes_for_its_core_staff_and_sees_no_family(world: World) -> None:
    agrees(world, world.ba_tu)
    province = at_browser("province_lead", "vn.40.", "Trần Thị Hiền", "hien")
    assert province.post("/lop", form(world, thon="", ai="core", day="", noi="Hội trường tỉnh")).status_code == 302
    course = only()
    assert (course.place, course.audience) == ("vn.40.", "core")
    assert province.post(f"/lop/{course.id}", {"viec": "ghi", "nguoi": str(world.minh_id)}).status_code == 302
    page = province.get(f"/lop/{course.id}?tim=Lô").content.decode()
    assert "Vi Văn Minh" in page
    assert "Lô Thị Tư" not in page


def test_a_change_of_the_time_is_typed_in_the_same_form(world: World, desk: Client) -> None:
    course = planned(world)
    later = now() + timedelta(days=9)
    assert desk.post(f"/lop/{course.id}", form(world, viec="doi", ngay=f"{later:%Y-%m-%d}", gio="09:00")).status_code == 302
    assert look(course.id).begins_at.hour == 2
    wrong = desk.post(f"/lop/{course.id}", form(world, viec="doi", noi=""))
    assert (wrong.status_code, "Ghi nơi học" in wrong.content.decode()) == (422, True)
