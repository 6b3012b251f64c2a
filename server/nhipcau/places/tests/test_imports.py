"""A commune's list of villages, as people really send it."""

import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from nhipcau.kernel.actor import system
from nhipcau.kernel.content import content_dir
from nhipcau.kernel.models import Entry
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.places.imports import import_villages, read_villages
from nhipcau.places.models import Commune, Province, Village
from nhipcau.places.tables import MOST_INFLATED, Row, read_table
from nhipcau.places.tests.workbooks import sheet, workbook

SAMPLE = content_dir() / "samples" / "ban-tam-quang.csv"
HEAD = ["Tên", "Loại", "Tên cũ", "Sóng", "Mã xã"]
LINES = [HEAD, ["Tùng Hương", "Bản", "", "không", 16933], ["Bãi Sở", "Bản", "", "tốt", 16933]]


def text(separator: str = ",") -> str:
    return "\r\n".join(separator.join(str(cell) for cell in line) for line in LINES)


def names(content: bytes) -> list[tuple[str, str, str]]:
    reading = read_villages(read_table(content), "16933")
    assert not reading.faults
    return [(told.kind, told.name, told.signal) for told in reading.villages]


def refused(content: bytes) -> str:
    with pytest.raises(Refusal) as refusal:
        read_villages(read_table(content), "16933")
    return refusal.value.problem.number


EXPECTED = [("Bản", "Tùng Hương", "none"), ("Bản", "Bãi Sở", "good")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_whatever_the_spreadsheet_made_of_it(separator, encoding):
    assert names(text(separator).encode(encoding)) == EXPECTED


def test_an_xlsx_is_read_and_a_code_typed_as_a_number_keeps_its_digits():
    assert names(workbook(sheet(LINES))) == EXPECTED


def test_marks_written_in_two_characters_become_one():
    content = unicodedata.normalize("NFD", "Tên,Loại\nBãi Sở,bản\n").encode()
    assert names(content) == [("Bản", "Bãi Sở", "good")]


def test_the_kind_may_stand_before_the_name_and_is_not_said_twice():
    assert names("Tên\nBản Tân Hương\nTổ dân phố 5\n".encode()) == [
        ("Bản", "Tân Hương", "good"),
        ("Tổ dân phố", "5", "good"),
    ]
    assert names("Tên;Loại\nBản Tân Hương;bản\n".encode()) == [("Bản", "Tân Hương", "good")]


def test_every_fault_of_every_line_is_told_at_once_with_its_line_and_column():
    table = [Row(1, HEAD), Row(2, ["", "Bản", "", "tốt", ""]), Row(4, ["Bãi Xa", "Châu", "", "ba vạch", "17032"])]
    told = [str(fault) for fault in read_villages(table, "16933").faults]
    assert [line.split(":")[0] for line in told] == [
        "Dòng 2, cột “Tên”", "Dòng 4, cột “Loại”", "Dòng 4, cột “Sóng”", "Dòng 4, cột “Mã xã”",
    ]  # fmt: skip
    assert "không phải xã 16933" in told[3]


def test_a_village_twice_in_the_file_or_already_in_the_list_is_a_fault():
    table = [Row(1, HEAD), Row(2, ["Bãi Xa", "Bản"]), Row(3, ["bãi xa", "bản"]), Row(4, ["Bãi Sở", "Bản"])]
    faults = read_villages(table, "16933", [("Bản", "Bãi Sở")]).faults
    assert [(fault.row, fault.what) for fault in faults] == [
        (3, "Bản bãi xa đã có ở dòng 2."), (4, "Bản Bãi Sở đã có trong danh sách của xã."),
    ]  # fmt: skip


def test_names_that_differ_by_a_mark_are_two_villages():
    assert len(names("Tên,Loại\nTân Hương,Bản\nTân Hưởng,Bản\n".encode())) == 2


@pytest.mark.parametrize(
    ("content", "number"),
    [
        (b"", "422.24"),
        ("Tên,Loại\n\n,,\n".encode(), "422.24"),
        ("Loại,Sóng\nBản,tốt\n".encode(), "422.22"),
        ("Tên,Loại\nBãi Sở,Bản\n".encode("utf-16-le"), "422.20"),
        ("Tên,Loại\nBãi Sở,Bản\n".encode("cp1258", "ignore"), "422.21"),
        (b"%PDF-1.7\n\x00\x00", "422.20"),
        (b"PK\x03\x04 not a workbook", "422.20"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "422.20"),
        (b"a" * (5 * 1024 * 1024 + 1), "413.20"),
        (b"Ten\n" + b"Bai So\n" * 2500, "422.25"),
        (b'Ten,Loai\n"' + b"x" * 200_000, "422.20"),
    ],
)
def test_what_is_no_table_is_refused_by_number(content, number):
    assert refused(content) == number


def test_a_zip_bomb_is_refused_before_it_unpacks():
    assert refused(workbook(b" " * (MOST_INFLATED + 1))) == "413.20"


@pytest.mark.parametrize(
    "far", ['<row r="1048576"><c r="XFD1048576"/></row>', "<row r='9'><c r = 'XFD9'><v>1</v></c></row>"]
)
def test_a_sheet_with_one_cell_at_its_far_end_is_refused_before_it_is_laid_out(far):
    assert refused(workbook(sheet(LINES, far))) == "422.25"


def test_a_sheet_that_hides_its_positions_is_refused():
    assert refused(workbook(sheet(LINES, '<row r="3"><c r="&#88;FD9"/></row>'))) == "422.20"


@pytest.fixture
def commune(db) -> str:
    province = Province.objects.create(code="40", name="Nghệ An", kind="Tỉnh", valid_from="2025-07-01")
    Commune.objects.create(
        code="16933", province=province, name="Tam Quang", kind="Xã", folded="tam quang", valid_from="2025-07-01"
    )
    return "16933"


def test_the_sample_enters_the_list_through_the_ledger(commune):
    done = import_villages(SAMPLE, commune, since=date(2025, 7, 1))
    assert (done.added, done.skipped) == (8, [])
    assert Village.objects.get(name="Đình Tiến").old_name == "Đình Hương"
    with acting(system("vn.40.16933.")):
        assert Entry.objects.filter(verb="places.add_village", commune="16933", verdict="done").count() == 8


def test_one_wrong_line_keeps_every_line_out_unless_told_to_skip(commune, tmp_path):
    file = tmp_path / "ban.csv"
    file.write_text("Tên,Loại\nBãi Sở,Bản\nTam Bông,Châu\n")
    with pytest.raises(Refusal) as refusal:
        import_villages(file, commune, since=date(2025, 7, 1))
    assert refusal.value.problem.number == "422.23"
    assert not Village.objects.exists()
    done = import_villages(file, commune, since=date(2025, 7, 1), skip_bad=True)
    assert (done.added, len(done.skipped)) == (1, 1)


def test_a_file_of_a_gigabyte_is_refused_by_its_size_alone(commune, tmp_path):
    file = tmp_path / "to.csv"
    file.touch()
    os.truncate(file, 1 << 30)
    with pytest.raises(CommandError, match=r"\[413\.20\]"):
        call_command("import", "villages", str(file), "--commune", commune)


def test_an_unknown_commune_and_a_missing_file_are_told_by_number(commune):
    with pytest.raises(CommandError, match=r"\[404\.20\]"):
        call_command("import", "villages", str(SAMPLE), "--commune", "99999")
    with pytest.raises(CommandError, match=r"\[404\.22\]"):
        call_command("import", "villages", str(Path("khong-co.csv")), "--commune", commune)
