"""Support on the wire."""

import nhipcau.support.matching.offline  # noqa: F401 (the registry fills here)
from nhipcau.kernel import lasting, rounds
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.purposes import FOLLOW_UP, HELP, RUNNING, SUPERVISION
from nhipcau.kernel.registry import FileDuty, collection, command, erase, files, follow, group_command
from nhipcau.support import attachments, callbacks, commands, erasing, moves, queries
from nhipcau.support.bodies import AssistRow, AttachFile, AttachmentRow, FileArrived, RecordAssist, RecordCallback
from nhipcau.support.calls import bodies as called
from nhipcau.support.calls import commands as calling
from nhipcau.support.calls.queries import let_go, team_calls_visible_to
from nhipcau.support.independence import kept

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})
HOUSE = frozenset({SYSTEM})
OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

group_command("support.record_assist", RecordAssist, roles=HELPERS, purpose=HELP)(commands.record_assist)
command("support.attach_file", AttachFile, roles=HELPERS, purpose=FOLLOW_UP)(attachments.attach_file)
command("support.record_callback", RecordCallback, roles=OFFICE, purpose=SUPERVISION)(callbacks.record_callback)
command("support.file_arrived", FileArrived, roles=HOUSE, purpose=HELP)(attachments.file_arrived)
collection("support.assists", AssistRow, roles=WITH_FAMILIES, purpose=HELP)(queries.assists_visible_to)
collection("support.attachments", AttachmentRow, roles=WITH_FAMILIES, purpose=FOLLOW_UP)(queries.attachments_visible_to)
command("support.call_team", called.CallTeam, roles=HOUSE, purpose=HELP)(calling.call_team)
command("support.give_call", called.GiveCall, roles=OFFICE, purpose=HELP)(calling.give_call)
command("support.answer_call", called.AnswerCall, roles=WITH_FAMILIES, purpose=HELP)(calling.answer_call)
command("support.set_duty", called.SetDuty, roles=OFFICE, purpose=RUNNING)(calling.set_duty)
command("support.set_near", called.SetNear, roles=OFFICE, purpose=RUNNING)(calling.set_near)
collection("support.team_calls", called.TeamCallRow, roles=WITH_FAMILIES, purpose=HELP)(team_calls_visible_to)
files(
    "support",
    FileDuty(queries.file_awaited, attachments.tell_arrived, queries.file_readable, queries.files_wanted),
)
follow(moves.follow_home)
erase(erasing.erase)
lasting.remember(queries.helped_since)
lasting.sweep(let_go)
rounds.add("independence", kept.renew, kept.EVERY)
shows_work("support.record_assist", Source("helping", "Giúp bà con", "Helping"))
shows_work("support.answer_call", Source("call", "Trả lời lời gọi", "Calls answered"), measure="support.team_answers")
