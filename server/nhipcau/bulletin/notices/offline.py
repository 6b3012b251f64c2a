"""Notices on the wire."""

from nhipcau.bulletin.hearing import touched
from nhipcau.bulletin.notices import bodies, commands, queries
from nhipcau.kernel import lasting
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, PROVINCE_LEAD, WITH_FAMILIES
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import Measure, collection, command, measure

TEAM = frozenset({MEMBER, LEADER, DESK})
WRITERS = frozenset({DESK, COMMUNE_LEAD, PROVINCE_LEAD})
HEADS = frozenset({COMMUNE_LEAD, PROVINCE_LEAD})

command("bulletin.draft_notice", bodies.DraftNotice, roles=WRITERS, purpose=CONTENT)(commands.draft_notice)
command("bulletin.publish_notice", bodies.PublishNotice, roles=HEADS, purpose=CONTENT, touches=touched)(commands.publish_notice)
command("bulletin.end_notice", bodies.EndNotice, roles=HEADS, purpose=CONTENT, touches=touched, ends=True)(commands.end_notice)
command("bulletin.read_notice", bodies.ReadNotice, roles=TEAM, purpose=CONTENT)(commands.read_notice)
command("bulletin.ask_notice", bodies.AskNotice, roles=TEAM, purpose=CONTENT)(commands.ask_notice)
command("bulletin.answer_notice", bodies.AnswerNotice, roles=WRITERS, purpose=CONTENT, touches=touched)(commands.answer_notice)
collection("bulletin.notices", bodies.NoticeRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.notices_visible_to)
collection("bulletin.notice_answers", bodies.AnswerRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.answers_visible_to)
lasting.sweep(queries.let_go)
measure(Measure("bulletin.notices", "sum", "Tin, chính sách được phát", "Notices published"))
measure(Measure("bulletin.notices_heard", "sum", "Lần mở, đọc tin cho bà con", "Notices opened or read out"))
measure(Measure("bulletin.notice_questions", "sum", "Câu hỏi lại về tin", "Questions about notices"))
shows_work("bulletin.read_notice", Source("notice", "Đọc tin cho bà con", "Notices read out"))
