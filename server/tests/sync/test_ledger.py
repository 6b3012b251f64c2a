"""An auditor changes one byte and is caught."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from tests.world import World, must, settle


@pytest.fixture
def world(real_database: str) -> World:
    world = settle()
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    return world


def verify() -> str:
    out = StringIO()
    call_command("verify", "ledger", stdout=out)
    return out.getvalue()


def as_owner(statement: str) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)


LAST = "WHERE number = (SELECT max(number) FROM kernel_entry WHERE commune = '16933')"


def test_a_ledger_that_nobody_touched_is_whole(world: World) -> None:
    assert "nguyên vẹn" in verify()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kernel_entry SET verb = 'support.record_assisT' WHERE verb = 'support.record_assist'",
        f"UPDATE kernel_entry SET happened_at = happened_at + interval '1 microsecond' {LAST}",
        f"UPDATE kernel_entry SET counts = '[]' {LAST}",
        f"UPDATE kernel_entry SET actor = '00000000-0000-0000-0000-000000000001' {LAST}",
        f"UPDATE kernel_entry SET place = 'vn.40.16934.' {LAST}",
        "UPDATE kernel_body SET text = replace(text, 'alone', 'alonE')",
        "UPDATE kernel_body SET salt = set_byte(salt, 0, (get_byte(salt, 0) + 1) % 256)",
        f"UPDATE kernel_entry SET digest = set_byte(digest, 31, (get_byte(digest, 31) + 1) % 256) {LAST}",
        f"DELETE FROM kernel_entry {LAST}",
        "DELETE FROM kernel_entry WHERE number = 2",
        "UPDATE kernel_head SET tip = set_byte(tip, 0, (get_byte(tip, 0) + 1) % 256)",
        "UPDATE kernel_entry SET commune = '16936' WHERE number = 1",
        "DELETE FROM kernel_head",
    ],
)
def test_one_byte_changed_is_found(world: World, statement: str) -> None:
    as_owner(statement)
    with pytest.raises(CommandError):
        verify()


def test_a_body_may_be_erased_lawfully_and_the_chain_holds(world: World) -> None:
    as_owner("DELETE FROM kernel_body")
    assert "nguyên vẹn" in verify()
