"""Dossiers on the wire."""

from nhipcau.dossiers import commands, erasing, moves, queries
from nhipcau.dossiers.bodies import PreparationRow, Prepare
from nhipcau.kernel import lasting
from nhipcau.kernel.actor import DESK, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.registry import collection, erase, follow, group_command, rename

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})

group_command("dossiers.prepare", Prepare, roles=HELPERS, purpose=HELP)(commands.prepare)
collection("dossiers.preparations", PreparationRow, roles=WITH_FAMILIES, purpose=HELP)(queries.preparations_visible_to)
follow(moves.follow_home)
erase(erasing.erase)
rename(erasing.rename)
lasting.remember(queries.prepared_since)
