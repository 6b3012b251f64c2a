"""The verbs of the queue on the bus."""

from nhipcau.desk.queue import bodies, booking, calling, keeping, setting, taking
from nhipcau.kernel import lasting
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM
from nhipcau.kernel.purposes import HELP, RUNNING
from nhipcau.kernel.registry import command, erase

OFFICE = frozenset({DESK, SYSTEM})
TEAM = frozenset({MEMBER, LEADER})
HEADS = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

command("desk.set_service", bodies.SetService, roles=HEADS, purpose=RUNNING)(setting.set_service)
command("desk.open_screen", bodies.OpenScreen, roles=HEADS, purpose=RUNNING)(setting.open_screen)
command("desk.close_screen", bodies.CloseScreen, roles=HEADS, purpose=RUNNING)(setting.close_screen)
command("desk.book", bodies.Book, roles=OFFICE | TEAM, purpose=HELP)(booking.book)
command("desk.cancel", bodies.OfAppointment, roles=OFFICE, purpose=HELP)(booking.cancel)
command("desk.lend_series", bodies.LendSeries, roles=OFFICE, purpose=RUNNING)(taking.lend_series)
command("desk.take_number", bodies.TakeNumber, roles=OFFICE, purpose=HELP)(taking.take_number)
command("desk.take_reserved", bodies.TakeReserved, roles=OFFICE, purpose=HELP)(taking.take_reserved)
command("desk.arrive", bodies.Arrive, roles=OFFICE, purpose=HELP)(taking.arrive)
command("desk.call_next", bodies.CallNext, roles=OFFICE, purpose=HELP)(calling.call_next)
command("desk.call_number", bodies.CallNumber, roles=OFFICE, purpose=HELP)(calling.call_number)
command("desk.call_again", bodies.OfNumber, roles=OFFICE, purpose=HELP)(calling.call_again)
command("desk.hold", bodies.OfNumber, roles=OFFICE, purpose=HELP)(calling.hold)
command("desk.come_back", bodies.OfNumber, roles=OFFICE, purpose=HELP)(calling.come_back)
command("desk.no_show", bodies.OfNumber, roles=OFFICE, purpose=HELP)(calling.no_show)
command("desk.add_help", bodies.AddHelp, roles=OFFICE, purpose=HELP)(calling.add_help)
command("desk.move_on", bodies.MoveOn, roles=OFFICE, purpose=HELP)(calling.move_on)
command("desk.finish", bodies.Finish, roles=OFFICE, purpose=HELP)(calling.finish)
erase(keeping.erase)
lasting.sweep(keeping.forget)
