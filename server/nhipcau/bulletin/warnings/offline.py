"""Warnings of storms, floods, landslides, on the wire."""

from nhipcau.bulletin.warnings import acks, bodies, commands, hazards, homes, keeping, queries
from nhipcau.kernel import lasting
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import (
    COMMUNE_LEAD,
    DESK,
    LEADER,
    MEMBER,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
    SYSTEM,
    WITH_FAMILIES,
)
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import CONTENT, HELP
from nhipcau.kernel.registry import FileDuty, Measure, bundle, collection, command, erase, files, follow, measure

OFFICE = frozenset({DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST})  # the house itself writes no warning and is no pair of eyes
HOUSE = frozenset({SYSTEM})
TEAM = frozenset({MEMBER, LEADER, DESK})

command("bulletin.draft_warning", bodies.DraftWarning, roles=OFFICE, purpose=CONTENT)(commands.draft_warning)
command("bulletin.drop_warning", bodies.Named, roles=OFFICE, purpose=CONTENT)(commands.drop_warning)
command("bulletin.issue_warning", bodies.Named, roles=OFFICE, purpose=CONTENT)(commands.issue_warning)
command("bulletin.sign_warning", bodies.SignWarning, roles=OFFICE, purpose=CONTENT)(commands.sign_warning)
command("bulletin.replace_warning", bodies.ReplaceWarning, roles=OFFICE, purpose=CONTENT)(commands.replace_warning)
command("bulletin.cancel_warning", bodies.Named, roles=OFFICE, purpose=CONTENT, ends=True)(commands.cancel_warning)
command("bulletin.spread_warning", bodies.Named, roles=HOUSE, purpose=CONTENT)(commands.spread_warning)
command("bulletin.acknowledge", bodies.Acknowledge, roles=frozenset({LEADER}), purpose=CONTENT)(acks.acknowledge)
command("bulletin.note_call", bodies.NoteCall, roles=frozenset({DESK, COMMUNE_LEAD}), purpose=CONTENT)(acks.note_call)
command("bulletin.list_home", bodies.ListHome, roles=TEAM, purpose=HELP)(homes.list_home)
command("bulletin.unlist_home", bodies.UnlistHome, roles=TEAM, purpose=HELP, ends=True)(homes.unlist_home)
command("bulletin.check_home", bodies.CheckHome, roles=TEAM, purpose=HELP)(homes.check_home)
command("bulletin.attach_look", bodies.AttachLook, roles=TEAM, purpose=HELP)(homes.attach_look)
command("bulletin.look_arrived", bodies.LookArrived, roles=HOUSE, purpose=HELP)(homes.look_arrived)
collection("bulletin.warnings", bodies.WarningRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.warnings_visible_to)
collection("bulletin.acks", bodies.AckRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.acks_visible_to)
collection("bulletin.safe_list", bodies.SafeRow, roles=WITH_FAMILIES, purpose=HELP)(queries.safe_visible_to)
collection("bulletin.checks", bodies.CheckRow, roles=WITH_FAMILIES, purpose=HELP)(queries.checks_visible_to)
measure(Measure("bulletin.warnings", "sum", "Cảnh báo thiên tai đã phát", "Warnings of hazards issued"))
measure(Measure("bulletin.drills", "sum", "Lần diễn tập cảnh báo", "Warning drills"))
measure(Measure("bulletin.villages_warned", "sum", "Thôn được báo cảnh báo", "Villages that a warning was meant for"))
measure(Measure("bulletin.acknowledged", "sum", "Thôn đã nhận cảnh báo", "Villages that acknowledged a warning"))
measure(Measure("bulletin.checks", "sum", "Nhà đã được ghé hỏi khi thiên tai", "Homes looked after in a disaster"))
shows_work("bulletin.check_home", Source("check", "Ghé hỏi nhà khi thiên tai", "Homes looked after"))
files("bulletin", FileDuty(keeping.file_awaited, homes.tell_arrived, keeping.file_readable, keeping.files_wanted))
follow(keeping.follow_home)
erase(keeping.erase)
lasting.sweep(keeping.let_go)
checked("hazards", lambda _day: hazards.faults(hazards.written()))
bundle("hazards")(hazards.bundle)
