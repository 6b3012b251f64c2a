"""Long exports to their end: what lands, what waits and what comes back add up, whatever the format; and told again, nothing moves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nhipcau.dossiers.exports.legacy import readable_row
from nhipcau.dossiers.exports.taking import BATCH, open_export, take_export
from nhipcau.dossiers.models import Dossier, Entry, ImportRun, OfficialCode, Waiting
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.dossiers.tests import made
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry as Letter
from nhipcau.kernel.scope import acting
from tests.world import COMMUNE, PROCEDURE, World, settle

ROWS = 2_000
KNOWN = set(range(0, ROWS // made.STEPS, 2))
STRANGE = set(range(1, ROWS // made.STEPS, 2))
WRITERS: list[Callable[[Path, int], None]] = [made.write_csv, made.write_utf16, made.write_json, made.write_xlsx]


@pytest.fixture
def world(db: None) -> World:
    world = settle()
    about: dict[str, Any] = {"place": COMMUNE, "procedure": PROCEDURE, "channel": "direct", "opened_by": world.hoa.id, "opened_at": now()}
    with acting(world.hoa):
        dossiers = Dossier.objects.bulk_create(Dossier(id=new_id(), slip_code=new_slip_code(), **about) for _ in KNOWN)
        OfficialCode.objects.bulk_create(
            OfficialCode(id=new_id(), place=COMMUNE, slip_code=one.slip_code, dossier=one, raw=made.code_of(number), attached_at=now())
            for one, number in zip(dossiers, sorted(KNOWN), strict=True)
        )
    return world


def taken(world: World, path: Path) -> ImportRun:
    run = new_id()
    with path.open("rb") as file:
        take_export(world.hoa, open_export(file, path.stat().st_size), run=run, name=path.name)
    with acting(world.hoa):
        return ImportRun.objects.get(id=run)


def test_every_row_of_a_long_export_lands_waits_or_comes_back_and_again_nothing_moves(world: World, tmp_path: Path) -> None:
    runs = []
    for write in WRITERS:
        path = tmp_path / write.__name__.removeprefix("write_")
        write(path, ROWS)
        runs.append(taken(world, path))
    landed, strange = made.states_landing(ROWS, KNOWN), made.states_landing(ROWS, STRANGE)
    wrong = sum(map(made.is_wrong, range(ROWS)))
    assert [(run.fresh, run.waiting, run.faulty) for run in runs] == [(landed, strange, wrong), *[(0, 0, wrong)] * 3]
    with acting(world.hoa):
        assert (Entry.objects.count(), Waiting.objects.count()) == (landed, strange)
        assert set(Entry.objects.exclude(holder="").values_list("holder", flat=True)) == set(made.HOLDERS)
        letters = Letter.objects.filter(verb="dossiers.take_states")
        assert letters.count() <= len(WRITERS) * (2 * ROWS // BATCH + 1)
        assert set(letters.values_list("verdict", flat=True)) == {"done"}


@pytest.mark.parametrize("spell", [made.as_tcvn3, made.as_vni])
def test_a_short_cell_that_makes_sense_in_two_alphabets_is_read_as_its_row_is(spell: Callable[[str], str]) -> None:
    row = ["Kha Thị Mỵ", "Thiếu giấy chứng sinh bản chính", "H40-1", "Phòng Văn hóa - Xã hội"]
    assert readable_row([spell(cell) for cell in row]) == row
    assert all(ord(one) < 0x100 for one in spell(" ".join(row)))


def test_rows_read_as_they_were_meant_in_every_alphabet() -> None:
    for row in made.rows(made.STEPS * 7 * 5):
        for spell in (made.as_tcvn3, made.as_vni):
            assert [one.lower() for one in readable_row([spell(cell) for cell in row])] == [cell.lower() for cell in row]
