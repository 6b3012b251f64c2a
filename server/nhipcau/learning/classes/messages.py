"""What is sent about a class: an invitation, a new time, that it is off. No link, no number, no secret."""

from typing import Final
from uuid import UUID

from nhipcau.kernel import outgoing
from nhipcau.kernel.outgoing import MOMENT, WORDS, Message
from nhipcau.learning.classes.models import Class
from nhipcau.learning.classes.queries import to_invite

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


def of_class(kind: str, course: Class, topic: str) -> tuple[Message, ...]:
    """Return what is said of a class to each who is told of it, once for each time it has."""
    residents = [(outgoing.to_phone(one.number, one.person), one.person, one.place, one.tongue) for one in to_invite(course)]
    workers = sorted({one["id"]: UUID(one["id"]) for one in (*course.members, *course.trainers)}.values(), key=str)
    everybody = [*residents, *((outgoing.to_member(one), one, "", "vi") for one in workers)]
    at = course.begins_at
    return tuple(
        outgoing.say(
            kind, to, about=course.id, place=place, tongue=tongue, once=f"{course.id}:{who}:{at.isoformat()}",
            luc=at, noi=course.venue, viec=topic,
        )
        for to, who, place, tongue in everybody
    )  # fmt: skip
