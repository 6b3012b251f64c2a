"""After a restore: what is known of the time that was lost, who came back since, and who did not yet."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from nhipcau.gateway.models import Device
from nhipcau.kernel import say
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import chain_of
from nhipcau.people.models import Member
from nhipcau.sync.models import Restored, Returned

NEVER = "Nhà này chưa từng khôi phục từ bản sao lưu. · This house was never restored from a backup."


def lines() -> Iterator[str]:
    """Yield what the commune should know, place by place; communes without phones or losses are passed over."""
    last = Restored.objects.using("owner").aggregate(last=Max("restored_at"))["last"]
    if last is None:
        yield NEVER
        return
    marks = list(Restored.objects.using("owner").filter(restored_at=last).order_by("commune"))
    yield f"Khôi phục lúc · Restored at {say.moment(last)}; bản sao lưu giữ đến · holds up to {say.moment(marks[0].held_until)}"
    phones = _phones(marks[0].held_until)
    for mark in marks:
        yield from _commune(mark, phones.get(mark.commune, []))


def _phones(before: datetime) -> dict[str, list[tuple[UUID, str]]]:
    """Return the members that had a phone by then, by commune."""
    found = defaultdict(set)
    members = Member.objects.using("owner").in_bulk()
    for owner in Device.objects.using("owner").filter(revoked_at=None, activated_at__lt=before).values_list("member_id", flat=True):
        found[chain_of(members[owner].scope)].add((owner, members[owner].full_name))
    return {commune: sorted(people, key=lambda one: one[1]) for commune, people in found.items()}


def _commune(mark: Restored, phones: list[tuple[UUID, str]]) -> Iterator[str]:
    returned = dict(Returned.objects.using("owner").filter(restored=mark).values_list("actor", "cursor"))
    furthest = max((number for number in returned.values() if mark.changes < number < mark.begins), default=mark.changes)
    newer = Entry.objects.using("owner").filter(commune=mark.commune, number__gt=mark.entries)
    again = newer.filter(said_at__lt=mark.restored_at).count()
    away = [name for owner, name in phones if owner not in returned]
    if not (phones or again or furthest > mark.changes):
        return
    yield f"Xã · Commune {mark.commune}: sổ cái giữ đến dòng · ledger held up to entry {mark.entries}"
    yield f"  Số thay đổi máy từng thấy mà nay thiếu · changes that phones had seen and were lost: {_seen(mark, furthest)}"
    yield f"  Việc làm trước lúc khôi phục, gửi lại sau đó · work of before, brought again since: {again}"
    yield f"  Người có máy đã trở lại · members whose phone came back: {len(phones) - len(away)}/{len(phones)}"
    for name in away:
        yield f"    chưa trở lại, việc chưa rõ · not back yet, work unknown: {name}"


def _seen(mark: Restored, furthest: int) -> str:
    """Say how many changes are known to be lost; only phones tell, so it is a least number."""
    if furthest == mark.changes:
        return "chưa máy nào báo · no phone has told of any"
    return f"ít nhất {furthest - mark.changes} (số {mark.changes + 1}-{furthest}) · at least"
