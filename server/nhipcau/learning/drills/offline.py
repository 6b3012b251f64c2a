"""Drills on the wire."""

from typing import Any

from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import DESK, LEADER, MEMBER, SYSTEM
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.registry import Measure, bundle, command, measure
from nhipcau.learning.drills import bodies, commands, pack, rules

command("learning.record_drill", bodies.RecordDrill, roles=frozenset({MEMBER, LEADER, DESK, SYSTEM}), purpose=FOLLOW_UP)(commands.record_drill)
measure(Measure("learning.drills", "sum", "Lượt tập nhận ra lừa đảo", "Drills against fraud"))
measure(Measure("learning.led_drills", "sum", "Lượt tập với bà con", "Drills led with residents"))
shows_work("learning.record_drill", Source("drill", "Tập nhận ra lừa đảo với bà con", "Drills led"), measure="learning.led_drills")
checked("drills", lambda _day: rules.faults(pack.cases()))


@bundle("drills")
def drills_bundle() -> dict[str, Any]:
    """Return the six cases."""
    return pack.bundle()
