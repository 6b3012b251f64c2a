"""No sequence of imports loses or doubles a state: any format, any order, any part, by file or by another system's push, as often as you like."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.dossiers.api import token_of
from nhipcau.dossiers.exports.fields import Fault, states_of
from nhipcau.dossiers.exports.records import Record
from nhipcau.dossiers.exports.taking import take_export
from nhipcau.dossiers.models import Entry, ImportRun, Waiting
from nhipcau.dossiers.queries import road
from nhipcau.dossiers.road_rules import ASKED, HANDED_OUT, READY, TAKEN_IN, WORKING
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.dossiers.tests.test_exports import as_csv, as_json, as_xlsx, opened
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from tests.world import PROCEDURE, World, must, settle, tell

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
HEAD = ["MaHoSo", "MaTTHC", "ChuHoSo", "NgayTiepNhan", "TrangThaiHoSo", "ThoiDiemXuLy", "NgayKetThucXuLy", "NgayTra", "DonViXuLy"]
TAKEN = "09/11/2026 08:00:00"
STEPS = [  # one row each, as an export would have it on that day
    ["2", "", "", "", ""],
    ["4", "10/11/2026 09:00:00", "", "", "Tư pháp"],
    ["5", "11/11/2026 10:00:00", "", "", "Một cửa"],
    ["4", "13/11/2026 14:00:00", "", "", "Tư pháp"],
    ["9", "", "16/11/2026 16:00:00", "", "Lãnh đạo"],
    ["10", "", "16/11/2026 16:00:00", "17/11/2026", "Một cửa"],
]
ROAD = [TAKEN_IN, WORKING, ASKED, WORKING, READY, HANDED_OUT]
CHANNELS = ("utf-8", "utf-16", "xlsx", "json", "push")


@dataclass
class House:
    """The desk that takes files, and the token of another system that pushes."""

    world: World
    token: str

    def tells(self, channel: str, code: str, which: Sequence[int]) -> None:
        rows = [[code, PROCEDURE, "Nguyễn Thị Bưởi", TAKEN, *STEPS[at]] for at in which]
        bad = ["", PROCEDURE, "", TAKEN, "77", "", "", "", ""]
        if channel == "push":
            told = [dict(zip(HEAD, row, strict=True)) for row in [*rows, bad]]
            body = json.dumps({"commune": "16933", "rows": told})
            answer = Client().post("/api/v1/dossiers/states", body, content_type="application/json", headers={"Authorization": f"Bearer {self.token}"})
            assert answer.json()["taken"] == len(rows), answer.content
            return
        make: Callable[[Any], bytes] = {"xlsx": as_xlsx, "json": as_json}.get(channel) or (lambda table: as_csv(table, channel, ";"))
        run = new_id()
        take_export(self.world.hoa, opened(make([HEAD, *rows, bad])), run=run, name="xuat")
        with acting(self.world.hoa):
            assert ImportRun.objects.get(id=run).faulty == 1


@pytest.fixture
def house(db: None) -> House:
    world, name = settle(), new_id()
    fields = {"full_name": "Hệ thống một cửa tỉnh", "given_name": "Một cửa", "role": "integrator", "affiliation": "other"}
    must(replace(world.system, scope="vn.40."), "people.enrol_member", id=name, scope="vn.40.", **fields)
    return House(world, token_of(name))


Told = list[tuple[str, list[int]]]
some_rows = st.lists(st.integers(0, len(STEPS) - 1), min_size=1, max_size=4)
sequences = st.lists(st.tuples(st.sampled_from(CHANNELS), some_rows), max_size=6)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Told, int]:
    """Return what is told in which order, with everything told at least once, and after how much of it the code is known."""
    told = draw(sequences)
    missing = [at for at in range(len(STEPS)) if all(at not in which for _, which in told)]
    told += [(draw(st.sampled_from(CHANNELS)), [at]) for at in draw(st.permutations(missing))]
    return told, draw(st.integers(0, len(told)))


def test_no_sequence_of_imports_loses_or_doubles_a_state(house: House) -> None:
    numbers = iter(range(10_000))

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(histories())
    def holds(history: tuple[Told, int]) -> None:
        told, known_after = history
        code, name = f"H40.15.02-261109-{next(numbers):06}", new_id()
        for at, (channel, which) in enumerate([*told, ("", [])]):
            if at == known_after:
                hand_in(house.world, name, code)
            if which:
                house.tells(channel, code, which)
        with acting(house.world.hoa):
            assert [stage.state for stage in road(house.world.hoa, name).stages] == ROAD
            assert Entry.objects.filter(dossier=name).count() == len(ROAD)
            assert not Waiting.objects.filter(raw=code).exists()

    with time_machine.travel(NOW, tick=False):
        holds()


def hand_in(world: World, name: UUID, code: str) -> None:
    """Take the dossier in at the very moment of which the exports tell, and give it the code of the other system."""
    at = datetime(2026, 11, 9, 1, tzinfo=UTC)
    assert tell(world.hoa, "dossiers.hand_in", at, id=name, slip_code=new_slip_code(), procedure=PROCEDURE).state == "done"
    must(world.hoa, "dossiers.attach_code", id=new_id(), dossier_id=name, code=code)


ASKED_ROW = {
    "MaHoSo": "H40.15.02-261109-0001", "MaTTHC": PROCEDURE, "ChuHoSo": "Nguyễn Thị Bưởi", "NgayTiepNhan": TAKEN,
    "TrangThaiHoSo": "4", "ThoiDiemXuLy": "13/11/2026 14:00:00",
    "DanhSachHoSoBoSung": [
        {"HoSoBoSungId": "BS-1", "NguoiYeuCauBoSung": "Vi Văn Sơn", "NoiDungBoSung": "Thiếu giấy chứng sinh", "NgayBoSung": "11/11/2026 10:00:00",
         "NgayHenTraTruoc": "12/11/2026", "NgayHenTraMoi": "17/11/2026"},
    ],
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("by", ["json", "cell", "push"])
def test_the_list_of_supplements_in_a_row_is_part_of_the_road(house: House, by: str) -> None:
    name = new_id()
    with time_machine.travel(NOW, tick=False):
        hand_in(house.world, name, str(ASKED_ROW["MaHoSo"]))
        for _ in range(2):
            if by == "push":
                body = json.dumps({"commune": "16933", "rows": [ASKED_ROW]})
                answer = Client().post("/api/v1/dossiers/states", body, content_type="application/json", headers={"Authorization": f"Bearer {house.token}"})
                assert answer.json() == {"taken": 1, "refused": []}
                continue
            cells = [str(one) if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in ASKED_ROW.values()]
            content = json.dumps([ASKED_ROW]).encode() if by == "json" else as_csv([list(ASKED_ROW), cells])
            told = take_export(house.world.hoa, opened(content), run=new_id(), name="xuat")
            assert told.faulty == 0
        with acting(house.world.hoa):
            stages = road(house.world.hoa, name).stages
            assert [(stage.state, stage.note) for stage in stages] == [(TAKEN_IN, ""), (ASKED, "Thiếu giấy chứng sinh"), (WORKING, "")]
            asked = Entry.objects.get(dossier=name, state=ASKED)
    assert (asked.source_id, str(asked.promised)) == ("BS-1", "2026-11-17")


@pytest.mark.parametrize(
    ("listed", "why"),
    [('[{"NgayBoSung": "mai"}]', "“mai” không phải ngày"), ("[1]", "không đọc được"), ("{", "không đọc được"), ("[" * 9_000, "không đọc được"),
     ('[{"NgayBoSung": "01/01/2030"}]', "còn ở phía trước"), (json.dumps([{}] * 21), "không đọc được"), ("[{}]", "không phải ngày")],
)  # fmt: skip
def test_a_list_of_supplements_that_cannot_be_read_says_so(listed: str, why: str) -> None:
    with pytest.raises(Fault, match=why):
        states_of(Record(2, {**{key: str(value) for key, value in ASKED_ROW.items()}, "DanhSachHoSoBoSung": listed}), NOW)
