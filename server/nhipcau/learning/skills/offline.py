"""Skills on the wire."""

from nhipcau.kernel.actor import DESK, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.registry import bundle, collection, command, erase, follow
from nhipcau.learning.skills import catalogue, commands, keeping, queries
from nhipcau.learning.skills.bodies import LevelsRow, Observe

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})

command("learning.observe", Observe, roles=HELPERS, purpose=FOLLOW_UP)(commands.observe)
collection("learning.levels", LevelsRow, roles=WITH_FAMILIES, purpose=FOLLOW_UP)(queries.passports_visible_to)
follow(keeping.follow_home)
erase(keeping.erase)
checked("skills/skills.toml", lambda _day: catalogue.faults(catalogue.written()))
checked("skills/steps.toml", lambda _day: catalogue.step_faults(catalogue.steps_written(), catalogue.skills()))
bundle("skills")(catalogue.bundle)
