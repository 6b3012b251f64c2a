"""The road of dossiers on the wire, and the days off it counts with."""

from nhipcau.dossiers import bodies, handover, import_commands, queries, road_commands, road_keeping
from nhipcau.dossiers.forms import sheets
from nhipcau.kernel import calendars
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import DESK, INTEGRATOR, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.content import checked, noticed
from nhipcau.kernel.purposes import FOLLOW_UP, HELP
from nhipcau.kernel.registry import collection, command, erase, follow, rename

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})
OFFICE = frozenset({DESK, SYSTEM})
SYSTEMS = frozenset({DESK, INTEGRATOR, SYSTEM})

command("dossiers.hand_in", bodies.HandIn, roles=OFFICE, purpose=HELP)(road_commands.hand_in)
command("dossiers.submit_online", bodies.SubmitOnline, roles=HELPERS, purpose=HELP)(road_commands.submit_online)
command("dossiers.attach_code", bodies.AttachCode, roles=OFFICE, purpose=FOLLOW_UP)(road_commands.attach_code)
command("dossiers.tell_state", bodies.TellState, roles=OFFICE, purpose=FOLLOW_UP)(road_commands.tell_state)
command("dossiers.ask_supplement", bodies.AskSupplement, roles=OFFICE, purpose=FOLLOW_UP)(road_commands.ask_supplement)
command("dossiers.supplement_received", bodies.SupplementReceived, roles=OFFICE, purpose=FOLLOW_UP)(
    road_commands.supplement_received
)
command("dossiers.apologise", bodies.Apologise, roles=OFFICE, purpose=FOLLOW_UP)(road_commands.apologise)
command("dossiers.withdraw", bodies.Withdraw, roles=OFFICE, purpose=FOLLOW_UP)(road_commands.withdraw)
command("dossiers.stop", bodies.Stop, roles=OFFICE, purpose=FOLLOW_UP)(road_commands.stop)
command("dossiers.hand_out", bodies.HandOut, roles=OFFICE, purpose=FOLLOW_UP)(road_commands.hand_out)
command(
    "dossiers.take_states", bodies.TakeStates, roles=SYSTEMS, purpose=FOLLOW_UP, chain=import_commands.ledger_of
)(import_commands.take_states)
command("dossiers.take_over", bodies.TakeOver, roles=OFFICE, purpose=FOLLOW_UP)(handover.take_over)
command("dossiers.give_task", bodies.GiveTask, roles=OFFICE, purpose=FOLLOW_UP)(handover.give_task)
command("dossiers.end_task", bodies.EndTask, roles=HELPERS, purpose=FOLLOW_UP)(handover.end_task)
collection(handover.COLLECTION, bodies.TaskRow, roles=WITH_FAMILIES, purpose=FOLLOW_UP)(handover.tasks_visible_to)
collection("dossiers.progress", bodies.ProgressRow, roles=WITH_FAMILIES, purpose=FOLLOW_UP)(queries.progress_visible_to)
follow(road_keeping.follow_home)
erase(road_keeping.erase)
rename(road_keeping.rename)
checked("forms", sheets.faults)
checked("calendars", lambda day: calendars.faults(calendars.years(), day))
noticed(calendars.horizon_alarm)
shows_work("dossiers.end_task", Source("handover", "Việc một cửa giao", "Tasks from the desk"))
