"""What is sent about a class: an invitation, a new time, that it is off. No link, no number, no secret."""

from datetime import datetime
from typing import Final
from uuid import UUID

from nhipcau.kernel import outgoing
from nhipcau.kernel.outgoing import MOMENT, WORDS, Message
from nhipcau.learning.classes.models import Class
from nhipcau.learning.classes.queries import Invited, to_invite

_PARAMS: Final = {"luc": MOMENT, "noi": WORDS, "viec": WORDS}
INVITED: Final = outgoing.template(
    "learning.invited",
    vi="Mời bà con đi học {viec}. Lúc {luc}, tại {noi}. Học 0 đồng, không ai hỏi mật khẩu.",
    en="You are invited to learn {viec}. {luc}, at {noi}. It is free, nobody asks for a password.",
    params=_PARAMS,
    days=3,
)
MOVED: Final = outgoing.template(
    "learning.class_moved",
    vi="Lớp {viec} đổi giờ: {luc}, tại {noi}. Mong bà con thông cảm. Học 0 đồng.",
    en="The class {viec} has a new time: {luc}, at {noi}. We are sorry. It is free.",
    params=_PARAMS,
    days=3,
)
OFF: Final = outgoing.template(
    "learning.class_off",
    vi="Lớp {viec} lúc {luc} tại {noi} không mở nữa. Xin lỗi bà con. Có lớp khác, tổ sẽ báo.",
    en="The class {viec}, {luc} at {noi}, is off. We are sorry. The team will tell you of another.",
    params=_PARAMS,
    days=3,
)


def of_class(kind: str, course: Class, topic: str, *, luc: datetime | None = None) -> tuple[Message, ...]:
    """Return what is said of a class to each who is told of it, once for each time it has."""
    at = luc or course.begins_at
    told = {"luc": at, "noi": course.venue, "viec": topic}
    residents = tuple(_to_resident(kind, course, one, told) for one in to_invite(course))
    workers = {UUID(one["id"]) for one in (*course.members, *course.trainers)}
    return residents + tuple(
        outgoing.say(kind, outgoing.to_member(one), about=course.id, once=f"{course.id}:{one}:{at.isoformat()}", **told)
        for one in sorted(workers, key=str)
    )


def _to_resident(kind: str, course: Class, one: Invited, told: dict[str, datetime | str]) -> Message:
    to, once = outgoing.to_phone(one.number, one.person), f"{course.id}:{one.person}:{told['luc']}"
    return outgoing.say(kind, to, about=course.id, place=one.place, tongue=one.tongue, once=once, **told)
