"""Dossiers on the wire."""

from nhipcau.dossiers import commands, erasing, keeping, moves, queries
from nhipcau.dossiers.bodies import PreparationRow, Prepare
from nhipcau.kernel import lasting
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.bearers import bears
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import HELP, RIGHTS
from nhipcau.kernel.registry import collection, command, erase, follow, group_command, rename

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})
FORGETTING = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

group_command("dossiers.prepare", Prepare, roles=HELPERS, purpose=HELP)(commands.prepare)
command("dossiers.forget_petitioner", keeping.ForgetPetitioner, roles=FORGETTING, purpose=RIGHTS, ends=True)(keeping.forget_petitioner)
collection("dossiers.preparations", PreparationRow, roles=WITH_FAMILIES, purpose=HELP)(queries.preparations_visible_to)
follow(moves.follow_home)
erase(erasing.erase)
rename(erasing.rename)
lasting.remember(queries.prepared_since)
bears(queries.bearer_of_slip)
lasting.sweep(keeping.let_go)
checked("rights/retention.toml, petitioners", lambda _day: keeping.faults(keeping.written()))
