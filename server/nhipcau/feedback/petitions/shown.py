"""How a petition stands, in the same words for whoever raised it and for whoever answers."""

from nhipcau.feedback.petitions.deadlines import SKIPS, in_words
from nhipcau.feedback.petitions.models import ASKED, CLOSED, Petition
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_date, local_today
from nhipcau.kernel.say import day

OUTCOMES = {
    "done": "Bà con nói đã xong thật.",
    "silent": "Đã trả lời, không ai nói chưa xong.",
    "joined": "Đã gộp vào phản ánh cùng chuyện.",
    "closed": "Đã khép, lý do ghi bên dưới.",
}


def how_it_stands(petition: Petition) -> str:
    """Return one line: until when, and how much of it is left; or how it ended."""
    if petition.state == CLOSED:
        return OUTCOMES.get(petition.outcome, "Đã khép.")
    if petition.answered_at and not petition.is_open:
        late = "" if petition.in_time else ", quá hạn"
        return f"Đã trả lời {day(local_date(petition.answered_at))}{late}"
    if petition.state == ASKED:
        return f"hạn {petition.days} ngày làm việc, tạm dừng vì đang hỏi lại"
    if petition.stopped_on:
        until = f" đến {day(petition.paused_until)}" if petition.paused_until else ""
        return f"hạn {petition.days} ngày làm việc, tạm dừng theo luật{until}"
    return in_words(petition.days, petition.due_on, local_today(), calendar())


def why(petition: Petition) -> list[str]:
    """Return why it lies where it lies, and by which rules its days are counted."""
    lines = [*petition.reasons, *petition.trace]
    if petition.paused:
        lines.append(f"Không tính {petition.paused} ngày làm việc tạm dừng.")
    if petition.skipped in SKIPS:
        lines.append(SKIPS[petition.skipped])
    return lines
