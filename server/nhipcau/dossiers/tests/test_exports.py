"""Exports of provinces: every format and alphabet, mixed and broken; good rows land, bad rows come back with reasons."""

import csv
import gzip
import io
import json
import random
import tracemalloc
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import time_machine
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.dossiers.bodies import StateRow
from nhipcau.dossiers.exports.fields import Fault, read_moment, states_of
from nhipcau.dossiers.exports.records import Export, Record
from nhipcau.dossiers.exports.taking import open_export, take_export
from nhipcau.dossiers.models import Entry, ImportRun, Waiting
from nhipcau.dossiers.queries import road
from nhipcau.dossiers.road_rules import HANDED_OUT, READY, TAKEN_IN, WORKING
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.places.tests.workbooks import sheet, workbook
from tests.world import COMMUNE, PROCEDURE, World, must, settle, tell

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
HEAD = ["MaHoSo", "MaTTHC", "ChuHoSo", "SoDienThoai", "NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo", "DonViXuLy", "GhiChu"]
ROW = ["H40.15.02-261116-0001", PROCEDURE, "Nguyễn Thị Bưởi", "0912345678", "16/11/2026 09:12:00", "19/11/2026", "4", "Phòng Văn hóa - Xã hội", "Được tiếp nhận"]
TCVN3_ROW = "H40.15.02-261116-0001;1.001193;NguyÔn ThÞ B\u00ad\u00ebi;0912345678;16/11/2026 09:12:00;19/11/2026;4;Phßng V¨n hãa - X· héi;§\u00ad\u00eec ti\u00d5p nh\u00cbn"
VNI_ROW = "H40.15.02-261116-0001;1.001193;Nguyeãn Thò Böôûi;0912345678;16/11/2026 09:12:00;19/11/2026;4;Phoøng Vaên hoùa - Xaõ hoäi;Ñöôïc tieáp nhaän"


def as_csv(rows: Sequence[Sequence[str]], encoding: str = "utf-8", separator: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return made.getvalue()


def as_json(rows: Sequence[Sequence[str]]) -> bytes:
    return json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]], ensure_ascii=False).encode()


def opened(content: bytes) -> Export:
    return open_export(io.BytesIO(content), len(content))


def states(content: bytes) -> list[tuple[str, int, str, str]]:
    found = [row for record in opened(content).rows for row in states_of(record, NOW)]
    return [(row.code, row.state, row.holder, row.note) for row in found]


EXPECTED = [("H40.15.02-261116-0001", TAKEN_IN, "", ""), ("H40.15.02-261116-0001", WORKING, "Phòng Văn hóa - Xã hội", "Được tiếp nhận")]


@pytest.mark.parametrize(
    "content",
    [
        as_csv([HEAD, ROW]),
        as_csv([HEAD, ROW], "utf-8-sig", ";"),
        as_csv([HEAD, ROW], "utf-16"),
        as_csv([HEAD, ROW], "utf-16-le", "\t"),
        as_csv([HEAD, ROW], "utf-16-be"),
        as_xlsx([HEAD, ROW]),
        as_json([HEAD, ROW]),
        b"\xef\xbb\xbf" + as_json([HEAD, ROW]),
        b'{"DanhSachHoSo": ' + as_json([HEAD, ROW]) + b', "TongSo": 1}',
        as_json([HEAD, ROW])[1:-1],
        as_csv([["BÁO CÁO HỒ SƠ"], ["Từ ngày 1/11/2026"], HEAD, ROW]),
        as_xlsx([["BÁO CÁO HỒ SƠ"], [""], HEAD, ROW]),
        (";".join(HEAD) + "\n" + TCVN3_ROW).encode("cp1252"),
        (";".join(HEAD) + "\n" + TCVN3_ROW).encode(),
        (";".join(HEAD) + "\n" + VNI_ROW).encode("cp1252"),
        as_xlsx([HEAD, VNI_ROW.split(";")]),
        as_json([HEAD, TCVN3_ROW.split(";")]),
    ],
    ids=["utf8", "bom", "utf16", "utf16le", "utf16be", "xlsx", "json", "json-bom", "json-in-object", "json-lines", "csv-titles", "xlsx-titles", "tcvn3", "tcvn3-in-utf8", "vni", "vni-in-xlsx", "tcvn3-in-json"],
)  # fmt: skip
def test_every_format_and_alphabet_says_the_same(content: bytes) -> None:
    assert states(content) == EXPECTED


def test_alphabets_may_change_from_line_to_line() -> None:
    head = (";".join(HEAD) + "\n").encode()
    lines = [";".join(ROW).encode(), TCVN3_ROW.encode("cp1252"), VNI_ROW.encode("cp1252"), TCVN3_ROW.encode()]
    assert states(head + b"\n".join(lines)) == EXPECTED * 4


def test_the_fields_of_a_step_are_read_too() -> None:
    head = ["MaHoSo", "NguoiXuLy", "ChucDanh", "ThoiDiemXuLy", "PhongBanXuLy", "NoiDungXuLy", "TrangThai", "NgayBatDau", "NgayKetThucTheoQuyDinh"]
    row = ["000.15.02.H40-261116-0001", "Vi Văn Sơn", "Chủ tịch", "20261118143000", "Lãnh đạo", "Đã ký", "Đã xử lý xong", "18/11/2026", "19/11/2026"]
    (record,) = opened(as_csv([head, row])).rows
    (told,) = states_of(record, NOW)
    assert (told.state, told.since, told.whole_day) == (READY, datetime(2026, 11, 18, 7, 30, tzinfo=UTC), False)
    assert (str(told.until), told.holder, told.note) == ("2026-11-19", "Lãnh đạo", "Đã ký")
    assert "Sơn" not in told.model_dump_json()


def test_no_name_but_a_given_one_and_no_telephone_goes_further() -> None:
    (record,) = opened(as_csv([HEAD, ROW])).rows
    told = " ".join(row.model_dump_json() for row in states_of(record, NOW))
    assert "Bưởi" in told
    assert "Nguyễn" not in told
    assert "0912345678" not in told


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"MaHoSo": ""}, "Thiếu mã hồ sơ."),
        ({"MaHoSo": "X" * 61}, "dài quá 60"),
        ({"TrangThaiHoSo": ""}, "Thiếu trạng thái."),
        ({"TrangThaiHoSo": "11"}, "Không có trạng thái “11”."),
        ({"TrangThaiHoSo": "đang ngủ"}, "Không có trạng thái “đang ngủ”."),
        ({"NgayTiepNhan": "32/13/2026"}, "Cột NgayTiepNhan: “32/13/2026” không phải ngày."),
        ({"NgayTiepNhan": "hôm qua"}, "không phải ngày"),
        ({"NgayTiepNhan": "25/12/2026"}, "Ngày 25/12/2026 còn ở phía trước."),
        ({"NgayTiepNhan": "01/01/1970"}, "quá xa trước đây"),
        ({"NgayTiepNhan": ""}, "Thiếu thời điểm"),
        ({"MaHoSo": "", "TrangThaiHoSo": "99"}, "Thiếu mã hồ sơ."),
    ],
)
def test_a_wrong_row_says_what_is_wrong(change: dict[str, str], why: str) -> None:
    with pytest.raises(Fault, match=why.replace("(", r"\(")):
        states_of(Record(2, {**dict(zip(HEAD, ROW, strict=True)), **change}), NOW)


def test_all_the_faults_of_a_row_are_said_at_once() -> None:
    with pytest.raises(Fault) as found:
        states_of(Record(2, {**dict(zip(HEAD, ROW, strict=True)), "MaHoSo": "", "TrangThaiHoSo": "99", "NgayTiepNhan": "x"}), NOW)
    assert all(why in str(found.value) for why in ("Thiếu mã", "“99”", "NgayTiepNhan"))


@pytest.mark.parametrize(
    ("said", "day", "hour"),
    [("16/11/2026", "2026-11-16", ""), ("2026-11-16T09:12:00+07:00", "2026-11-16", "09:12"), ("2026-11-16T02:12:00Z", "2026-11-16", "09:12"), ("20261116", "2026-11-16", ""),
     ("20261116091200", "2026-11-16", "09:12"), ("46342.3833333333", "2026-11-16", "09:11"), ("46342", "2026-11-16", ""), ("16-11-2026 9:12", "2026-11-16", "09:12")],
)  # fmt: skip
def test_moments_are_read_as_systems_write_them(said: str, day: str, hour: str) -> None:
    found = read_moment(said)
    assert found is not None
    there = found.at.astimezone(VIETNAM)
    assert f"{there:%Y-%m-%d}" == day
    assert (f"{there:%H:%M}" if not found.whole_day else "") == hour


@pytest.mark.parametrize("content", [b"", b"\0" * 99, b"PK\x03\x04nothing", b"ten,tuoi\nA,1\n", b"[1, 2, 3]", b"{", b"[{}]", as_xlsx([["a"], ["b"]]), workbook('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')])
def test_what_is_no_export_is_refused_with_words(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        opened(content)
    assert refused.value.problem.number == "422.233"


def test_a_quote_that_is_never_closed_spoils_its_own_line_only() -> None:
    good = ",".join(ROW)
    content = "\n".join([",".join(HEAD), good, good.replace("Được", '"Được'), *[good] * 40]).encode()
    records = list(opened(content).rows)
    assert sum(not record.fault for record in records) >= 41
    quoted = good.replace("Được tiếp nhận", '"Được\ntiếp nhận"')
    assert states("\n".join([",".join(HEAD), quoted]).encode()) == EXPECTED


def test_a_broken_object_spoils_itself_only_and_a_line_without_end_is_let_go_of() -> None:
    one = as_json([HEAD, ROW])[1:-1].decode()
    records = list(opened(f'[{one}, {{"MaHoSo": , }}, {one}, {one}]'.encode()).rows)
    assert [bool(record.fault) for record in records] == [False, True, False, False]
    long = ",".join(HEAD).encode() + b"\n" + b"x" * 3_000_000 + b"\n" + ",".join(ROW).encode()
    assert [bool(record.fault) for record in opened(long).rows] == [True, False]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=600))
def test_no_bytes_break_the_reading(noise: bytes) -> None:
    for content in (",".join(HEAD).encode() + b"\n" + noise, b"[" + json.dumps(dict(zip(HEAD, ROW, strict=True))).encode() + b"," + noise):
        for record in opened(content).rows:
            with suppress(Fault):
                assert all(isinstance(row, StateRow) for row in states_of(record, NOW))


# ── into the house


@pytest.fixture
def world(db: None) -> World:
    return settle()


def dossier(world: World, code: str) -> UUID:
    name = new_id()
    body = {"id": name, "slip_code": new_slip_code(), "procedure": PROCEDURE, "official_code": code}
    assert tell(world.hoa, "dossiers.hand_in", datetime(2026, 11, 16, 1, tzinfo=UTC), **body).state == "done"
    return name


def taken(world: World, content: bytes) -> ImportRun:
    run = new_id()
    take_export(world.hoa, opened(content), run=run, name="xuat.csv")
    with acting(world.hoa):
        return ImportRun.objects.get(id=run)


def returned(run: ImportRun) -> bytes:
    assert run.bad is not None
    return gzip.decompress(bytes(run.bad))


def test_good_rows_land_unknown_codes_wait_and_bad_rows_come_back_in_the_same_kind_of_file(world: World) -> None:
    name = dossier(world, ROW[0])
    done = [*ROW[:6], "10", *ROW[7:]]
    strange, bad = ["H40.99-261116-0077", *ROW[1:]], [*ROW[:6], "=11", *ROW[7:]]
    for content in (as_csv([HEAD, ROW, done, strange, bad]), as_xlsx([HEAD, ROW, done, strange, bad]), as_json([HEAD, ROW, done, strange, bad])):
        run = taken(world, content)
        assert run.faulty == 1
        back = opened(returned(run))
        (record,) = back.rows
        assert record.cells["Lý do"] == "Không có trạng thái “=11”."
        assert record.cells["ChuHoSo"] == "Nguyễn Thị Bưởi"
    with acting(world.hoa):
        assert Waiting.objects.filter(raw="H40.99-261116-0077").count() == 2
        assert [stage.state for stage in road(world.hoa, name).stages][-2:] == [WORKING, HANDED_OUT]


def test_the_same_file_again_changes_nothing(world: World) -> None:
    dossier(world, ROW[0])
    content = as_csv([HEAD, ROW, ["H40.99-261116-0077", *ROW[1:]]])
    first, again = taken(world, content), taken(world, content)
    assert (first.fresh, first.again, first.waiting) == (2, 0, 2)
    assert (again.fresh, again.again, again.waiting) == (0, 4, 0)


def test_a_file_that_breaks_off_gives_what_stands_before(world: World) -> None:
    dossier(world, ROW[0])
    page = sheet([HEAD[:8], *[[f"H40-261116-{at:04}", *ROW[1:8]] for at in range(900)]], extra='<row r="902"><c></row>')
    run = taken(world, workbook(page))
    assert (run.waiting, run.faulty) == (1800, 1)
    (record,) = opened(returned(run)).rows
    assert "hỏng từ chỗ này" in record.cells["Lý do"]


@pytest.mark.parametrize("make", [as_csv, as_xlsx, as_json])
def test_a_file_four_times_as_long_takes_no_more_room(make: Callable[[Sequence[Sequence[str]]], bytes]) -> None:
    peaks = []
    for many in (1_000, 4_000):
        content = make([HEAD, *[[f"H40.15.02-261116-{at:06}", *ROW[1:]] for at in range(many)]])
        tracemalloc.start()
        read = sum(len(states_of(record, NOW)) for record in opened(content).rows)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert read == 2 * many
    texts_that_cells_share = 800_000 if make is as_xlsx else 0
    assert peaks[1] < peaks[0] + 300_000 + texts_that_cells_share, peaks


@pytest.mark.django_db
def test_no_order_of_files_loses_or_doubles_a_state() -> None:
    """Every shuffle of the same tellings, cut into batches anyhow and told twice, gives the same road."""
    world, chance = settle(), random.Random(20261122)
    rows = [{"code": "{}", "state": state, "since": f"2026-11-{day:02}T{hour:02}:00:00+07:00", "whole_day": hour == 0, "holder": holder}
            for state, day, hour, holder in ((1, 9, 8, ""), (2, 9, 0, "Một cửa"), (4, 10, 9, "Tư pháp"), (5, 10, 0, ""), (2, 12, 10, ""), (4, 12, 0, "Công an xã"), (9, 13, 16, ""), (10, 16, 0, ""))]  # fmt: skip
    roads: list[list[Any]] = []
    with time_machine.travel(NOW):
        for number in range(12):
            code = f"H40-261116-{number:04}"
            told = [{**row, "code": code} for row in rows] * 2
            chance.shuffle(told)
            name = new_id()
            late = number % 3 == 0  # the code becomes known only when everything has come
            body = {"id": name, "slip_code": new_slip_code(), "procedure": PROCEDURE, "official_code": "" if late else code}
            must(world.hoa, "dossiers.hand_in", **body)
            while told:
                some = chance.randint(1, 5)
                batch, told = told[:some], told[some:]
                must(world.hoa, "dossiers.take_states", run_id=new_id(), source="import", place=COMMUNE, rows=batch)
            if late:
                must(world.hoa, "dossiers.attach_code", id=new_id(), dossier_id=name, code=code)
            with acting(world.hoa):
                assert Entry.objects.filter(dossier=name, source="import").count() == len(rows)
                roads.append([(stage.state, stage.since, stage.holder) for stage in road(world.hoa, name).stages])
    without_desk = [[stage for stage in one if stage[1].date() <= NOW.date().replace(day=16)] for one in roads]
    assert all(one == without_desk[0] for one in without_desk)
    assert [stage[0] for stage in without_desk[0]] == [1, 2, 4, 5, 2, 4, 9, 10]
