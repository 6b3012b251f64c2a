"""Lists for checking on the wire: brought in by officers and editors, and fetched whole by phones."""

from typing import Any

from nhipcau.kernel.actor import COMMUNE_LEAD, CONTENT_EDITOR
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import bundle, command
from nhipcau.safety.checking import bodies, commands, lists, queries

BRINGERS = frozenset({COMMUNE_LEAD, CONTENT_EDITOR})

command("safety.bring_bad_list", bodies.BringBadList, roles=BRINGERS, purpose=CONTENT)(commands.bring_bad_list)
command("safety.end_bad_list", bodies.EndBadList, roles=BRINGERS, purpose=CONTENT, ends=True)(commands.end_bad_list)
checked("checking/*.toml", lambda _day: lists.faults(lists.written()))


@bundle("checking")
def checking_bundle() -> dict[str, Any]:
    """Return what is official, what is a trap, how cheats write, and the names that somebody listed as bad."""
    return queries.bundle()
