"""What the standard asks of an alert beyond its schema, and what we ask of our own."""

import re
from collections.abc import Iterator
from typing import Final

from nhipcau.bulletin.cap.shapes import Alert, Area, Info, moment

Fault = tuple[str, str]  # in Vietnamese and in English
_FORBIDDEN: Final = re.compile(r"[\s,<&]")
_NUMBER: Final = re.compile(r"[+-]?\d{1,4}(?:\.\d{1,20})?")
_SPEAKS_OF_OTHERS: Final = frozenset({"Update", "Cancel", "Ack", "Error"})
CORNERS: Final = 4  # of a polygon at least, the first one said again at its end


def faults(alert: Alert) -> Iterator[Fault]:
    """Yield what is wrong with an alert of whomever."""
    for name, said in (("identifier", alert.identifier), ("sender", alert.sender)):
        if not said or _FORBIDDEN.search(said):
            yield f"{name} trống, hoặc có dấu cách, dấu phẩy", f"its {name} is empty, or has a space or a comma"
    yield from _addressed(alert)
    yield from _references(alert)
    if moment(alert.sent) is None:
        yield "giờ gửi không có trong lịch", "its time of sending is in no calendar"
    for info in alert.infos:
        yield from _of_info(info)


def own_faults(alert: Alert) -> Iterator[Fault]:
    """Yield what is wrong with an alert of ours: it also ends, says what to do, and names its communes."""
    yield from faults(alert)
    if not alert.infos:
        yield "chưa có nội dung", "it says nothing"
    if alert.signatures:
        yield "chữ ký của người khác", "it carries the signature of others"
    for info in alert.infos:
        ends, sent = moment(info.expires), moment(alert.sent)
        if ends is None or sent is None or ends <= sent:
            yield "chưa có giờ hết hiệu lực sau giờ phát", "it has no end after its beginning"
        if not any(area.geocodes for area in info.areas):
            yield "chưa có mã xã", "it names no commune"


def _addressed(alert: Alert) -> Iterator[Fault]:
    if alert.scope == "Restricted" and not (alert.restriction or "").strip():
        yield "phát hạn chế mà không ghi hạn chế gì", "its scope is restricted and no restriction is given"
    if alert.scope == "Private" and not (alert.addresses or "").strip():
        yield "gửi riêng mà không ghi gửi ai", "its scope is private and no address is given"


def _references(alert: Alert) -> Iterator[Fault]:
    if alert.kind in _SPEAKS_OF_OTHERS and not alert.earlier:
        yield "bản thay hoặc hủy không nói thay bản nào", f"it is an {alert.kind} and names no earlier message"
    whole = (alert.references or "").split()
    if len(whole) != len(alert.earlier) or any(moment(sent) is None for _, _, sent in alert.earlier):
        yield "phần nhắc bản trước sai dạng", "its references are not sender,identifier,time"


def _of_info(info: Info) -> Iterator[Fault]:
    times = {"effective": info.effective, "onset": info.onset, "expires": info.expires}
    for name, said in times.items():
        if said is not None and moment(said) is None:
            yield f"giờ {name} không có trong lịch", f"its {name} is in no calendar"
    for resource in info.resources:
        if resource.size is not None and resource.size.strip().startswith("-"):
            yield "cỡ tệp kèm âm", "a resource is smaller than nothing"
    for area in info.areas:
        yield from _of_area(area)


def _of_area(area: Area) -> Iterator[Fault]:
    for polygon in area.polygons:
        points = polygon.split()
        if len(points) < CORNERS or points[0] != points[-1]:
            yield "vùng vẽ không khép kín", "a polygon is not closed"
        if not all(map(_on_earth, points)):
            yield "vùng vẽ có điểm ngoài trái đất", "a polygon has a point that is not on earth"
    for circle in area.circles:
        middle, _, radius = circle.strip().partition(" ")
        if not _on_earth(middle) or not _NUMBER.fullmatch(radius.strip()) or float(radius) < 0:
            yield "vòng tròn sai dạng", "a circle is not a point and a radius"
    if area.ceiling is not None and area.altitude is None:
        yield "có trần mà không có độ cao", "a ceiling without an altitude"


def _on_earth(point: str) -> bool:
    parts = point.split(",")
    if len(parts) != 2 or not all(_NUMBER.fullmatch(part) for part in parts):  # noqa: PLR2004 (latitude, longitude)
        return False
    return abs(float(parts[0])) <= 90 and abs(float(parts[1])) <= 180  # noqa: PLR2004 (degrees)
