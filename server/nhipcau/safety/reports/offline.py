"""Fraud on the wire: told from phones, warned of by whoever leads."""

from typing import Any

from nhipcau.kernel import lasting
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, WITH_FAMILIES
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import CONTENT, HELP
from nhipcau.kernel.registry import Measure, bundle, collection, command, measure
from nhipcau.safety.reports import bodies, commands, kinds, queries

TEAM = frozenset({MEMBER, LEADER, DESK})
HEADS = frozenset({LEADER, COMMUNE_LEAD})

command("safety.report_scam", bodies.ReportScam, roles=TEAM, purpose=HELP)(commands.report_scam)
command("safety.warn", bodies.Warn, roles=HEADS, purpose=CONTENT)(commands.warn)
command("safety.end_warning", bodies.EndWarning, roles=HEADS, purpose=CONTENT, ends=True)(commands.end_warning)
collection("safety.seen", bodies.SightingRow, roles=WITH_FAMILIES, purpose=HELP)(queries.sightings_visible_to)
collection("safety.warnings", bodies.WarningRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.warnings_visible_to)
measure(Measure("safety.reports", "sum", "Báo cáo lừa đảo", "Reports of fraud"))
measure(Measure("safety.warnings", "sum", "Cảnh báo lừa đảo", "Warnings of fraud"))
shows_work("safety.report_scam", Source("report", "Báo lừa đảo", "Reports of fraud"))
checked(kinds.KINDS, lambda _day: kinds.kind_faults(kinds.written(kinds.KINDS)))
checked(kinds.ACTS, lambda _day: kinds.act_faults(kinds.written(kinds.ACTS)))
lasting.sweep(queries.let_go)


@bundle("scams")
def scams_bundle() -> dict[str, Any]:
    """Return the kinds of fraud and the first three acts."""
    return {"kinds": list(kinds.kinds().values()), "acts": kinds.acts()}
