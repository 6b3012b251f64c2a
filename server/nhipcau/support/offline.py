"""Support on the wire."""

from nhipcau.kernel import lasting
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM
from nhipcau.kernel.registry import FileDuty, collection, command, erase, files, follow, group_command
from nhipcau.support import attachments, callbacks, commands, erasing, moves, queries
from nhipcau.support.bodies import AssistRow, AttachFile, AttachmentRow, FileArrived, RecordAssist, RecordCallback

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})
HOUSE = frozenset({SYSTEM})
OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

group_command("support.record_assist", RecordAssist, roles=HELPERS)(commands.record_assist)
command("support.attach_file", AttachFile, roles=HELPERS)(attachments.attach_file)
command("support.record_callback", RecordCallback, roles=OFFICE)(callbacks.record_callback)
command("support.file_arrived", FileArrived, roles=HOUSE)(attachments.file_arrived)
collection("support.assists", AssistRow)(queries.assists_visible_to)
collection("support.attachments", AttachmentRow)(queries.attachments_visible_to)
files(
    "support",
    FileDuty(queries.file_awaited, attachments.tell_arrived, queries.file_readable, queries.files_wanted),
)
follow(moves.follow_home)
erase(erasing.erase)
lasting.remember(queries.helped_since)
