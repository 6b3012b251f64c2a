"""The number of somebody who called the team stands nowhere in the open: not in a table, not in the ledger."""

from django.core.cache import cache
from django.db import connections

from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from nhipcau.support.calls.asking import call_team
from nhipcau.support.calls.models import TeamCall
from nhipcau.support.queries import reached_by
from tests.world import COMMUNE, settle

WHERE = "nhà sàn cạnh cầu treo, mật khẩu: hoa1ban2trang"


def test_no_table_and_no_ledger_holds_the_number_in_the_open(real_database: str) -> None:
    cache.clear()
    world = settle()
    call_team(COMMUNE, "web", "0912 345 678", WHERE, village_id=world.tung_huong, wish="visit", about="khai sinh")
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            for told in ("912345678", "cầu treo", "hoa1ban2trang"):
                cursor.execute(f'SELECT count(*) FROM "{table}" AS line WHERE line::text LIKE %s', [f"%{told}%"])
                assert cursor.fetchone() == (0,), (table, told)
    with acting(system(COMMUNE)):
        call = TeamCall.objects.get()
    with acting(world.son):
        told = reached_by(world.son, call.id)
    assert told.number == "0912345678"
    assert "cầu treo" in told.where
    assert "hoa1ban2trang" not in told.where
