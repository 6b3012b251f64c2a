"""Support on the wire."""

from nhipcau.kernel.actor import DESK, LEADER, MEMBER, SYSTEM
from nhipcau.kernel.registry import collection, command
from nhipcau.support import commands, queries
from nhipcau.support.bodies import AssistRow, RecordAssist

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})

command("support.record_assist", RecordAssist, roles=HELPERS)(commands.record_assist)
collection("support.assists", AssistRow)(queries.assists_visible_to)
