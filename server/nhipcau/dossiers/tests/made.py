"""Exports of any length, made up: five steps of each dossier, alphabets that change from line to line, wrong rows of every kind."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from nhipcau.dossiers.exports.legacy import TCVN3, VNI

HEAD: Final = ("MaHoSo", "MaTTHC", "ChuHoSo", "SoDienThoai", "NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo", "ThoiDiemXuLy", "DonViXuLy", "GhiChu")
STEPS: Final = 5  # rows of one dossier
WRONG_EVERY: Final = 50
_STATES: Final = ("2", "4", "5", "4", "Đã xử lý xong")
OWNERS: Final = ("Nguyễn Thị Bưởi", "Lô Văn Tư", "Và Bá Páo", "Lữ Thị Hoài", "Trần Quốc Đạt", "Kha Thị Mỵ", "Phạm Ngọc Ánh")
HOLDERS: Final = ("Phòng Văn hóa - Xã hội", "Bộ phận một cửa", "Công an xã", "Phòng Kinh tế", "Lãnh đạo xã")
NOTES: Final = ("Đã chuyển lãnh đạo ký", "Thiếu giấy chứng sinh bản chính", "Đủ giấy tờ hợp lệ", "Chờ xác nhận của tổ dân phố", "")
_TO_TCVN3: Final = str.maketrans({letter: chr(place) for place, letter in TCVN3.items()})
_TO_VNI: Final = {stands: name for name, stands in reversed(VNI.items())}


def code_of(dossier: int) -> str:
    """Return the code under which the other system keeps a dossier."""
    return f"H40.15.02-26{dossier % 12 + 1:02}{dossier % 28 + 1:02}-{dossier:06}"


def rows(many: int) -> Iterator[list[str]]:
    """Yield so many rows in the order in which such systems write them; one of fifty is wrong."""
    for at in range(many):
        dossier, step = divmod(at, STEPS)
        first = date(2026, 1, 5) + timedelta(days=dossier % 280)
        taken, step_day, due = (f"{first + timedelta(days=more):%d/%m/%Y}" for more in (0, step, 14))
        row = [code_of(dossier), "1.001193", OWNERS[at % 7], "0912345678", f"{taken} 08:{dossier % 60:02}:00", due, _STATES[step],
               f"{step_day} {9 + step:02}:30:00", HOLDERS[at % 5], NOTES[at % 5]]  # fmt: skip
        yield _spoilt(row, at) if is_wrong(at) else row


def is_wrong(at: int) -> bool:
    """Say whether a row is one of the wrong ones."""
    return at % WRONG_EVERY == 7


def _spoilt(row: list[str], at: int) -> list[str]:
    place, wrong = ((0, ""), (6, "99"), (4, "31/02/2026"), (7, "01/01/2099"), (6, ""))[at // WRONG_EVERY % 5]
    return [*row[:place], wrong, *row[place + 1 :]]


def states_landing(many: int, dossiers: set[int]) -> int:
    """Return how many different things the right rows tell of these dossiers: each step once, and when it was taken in."""
    last = -(-many // STEPS)
    told = 0
    for dossier in dossiers & set(range(last)):
        steps = [step for step in range(STEPS) if dossier * STEPS + step < many and not is_wrong(dossier * STEPS + step)]
        told += len(steps) + any(step > 0 for step in steps)
    return told


def as_tcvn3(text: str) -> str:
    """Return a text as TCVN3's fonts have it, in the letters of Windows-1252; its capitals have no tones."""
    small = "".join(one if one in "ĂÂÊÔƠƯĐ" or one.isascii() else one.lower() for one in text)
    return small.translate(_TO_TCVN3)


def as_vni(text: str) -> str:
    """Return a text as VNI's fonts have it, in the letters of Windows-1252."""
    return "".join(_TO_VNI.get(one, one) for one in text)


def write_csv(path: Path, many: int) -> None:
    """Write a CSV whose alphabet changes from line to line: UTF-8, TCVN3, VNI, TCVN3 kept in UTF-8."""
    with path.open("wb") as file:
        file.write((";".join(HEAD) + "\n").encode())
        for at, row in enumerate(rows(many)):
            line = ";".join(row) + "\n"
            spelled = (line.encode(), as_tcvn3(line).encode("latin-1"), as_vni(line).encode("cp1252"), as_tcvn3(line).encode())
            file.write(spelled[at % 4])


def write_utf16(path: Path, many: int) -> None:
    """Write the same as one UTF-16, as spreadsheets save “Unicode text”."""
    with path.open("w", encoding="utf-16", newline="") as file:
        file.write("\t".join(HEAD) + "\r\n")
        for row in rows(many):
            file.write("\t".join(row) + "\r\n")


def write_json(path: Path, many: int) -> None:
    """Write the same as a list of objects."""
    with path.open("w", encoding="utf-8") as file:
        for at, row in enumerate(rows(many)):
            file.write(("[" if at == 0 else ",\n") + json.dumps(dict(zip(HEAD, row, strict=True)), ensure_ascii=False))
        file.write("]")


def write_xlsx(path: Path, many: int) -> None:
    """Write the same as a workbook."""
    with xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        for at, row in enumerate(rows(many), start=1):
            sheet.write_row(at, 0, row)
