"""Reports on the bus, and the work that makes those that are due."""

from nhipcau.insight.reports import bodies, commands, sweeping
from nhipcau.kernel import rounds
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, SYSTEM
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.registry import command

OFFICE = frozenset({DESK, COMMUNE_LEAD, PROVINCE_ANALYST})
LEADS = frozenset({COMMUNE_LEAD, PROVINCE_ANALYST})
EVERY = 300.0  # seconds between two looks at what is due

command("insight.make_report", bodies.MakeReport, roles=OFFICE | {SYSTEM}, purpose=STATISTICS)(commands.make_report)
command("insight.set_report_schedule", bodies.SetReportSchedule, roles=LEADS, purpose=STATISTICS)(commands.set_schedule)
command("insight.offer_template", bodies.OfferTemplate, roles=OFFICE, purpose=STATISTICS)(commands.offer_template)
command("insight.try_template", bodies.TryTemplate, roles=OFFICE, purpose=STATISTICS)(commands.try_template)
command("insight.use_template", bodies.UseTemplate, roles=LEADS, purpose=STATISTICS)(commands.use_template)
rounds.add("reports", sweeping.make_due, EVERY)
