"""A petition through its life: raised, joined, answered with substance, warned of, given up a level, asked about again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from nhipcau.feedback.petitions import tending
from nhipcau.feedback.petitions.models import Identity, Opening, Petition, Photo, Voice, Word
from nhipcau.feedback.petitions.opening import opened_for
from nhipcau.feedback.petitions.photos import bare
from nhipcau.feedback.petitions.queries import by_code, petitions_visible_to, rows_visible_to, same_as, spot_of
from nhipcau.feedback.petitions.shield import SHUT, known
from nhipcau.kernel import lasting
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_LEAD, Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from tests.world import COMMUNE, World, must, settle, tell

pytestmark = pytest.mark.django_db
NAME, NUMBER = "Lô Thị Tư", "0912345678"
DONE = "Ngày 25/11 đội của xã đã thay hai ống cống, đắp lại mặt đường qua suối."
BINH = Actor(UUID(int=31), DESK, COMMUNE, "Lương Văn Bình")
KHOA = Actor(UUID(int=40), PROVINCE_LEAD, "vn.40.", "Hà Văn Khoa")
MONDAY = "2026-11-30T02:00:00Z"


@pytest.fixture
def world() -> World:
    return settle()


def raised(world: World, **changes: Any) -> dict[str, Any]:
    """Let Lan raise a broken culvert for bà Tư, who left a number; return what was said."""
    body = {
        "id": new_id(), "code": new_slip_code(), "resident_id": world.ba_tu.resident, "telephone": NUMBER, "village_id": world.tung_huong,
        "category": "duong", "what": f"Nhà bà Tư báo cống sập, gọi {NUMBER}", "spot": "Suối đầu bản", **changes,
    }  # fmt: skip
    must(world.lan, "feedback.raise_petition", **body)
    return body


def seen(actor: Actor) -> list[Petition]:
    with acting(actor):
        return list(petitions_visible_to(actor).order_by("raised_at", "id"))


def now_is(world: World, name: UUID) -> Petition:
    with acting(system(COUNTRY)):
        return Petition.objects.get(id=name)


def refused(actor: Actor, verb: str, **body: Any) -> str:
    told = tell(actor, verb, **body)
    assert told.problem, "it was carried out"
    return told.problem.number


def of(body: dict[str, Any]) -> dict[str, Any]:
    return {"id": new_id(), "petition_id": body["id"]}


def outgoing() -> list[str]:
    """Return where the messages on their way out lie."""
    with acting(system(COUNTRY)), connection.cursor() as cursor:
        cursor.execute("SELECT place FROM messaging_out WHERE kind LIKE 'feedback.%'")
        return [place for (place,) in cursor.fetchall()]


def words(name: UUID, kind: str) -> list[str]:
    with acting(system(COUNTRY)):
        return list(Word.objects.filter(petition=name, kind=kind).order_by("said_at", "id").values_list("text", flat=True))


def test_it_goes_to_whoever_answers_and_says_why_and_until_when(world: World) -> None:
    with time_machine.travel(MONDAY, tick=False):
        body = raised(world)
    (one,) = seen(world.hoa)
    assert (one.body_told, one.days, str(one.due_on), str(one.warn_on)) == ("Phòng Kinh tế xã", 10, "2026-12-14", "2026-12-10")
    assert one.reasons[0] == "Đường, cầu, cống: Phòng Kinh tế xã lo."
    assert one.trace[0].startswith("Chung: 10 ngày làm việc.")
    assert by_code(body["code"].lower()).petition_id == one.id
    with acting(world.lan):
        assert [row.stage for row in rows_visible_to(world.lan)] == ["new"]


def test_no_row_that_an_office_can_read_says_who_it_was(world: World) -> None:
    """Every column of every table of this room and of the messages, as the database itself shows them to an officer."""
    body = raised(world)
    must(world.hoa, "feedback.ask_back", **of(body), text="Cống sập ở nhánh nào của suối?")
    must(world.hoa, "feedback.answer", **of(body), text=DONE, document="45/BC-UBND")
    tending.relay_all()
    tables = [name for name in connection.introspection.table_names() if name.startswith(("feedback_", "messaging_out"))]
    planted = (NAME, "bà Tư", NUMBER, str(world.ba_tu.resident), str(world.ba_tu.household), str(world.lan_id), body["code"])
    for actor in (world.hoa, world.son, world.lan, KHOA):
        with acting(actor), connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"SELECT row_to_json(line)::text FROM {table} line")
                told = "\n".join(line for (line,) in cursor.fetchall())
                assert not [one for one in planted if one in told], (actor.name, table)
            assert not Identity.objects.exists()
    assert known([body["id"]])[body["id"]].name == NAME
    assert outgoing() == [COUNTRY, COUNTRY]


def test_a_wall_of_its_own_keeps_even_the_country_out(world: World) -> None:
    raised(world)
    for scope in (COUNTRY, "vn.40.", COMMUNE):
        with acting(system(scope)):
            assert not Identity.objects.exists()
    assert not any(actor.scope.startswith(SHUT) for actor in (world.hoa, world.son, world.lan, world.tam))


def test_what_is_about_somebody_is_out_of_their_sight(world: World) -> None:
    raised(world, category="can_bo", about="desk", what="Bị bắt đi lại ba lần ở quầy")
    assert (seen(world.hoa), len(seen(world.son)), seen(world.lan)) == ([], 1, [])
    lead = raised(world, category="dat", about="lead", what="Lãnh đạo xã hẹn nhiều lần không gặp")
    assert len(seen(world.son)) == 1
    with acting(world.son):
        assert not Petition.objects.filter(id=lead["id"]).exists()  # the wall itself
    assert [one.body for one in seen(KHOA)] == ["tiep_dan_tinh"]
    desk = seen(world.son)[0]
    assert refused(world.son, "feedback.give", **of({"id": desk.id}), body="hcc", reason="giao lại cho quầy") == "403.463"


def test_a_private_matter_travels_without_its_words(world: World) -> None:
    raised(world, category="che_do", what="Chưa lĩnh tiền tháng 10")
    with acting(world.lan):
        (row,) = rows_visible_to(world.lan)
        assert (row.told, row.spot_told) == ("", "")
    assert seen(world.hoa)[0].what == "Chưa lĩnh tiền tháng 10"


def test_a_neighbour_joins_and_both_are_told_of_the_answer(world: World) -> None:
    body = raised(world)
    with acting(world.system):
        assert [one.id for one in same_as("16933", spot_of(Petition.objects.get(id=body["id"])), new_id())] == [body["id"]]
    other = {"id": new_id(), "petition_id": body["id"], "code": new_slip_code(), "telephone": "0987654321"}
    must(world.minh, "feedback.join_petition", **other)
    assert now_is(world, body["id"]).voices == 2
    must(world.hoa, "feedback.answer", **of(body), text=DONE, document="45/BC-UBND")
    assert tending.relay_all() == 1
    assert len(outgoing()) == 2
    assert tending.relay_all() == 0
    assert refused(world.minh, "feedback.join_petition", **{**other, "id": new_id(), "code": new_slip_code()}) == "409.459"


def test_two_that_came_apart_are_put_together_by_hand(world: World) -> None:
    first, second = raised(world), raised(world, resident_id=None, telephone="")
    must(world.hoa, "feedback.merge", **of(second), into_id=first["id"])
    assert by_code(second["code"]).petition_id == first["id"]
    assert (now_is(world, first["id"]).voices, now_is(world, second["id"]).outcome) == (2, "joined")
    assert refused(world.hoa, "feedback.merge", **of(first), into_id=first["id"]) == "404.456"


@pytest.mark.parametrize(("text", "document", "number"), [
    ("Đã tiếp nhận.", "1/UBND", "422.460"),
    ("Đã tiếp nhận, đã ghi nhận, sẽ xem xét theo quy định, xin tiếp thu, cảm ơn bà con.", "1/UBND", "422.461"),
    (DONE, "", "422.462"),
])  # fmt: skip
def test_an_answer_that_says_nothing_is_refused(world: World, text: str, document: str, number: str) -> None:
    body = raised(world)
    assert refused(world.hoa, "feedback.answer", **of(body), text=text, document=document) == number
    assert now_is(world, body["id"]).state == "new"


def test_the_clock_warns_goes_up_and_stands_still_while_somebody_is_asked(world: World) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        body, asked, court = raised(world), raised(world, category="rac"), raised(world, category="truong")
        must(world.hoa, "feedback.ask_back", **of(asked), text="Bãi rác ở cạnh nhà nào?")
        must(world.hoa, "feedback.pause", **of(court), why="Chờ kết luận thanh tra theo luật", until="2026-12-20")
        clock.move_to("2026-12-10T02:00:00Z")
        with acting(system(COUNTRY)):
            lasting.let_go()  # as the daily job does
        assert now_is(world, body["id"]).warned_at
        assert not now_is(world, asked["id"]).warned_at
        clock.move_to("2026-12-15T02:00:00Z")
        for _ in range(2):  # a day may be looked at twice
            tending.tend_all()
        up = now_is(world, body["id"])
        assert (up.body, up.hands, up.due_on.isoformat()) == ("so_xay_dung", "province", "2026-12-29")
        assert [now_is(world, one["id"]).skipped for one in (asked, court)] == ["citizen", "law"]
        assert words(body["id"], "escalated") == ["Quá hạn. Phòng Kinh tế xã chưa xong: chuyển Sở Xây dựng."]
        assert len(words(asked["id"], "skipped")) == 1
        voice = by_code(asked["code"])
        must(system(COMMUNE), "feedback.write_back", **of(asked), voice_id=voice.id, text="Cạnh nhà văn hóa, gọi 0912345678")
        again = now_is(world, asked["id"])
        assert (again.state, again.paused, again.due_on.isoformat()) == ("taken", 11, "2026-12-29")
        assert NUMBER not in words(asked["id"], "reply")[0]
        assert len(seen(KHOA)) == 1
        clock.move_to("2027-01-05T02:00:00Z")
        tending.tend_all()
        assert now_is(world, body["id"]).skipped == "top"
        must(KHOA, "feedback.answer", **of(body), text=DONE, document="12/SXD")
        assert now_is(world, body["id"]).in_time is False


def test_four_weeks_later_a_no_opens_it_one_level_up_and_silence_closes_it(world: World) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        body, quiet, good = raised(world), raised(world, category="rac"), raised(world, category="song")
        for one in (body, quiet, good):
            must(world.hoa, "feedback.answer", **of(one), text=DONE, document="45/BC-UBND")
        assert refused(world.hoa, "feedback.take", **of(body)) == "409.459"
        clock.move_to("2026-12-28T02:00:00Z")
        tending.tend_all()
        assert words(body["id"], "done?") == ["Đã xong thật chưa?"]
        must(world.lan, "feedback.confirm_done", **of(body), done=False)
        must(system(COMMUNE), "feedback.confirm_done", **of(good), done=True, how="text")
        again = now_is(world, body["id"])
        assert (again.state, again.body, again.reopened, again.confirmed) == ("new", "so_xay_dung", 1, "no")
        assert now_is(world, good["id"]).outcome == "done"
        clock.shift(timedelta(days=15))
        tending.tend_all()
        assert now_is(world, quiet["id"]).outcome == "silent"
        clock.shift(timedelta(days=91))
        tending.tend_all()
        assert known([quiet["id"], good["id"]]) == {}
        assert known([body["id"]])


def test_who_it_was_opens_for_two_people_with_a_reason_and_is_noted(world: World) -> None:
    body = raised(world)
    asking = {**of(body), "reason": "Cần gặp để đo đạc tại chỗ"}
    must(world.hoa, "feedback.ask_identity", **asking)
    with acting(world.hoa):
        assert opened_for(world.hoa, Petition.objects.get(id=body["id"])) == []
    agreeing = {"id": new_id(), "opening_id": asking["id"]}
    assert refused(world.hoa, "feedback.agree_identity", **agreeing) == "403.464"
    assert refused(BINH, "feedback.agree_identity", **agreeing) == "403.464"  # one of the two leads
    must(world.son, "feedback.agree_identity", **agreeing)
    with acting(world.hoa):
        ((name, number, _),) = opened_for(world.hoa, Petition.objects.get(id=body["id"]))
        assert opened_for(BINH, Petition.objects.get(id=body["id"])) == []
    assert (name, number) == (NAME, NUMBER)
    with acting(system(COUNTRY)):
        assert [str(one.resident) for one in Read.objects.filter(door="petition_identity")] == [str(world.ba_tu.resident)]
    with acting(world.hoa), pytest.raises(IntegrityError, match="opened_by_two"), transaction.atomic():
        Opening.objects.update(agreed_by=world.hoa.id)
    officer = raised(world, category="can_bo", about="desk", what="Bị bắt đi lại ba lần ở quầy")
    assert refused(world.son, "feedback.ask_identity", **{**asking, **of(officer)}) == "403.465"


def test_only_somebody_who_agreed_is_named_and_erasing_them_leaves_what_they_said(world: World) -> None:
    body = raised(world)
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    assert known([body["id"]]) == {}
    assert now_is(world, body["id"]).state == "new"
    again = {**body, "id": new_id(), "code": new_slip_code()}
    assert refused(world.lan, "feedback.raise_petition", **again) == "422.458"
    must(world.lan, "feedback.raise_petition", **{**again, "resident_id": None})
    assert refused(world.lan, "feedback.raise_petition", **{**again, "id": new_id(), "how": "page"}) == "403.473"


def test_a_public_text_names_nobody_and_no_private_matter(world: World) -> None:
    body, secret = raised(world), raised(world, category="che_do")
    assert refused(world.hoa, "feedback.publish", **of(body), text="Bà Tư báo cống sập") == "422.466"
    assert refused(world.hoa, "feedback.publish", **of(body), text=f"Cống sập, gọi {NUMBER}") == "422.466"
    assert refused(world.hoa, "feedback.publish", **of(secret), text="Chưa lĩnh tiền") == "422.467"
    must(world.hoa, "feedback.publish", **of(body), text="Cống qua suối đầu bản bị sập.")
    assert now_is(world, body["id"]).published_name == world.hoa.name


def test_a_photo_is_shown_without_the_notes_of_a_camera(world: World) -> None:
    body = raised(world)
    must(world.lan, "feedback.attach_photo", **of(body), digest="0" * 64, bytes=900, media="image/webp")
    with acting(world.hoa):
        photo = Photo.objects.get()
        assert str(world.lan_id) not in str(photo.__dict__)
    scan = b"\xff\xda\x00\x02pixels\xff\xd9"
    jpeg = b"\xff\xd8" + b"\xff\xe1\x00\x0aExif\x00\x0019" + b"\xff\xdb\x00\x03q" + scan
    assert bare(jpeg) == b"\xff\xd8\xff\xdb\x00\x03q" + scan
    chunks = b"VP8X\x0a\x00\x00\x00\x08" + b"\x00" * 9 + b"VP8 \x02\x00\x00\x00px" + b"EXIF\x03\x00\x00\x0019.\x00"
    webp = b"RIFF" + (4 + len(chunks)).to_bytes(4, "little") + b"WEBP" + chunks
    clean = bare(webp)
    assert b"EXIF" not in clean
    assert (clean[20], int.from_bytes(clean[4:8], "little"), len(clean)) == (0, len(clean) - 8, 40)
    assert bare(b"plain") == b"plain"


def test_voices_are_known_by_their_code_alone(world: World) -> None:
    body = raised(world)
    clash = {**body, "id": new_id()}
    assert refused(world.lan, "feedback.raise_petition", **clash)
    with acting(world.hoa):
        assert Voice.objects.count() == 1
        assert COMMUNE_LEAD not in str(Voice.objects.get().__dict__)
