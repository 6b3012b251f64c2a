"""A notice that is out, for tests."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from nhipcau.bulletin.notices.models import NoticeQuestion
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from tests.world import World, must

BODY = "Nhà nước hỗ trợ tiền giống ngô vụ xuân. Mỗi nhà nhận giống tại nhà văn hóa bản. Mang theo căn cước."


def notice(**changes: Any) -> dict[str, Any]:
    """The body of a draft that is fit to be published."""
    today = local_today()
    told = {"id": str(new_id()), "kind": "policy", "title": "Hỗ trợ giống ngô vụ xuân", "body": BODY, "shows_from": today.isoformat()}
    return {**told, "shows_until": (today + timedelta(days=20)).isoformat(), **changes}


def out(by: Actor, second: Actor | None = None, **changes: Any) -> UUID:
    """Write and publish a notice; return its id."""
    told = notice(**changes)
    must(by, "bulletin.draft_notice", **told)
    must(second or by, "bulletin.publish_notice", notice_id=told["id"])
    return UUID(told["id"])


def answered_notice(world: World) -> UUID:
    """Publish a notice of the commune about which one question was answered; return its id."""
    name = out(world.son)
    must(world.lan, "bulletin.ask_notice", id=new_id(), notice_id=name, text="Nhà mới tách hộ có được nhận không?")
    with acting(world.son):
        asked = NoticeQuestion.objects.get(notice_id=name).id
    must(world.hoa, "bulletin.answer_notice", id=new_id(), question_id=asked, answer="Được. Mang thêm giấy xác nhận của xã.")
    return name
