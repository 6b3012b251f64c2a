"""What people of the demo commune report: some answered with what was done, one read again for the public board, some waiting."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, Final

from nhipcau.gateway.demo.chance import id_at, slip_code
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import DESK, LEADER, MEMBER, Actor
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import Letter

TOLD: Final = (  # (category, what, where, days before today, answer)
    ("duong", "Cống qua suối bị sập một bên, xe máy không qua được.", "Suối đầu bản", 27, "Ngày 12 đội của xã đã thay hai ống cống và đắp lại mặt đường qua suối."),
    ("duong", "Đường lên bản có ổ gà sâu, mưa là lầy.", "Dốc sau trường", 25, "Xã đã cho đổ đá cấp phối bốn mươi mét dốc sau trường, xong ngày 15."),
    ("duong", "Đèn đường trước nhà văn hóa cháy ba bóng.", "Nhà văn hóa", 24, "Thôn đã thay ba bóng đèn trước nhà văn hóa bằng quỹ của xã, tối nào cũng sáng."),
    ("duong", "Cầu tạm mất hai tấm ván, trẻ con đi học dễ ngã.", "Cầu tạm cuối bản", 21, "Xã cùng dân bản đã thay bốn tấm ván và làm thêm tay vịn ở cầu tạm."),
    ("duong", "Rãnh thoát nước tắc, nước tràn ra đường.", "Ngã ba", 18, "Tổ vệ sinh đã khơi rãnh dài sáu mươi mét ở ngã ba, nước thoát hết trong ngày."),
    ("duong", "Biển chỉ đường vào bản bị đổ.", "Đầu đường", 6, ""),
    ("rac", "Bãi rác tự phát bên suối, có mùi.", "Bờ suối", 16, ""),
    ("dien", "Điện yếu, tối không nấu được cơm.", "Xóm trên", 2, ""),
    ("nuoc", "Bể nước chung bị nứt, nước không lên xóm trên.", "Bể nước chung", 3, ""),
    ("song", "Cả bản không có sóng điện thoại mấy hôm mưa.", "Trong bản", 9, "Nhà mạng đã thay ắc quy trạm phát ngày 20, sóng có lại; xã đã gọi thử ở ba nhà."),
    ("giay_to", "Giấy hẹn trả đã quá năm ngày mà chưa có kết quả.", "Một cửa xã", 4, ""),
    ("che_do", "Chưa lĩnh trợ cấp tháng này.", "", 5, ""),
)  # fmt: skip
DOCUMENT: Final = "Biên bản trình diễn, không có thật"


def petition_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield what is reported, taken, answered and published."""
    chance = Random(f"nhip-cau petitions {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    desk = actor_of(story, DESK)
    for rank, (category, what, spot, days, answer) in enumerate(TOLD):
        village = story.villages[rank % len(story.villages)]
        at = datetime.combine(story.today - timedelta(days=days), time(9, rank), VIETNAM)
        name = id_at(chance, at)
        teller = village.helper if village.helper.role in {MEMBER, LEADER, DESK} else desk
        told: dict[str, Any] = {"id": str(name), "code": slip_code(chance), "village_id": str(village.id), "category": category, "what": what, "spot": spot}
        yield teller, Letter(id_at(chance, at), "feedback.raise_petition", told, at)
        done = at + timedelta(hours=30)
        if answer:
            said = {"id": str(id_at(chance, done)), "petition_id": str(name), "text": answer, "document": DOCUMENT}
            yield desk, Letter(id_at(chance, done), "feedback.answer", said, done)
        if rank == 0:
            shown = {"id": str(id_at(chance, done)), "petition_id": str(name), "text": what}
            yield desk, Letter(id_at(chance, done), "feedback.publish", shown, done)
        if rank % 3 == 0 and not answer:
            taken = {"id": str(id_at(chance, done)), "petition_id": str(name)}
            yield desk, Letter(id_at(chance, done), "feedback.take", taken, done)
