"""Notices written, published, heard and asked about: what phones get, who may, what is counted."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nhipcau.bulletin.notices.models import Notice, NoticeQuestion, NoticeRead
from nhipcau.bulletin.notices.queries import (
    KEPT,
    answers_visible_to,
    let_go,
    notices_visible_to,
    over_time,
    proof_of,
    waiting_questions,
)
from nhipcau.bulletin.notices.tests.told import answered_notice, notice, out
from nhipcau.kernel.actor import PROVINCE_LEAD, Actor, system
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.models import Feed
from nhipcau.kernel.scope import COUNTRY, acting
from tests.world import World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
DRAFT, PUBLISH, END, READ, ASK, ANSWER = (f"bulletin.{verb}_notice" for verb in ("draft", "publish", "end", "read", "ask", "answer"))


@pytest.fixture
def world() -> World:
    return settle()


def titles(actor: Actor) -> list[str]:
    with acting(actor):
        return list(notices_visible_to(actor).order_by("title").values_list("title", flat=True))


def number(verdict: Verdict) -> str:
    assert verdict.problem, verdict
    return verdict.problem.number


def of_province() -> tuple[Actor, Actor]:
    return Actor(new_id(), PROVINCE_LEAD, "vn.40.", "Võ Thành Đạt"), Actor(new_id(), PROVINCE_LEAD, "vn.40.", "Lê Thị Mai")


def test_a_draft_is_on_no_phone_and_a_published_notice_on_every_one_of_the_commune(world: World) -> None:
    told = notice()
    must(world.hoa, DRAFT, **told)
    assert titles(world.lan) == []
    assert number(tell(world.hoa, PUBLISH, notice_id=told["id"])) == "403.1"
    must(world.son, PUBLISH, notice_id=told["id"])
    assert titles(world.lan) == titles(world.son) == [told["title"]]
    assert titles(world.ke_la) == []
    assert number(tell(world.hoa, DRAFT, **{**told, "title": "Đổi lời sau khi phát"})) == "409.425"
    must(world.son, END, notice_id=told["id"])
    assert titles(world.lan) == []


def test_a_notice_for_one_village_goes_to_its_helpers_and_those_of_the_whole_commune(world: World) -> None:
    out(world.son, villages=[str(world.bai_so)])
    assert titles(world.lan) == []
    assert len(titles(world.hoa)) == 1
    assert number(tell(world.son, DRAFT, **notice(villages=[str(neighbour(world))]))) == "404.21"


def test_a_notice_that_is_to_begin_later_travels_ahead_and_one_that_is_over_does_not(world: World) -> None:
    later = (local_today() + timedelta(days=3)).isoformat()
    out(world.son, shows_from=later)
    assert len(titles(world.lan)) == 1
    long_ago = (local_today() - timedelta(days=9)).isoformat()
    assert number(tell(world.son, DRAFT, **notice(shows_from=long_ago, shows_until=long_ago))) == "422.420"
    with acting(world.son):
        Notice.objects.update(shows_from=long_ago, shows_until=long_ago)
    assert titles(world.lan) == []


def test_what_a_whole_province_is_told_was_read_by_two_also_in_the_database(world: World) -> None:
    neighbour(world)
    dat, mai = of_province()
    told = notice()
    must(dat, DRAFT, **told)
    assert number(tell(dat, PUBLISH, notice_id=told["id"])) == "403.424"
    with pytest.raises(IntegrityError), transaction.atomic(), acting(dat):
        Notice.objects.update(published_by=dat.id)
    must(mai, PUBLISH, notice_id=told["id"])
    assert titles(world.lan) == [told["title"]]
    assert Feed.objects.filter(commune="16933", collection="bulletin.notices").count() == 1
    assert number(tell(dat, DRAFT, **notice(villages=[str(world.bai_so)]))) == "422.420"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"law": {"number": "91/2025/QH15", "on": "2025-06-26", "url": "https://vanban.chinhphu.xyz/a"}}, "422.422"),
        ({"body": "Vào trang nhanqua.vn để nhận tiền."}, "422.422"),
        ({"tongues": {"thai": {"title": "Tên khác", "body": "Xem https://a.com"}}}, "422.422"),
        ({"shows_until": "2020-01-01"}, "422.2"),
        ({"title": "x"}, "422.2"),
    ],
)
def test_what_would_mislead_is_refused(world: World, change: dict[str, Any], why: str) -> None:
    assert number(tell(world.son, DRAFT, **notice(**change))) == why


def test_long_sentences_wait_as_a_draft_until_they_are_parted(world: World) -> None:
    told = notice(body=" ".join(["dài"] * 30) + ".")
    must(world.son, DRAFT, **told)
    assert number(tell(world.son, PUBLISH, notice_id=told["id"])) == "422.421"
    must(world.son, DRAFT, **{**told, "body": "Câu ngắn thì ai cũng hiểu."})
    must(world.son, PUBLISH, notice_id=told["id"])


def test_who_heard_it_is_counted_by_helper_and_village_and_once(world: World) -> None:
    name = out(world.son)
    for how in ("opened", "read_out", "read_out"):
        must(world.lan, READ, id=new_id(), notice_id=name, village_id=world.tung_huong, how=how)
    must(world.minh, READ, id=new_id(), notice_id=name, village_id=world.tung_huong, how="opened")
    must(world.lan, READ, id=new_id(), notice_id=new_id(), village_id=world.tung_huong, how="opened")
    assert number(tell(world.lan, READ, id=new_id(), notice_id=name, village_id=world.bai_so, how="opened")) == "404.21"
    with acting(world.son):
        told = Notice.objects.get(id=name)
        assert NoticeRead.objects.count() == 3
        assert [(one.name, one.helpers, one.opened, one.read_out) for one in proof_of(world.son, told)] == [("Bản Bãi Sở", 0, 0, 0), ("Bản Tùng Hương", 2, 2, 1)]
        assert over_time(world.son, told) == [(local_today(), 1)]


def test_a_province_sees_how_far_its_notice_came_commune_by_commune(world: World) -> None:
    dat, mai = of_province()
    name = out(dat, mai)
    must(world.lan, READ, id=new_id(), notice_id=name, village_id=world.tung_huong, how="opened")
    with acting(mai):
        assert [(one.name, one.helpers, one.opened) for one in proof_of(mai, Notice.objects.get(id=name))] == [("Xã Tam Quang", 2, 1)]


def test_an_answer_goes_to_everybody_and_is_given_once(world: World) -> None:
    answered_notice(world)
    for actor in (world.lan, world.minh, world.hoa):
        with acting(actor):
            assert answers_visible_to(actor).get().answer.startswith("Được.")
    with acting(world.son):
        assert waiting_questions(world.son) == []


def test_a_question_about_a_provinces_notice_is_answered_by_the_province_for_all(world: World) -> None:
    dat, mai = of_province()
    name, asked = out(dat, mai), new_id()
    must(world.lan, ASK, id=asked, notice_id=name, text="Xã nhận hồ sơ đến ngày nào?")
    assert number(tell(world.son, ANSWER, id=new_id(), question_id=asked, answer="Không rõ.")) == "404.423"
    with acting(dat):
        assert [question.text for _, question in waiting_questions(dat)] == ["Xã nhận hồ sơ đến ngày nào?"]
    assert number(tell(dat, ANSWER, id=new_id(), question_id=asked, answer="Xem nhanqua.vn")) == "422.422"
    must(dat, ANSWER, id=new_id(), question_id=asked, answer="Đến hết tháng này.")
    assert number(tell(mai, ANSWER, id=new_id(), question_id=asked, answer="Thêm một lời.")) == "409.425"
    with acting(world.minh):
        assert answers_visible_to(world.minh).count() == 1
    assert number(tell(world.ke_la, ASK, id=new_id(), notice_id=name, text="Hỏi gì đó?")) == "404.423"


def test_an_old_question_goes_with_whoever_asked_it_and_its_answer_stays(world: World) -> None:
    answered_notice(world)
    with acting(system(COUNTRY)):
        assert let_go() == 0
        NoticeQuestion.objects.update(asked_at=now() - KEPT - timedelta(days=1))
        assert let_go() == 1
    with acting(world.lan):
        assert answers_visible_to(world.lan).count() == 1
