"""Definitions of figures on the bus, the check of their files, and the round that tells closed months."""

from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from nhipcau.insight.indicators import bodies, closing, commands, content
from nhipcau.insight.indicators.rules import faults
from nhipcau.kernel import registry, rounds
from nhipcau.kernel.actor import NATION_ANALYST, PROVINCE_ANALYST, SYSTEM
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.registry import command

WRITERS = frozenset({NATION_ANALYST, PROVINCE_ANALYST, SYSTEM})

command("insight.propose_definition", bodies.ProposeDefinition, roles=WRITERS, purpose=STATISTICS)(commands.propose_definition)
command("insight.approve_definition", bodies.ApproveDefinition, roles=WRITERS, purpose=STATISTICS)(commands.approve_definition)
command("insight.drop_definition", bodies.DropDefinition, roles=WRITERS, purpose=STATISTICS)(commands.drop_definition)
rounds.add("closed months", closing.close_months, closing.EVERY)


def _check(_day: date) -> Iterator[str]:
    try:
        groups = content.groups()
    except ValidationError as error:
        yield str(error)
        return
    codes = [one.code for group in groups for one in group.indicator]
    yield from (f"{code}: twice" for code in sorted({code for code in codes if codes.count(code) > 1}))
    every = {one.code: one for group in groups for one in group.indicator}
    for one in every.values():
        yield from (f"{one.code}: {fault}" for fault in faults(one, every, registry.measures, registry.denominators))


checked("indicators", _check)
