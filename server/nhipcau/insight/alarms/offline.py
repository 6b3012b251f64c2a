"""Early warnings on the bus, and the round that asks the rules."""

from nhipcau.insight.alarms import bodies, changed, commands, evaluating
from nhipcau.kernel import rounds
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_ANALYST, SYSTEM
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.registry import command

SETTERS = frozenset({COMMUNE_LEAD, PROVINCE_ANALYST, SYSTEM})

command("insight.set_alarm_rule", bodies.SetAlarmRule, roles=SETTERS, purpose=STATISTICS)(commands.set_rule)
command("insight.end_alarm_rule", bodies.EndAlarmRule, roles=SETTERS, purpose=STATISTICS)(commands.end_rule)
command("insight.ring_alarms", bodies.RingAlarms, roles=frozenset({SYSTEM}), purpose=STATISTICS)(commands.ring)
command("insight.acknowledge_alarm", bodies.AcknowledgeAlarm, roles=SETTERS, purpose=STATISTICS)(commands.acknowledge)
command("insight.mute_alarm", bodies.MuteAlarm, roles=SETTERS, purpose=STATISTICS)(commands.mute)
rounds.add("alarms", evaluating.sweep, evaluating.EVERY)
rounds.add("what changed", changed.keep, changed.EVERY)
