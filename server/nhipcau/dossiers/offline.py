"""Dossiers on the wire."""

from nhipcau.dossiers import commands, erasing, moves, queries
from nhipcau.dossiers.bodies import PreparationRow, Prepare
from nhipcau.kernel import lasting
from nhipcau.kernel.actor import DESK, LEADER, MEMBER, SYSTEM
from nhipcau.kernel.registry import collection, erase, follow, group_command

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})

group_command("dossiers.prepare", Prepare, roles=HELPERS)(commands.prepare)
collection("dossiers.preparations", PreparationRow)(queries.preparations_visible_to)
follow(moves.follow_home)
erase(erasing.erase)
lasting.remember(queries.prepared_since)
