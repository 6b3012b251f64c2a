"""What the demo communes tell: two notices, where they were read out, a question that was answered and one that waits."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, Final

from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, Actor
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import Letter

LAW: Final = {"number": "91/2025/QH15", "on": "2025-06-26", "url": "https://vanban.chinhphu.vn"}
POLICY: Final[dict[str, Any]] = {
    "kind": "policy",
    "group": "all",
    "title": "Ai hỏi số căn cước thì hỏi lại để làm gì",
    "body": "Số căn cước là của riêng mỗi người.\nAi hỏi thì hỏi lại: để làm gì, giữ ở đâu.\nBà con có quyền không đồng ý.\nĐã đồng ý rồi vẫn rút lại được.\nCần giúp thì gọi tổ công nghệ số.",
    "villages": [],
    "law": LAW,
    "tongues": {},
}
NEWS: Final[dict[str, Any]] = {
    "kind": "news",
    "group": "farmers",
    "title": "Chợ phiên dời sang thứ Bảy (tin mẫu)",
    "body": "Đây là tin mẫu để tập, không có thật.\nChợ phiên tuần này họp sáng thứ Bảy.\nAi bán gừng, măng thì ra trước bảy giờ.",
    "villages": [],
    "law": None,
    "tongues": {},
}


def notice_letters(story: Story) -> Iterator[tuple[Any, Letter]]:
    """Yield who writes and publishes two notices, who reads them out where, what is asked and answered."""
    chance = Random(f"nhip-cau notices {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    at = datetime.combine(story.today - timedelta(days=6), time(9), VIETNAM)
    lead, desk = actor_of(story, COMMUNE_LEAD), actor_of(story, DESK)
    days = {"shows_from": at.date().isoformat(), "shows_until": (story.today + timedelta(days=24)).isoformat()}
    names = [str(id_at(chance, at)) for _ in range(2)]
    for name, words in zip(names, (POLICY, NEWS), strict=True):
        yield desk, Letter(id_at(chance, at), "bulletin.draft_notice", {"id": name, **words, **days}, at)
        yield lead, Letter(id_at(chance, at), "bulletin.publish_notice", {"notice_id": name}, at + timedelta(hours=1))
    helpers = [one for one in story.villages if one.helper.role in {MEMBER, LEADER}]
    for number, village in enumerate(helpers):
        heard = at + timedelta(days=number % 5, hours=8)
        for how in ("opened", "read_out") if number % 3 else ("opened",):
            told = {"id": str(id_at(chance, heard)), "notice_id": names[0], "village_id": str(village.id), "how": how}
            yield village.helper, Letter(id_at(chance, heard), "bulletin.read_notice", told, heard)
    yield from _asked(helpers[0].helper, desk, names[0], at + timedelta(days=2), chance)


def _asked(helper: Actor, desk: Actor, name: str, at: datetime, chance: Random) -> Iterator[tuple[Any, Letter]]:
    first = str(id_at(chance, at))
    for asked, text in ((first, "Người xưng là công an gọi điện hỏi thì sao?"), (str(id_at(chance, at)), "Đi khám bệnh có phải đưa số căn cước không?")):
        yield helper, Letter(id_at(chance, at), "bulletin.ask_notice", {"id": asked, "notice_id": name, "text": text}, at)
    answer = {"id": str(id_at(chance, at)), "question_id": first, "answer": "Công an không hỏi số căn cước qua điện thoại. Bà con dừng máy, báo công an xã."}
    yield desk, Letter(id_at(chance, at), "bulletin.answer_notice", answer, at + timedelta(hours=3))
