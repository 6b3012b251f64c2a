"""Workbooks that are bombs: refused soon, and in little memory."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from django.conf import settings

from nhipcau.guides.editing.opening import sheets_of
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.workbooks import Broken, Room, TooFar, TooLarge, check_workbook
from nhipcau.places.tables import read_table
from nhipcau.places.tests.workbooks import sheet, workbook

ROOM = Room(inflated=8 * 1024 * 1024, row=5000, column=60)
SOON, LITTLE = 2, 100  # seconds of work, MB
MEASURED = """
import io, json, resource, sys, time
import django
from django.conf import settings
settings.configure(LANGUAGE_CODE="vi")
from nhipcau.guides.editing.opening import sheets_of
from nhipcau.insight.official.reading import rows_in
from nhipcau.places.tables import read_table
from nhipcau.kernel.problems import Refusal
content = sys.stdin.buffer.read()
told = []
for read in (lambda: sheets_of(content, {"Bản"}, 1000), lambda: read_table(content), lambda: rows_in(content)):
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        read()
        number = ""
    except Refusal as refusal:
        number = refusal.problem.number
    told.append([number, time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024])
print(json.dumps(told))
"""


def bomb(megabytes: int, name: str = "xl/worksheets/sheet2.xml", fill: bytes = b" ") -> bytes:
    """Return a workbook that unpacks to so many times more than it is."""
    packed = io.BytesIO(workbook(sheet([["a"]])))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive, archive.open(name, "w", force_zip64=True) as entry:
        piece = (fill * (1 << 20))[: 1 << 20]
        for _ in range(megabytes):
            entry.write(piece)
    return packed.getvalue()


def measured(content: bytes) -> list[list[float | str]]:
    """Read the file as an editor's, a list of villages and official figures, in a process of its own: what was said, seconds, MB."""
    run = subprocess.run([sys.executable, "-c", MEASURED], input=content, capture_output=True, check=True)
    return list(json.loads(run.stdout))


def pointed_at(letters: int, cells: int, point: str = "0") -> bytes:
    """Return a workbook of one long text, kept once, and so many cells that show it."""
    cell = f'<c t="s"><v>{point}</v></c>'
    packed = io.BytesIO(workbook(sheet([], "".join(f'<row r="{row}">{cell * 10}</row>' for row in range(1, cells // 10 + 1)))))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{'a' * letters}</t></si></sst>")
    return packed.getvalue()


BOMBS = {
    "one long text shown by ten thousand cells": lambda: pointed_at(1_000_000, 10_000),
    "a sheet a thousand times its size": lambda: bomb(1000),
    "shared words without end": lambda: bomb(300, "xl/sharedStrings.xml", b"<si><t/></si>"),
    "cells without end": lambda: bomb(100, "xl/worksheets/sheet3.xml", b"<c/>"),
}


@pytest.mark.parametrize("make", BOMBS.values(), ids=list(BOMBS))
def test_a_bomb_is_refused_soon_and_in_little_memory(make) -> None:
    content = make()
    assert len(content) < 2 * 1024 * 1024, "what the door lets in"
    for (number, seconds, megabytes), wanted in zip(measured(content), ("422.131", "413.20", "422.561"), strict=True):
        assert number == wanted
        assert float(seconds) <= SOON
        assert float(megabytes) <= LITTLE


def test_more_parts_than_any_workbook_has_are_refused() -> None:
    packed = io.BytesIO(workbook(sheet([["a"]])))
    with zipfile.ZipFile(packed, "a") as archive:
        for at in range(300):
            archive.writestr(f"xl/worksheets/sheet{at + 2}.xml", "")
    with pytest.raises(TooLarge):
        check_workbook(packed.getvalue(), ROOM)


@pytest.mark.parametrize("at", ["A5001", "XFD1", "BK2", "A9999999"])
def test_a_cell_far_away_is_refused_before_the_empty_hall_is_built(at: str) -> None:
    with pytest.raises(TooFar):
        check_workbook(workbook(sheet([["a"]], f'<row r="2"><c r="{at}"><v>1</v></c></row>')), ROOM)


@pytest.mark.parametrize(("point", "told"), [("0", TooLarge), ("+0", TooLarge), ("0_0", TooLarge), ("&#48;", Broken)])
def test_a_long_text_is_counted_however_its_number_is_written(point: str, told: type[Exception]) -> None:
    check_workbook(pointed_at(10_000, 10, point), ROOM)
    with pytest.raises(told):
        check_workbook(pointed_at(10_000, 10, point), replace(ROOM, words=50_000))


def test_a_text_shown_as_often_as_there_is_room_for_is_let_in() -> None:
    check_workbook(pointed_at(1000, 10), replace(ROOM, words=11_000))


@pytest.mark.parametrize("entity", ['<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'])
def test_xml_that_declares_something_of_its_own_is_refused(entity: str) -> None:
    page = sheet([["a"]]).replace("<worksheet", f"{entity}<worksheet", 1)
    with pytest.raises(Broken):
        check_workbook(workbook(page), ROOM)
    for read in (lambda: sheets_of(workbook(page), {"Bản"}, 1000), lambda: read_table(workbook(page))):
        with pytest.raises(Refusal):
            read()


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + bytes(100), b"<html>", workbook(sheet([["a"]]))[:-40]])
def test_what_is_no_workbook_is_refused_and_nothing_else_happens(content: bytes) -> None:
    with pytest.raises(Broken):
        check_workbook(content, ROOM)


def test_a_formula_is_the_value_it_last_had_and_is_never_worked_out() -> None:
    page = sheet([], '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("https://ke-la.example")</f><v>cũ</v></c></row>')
    assert sheets_of(workbook(page), {"Bản"}, 1000)["Bản"] == [["cũ"]]


MEASURED_XML = """
import json, resource, sys, time
import django
from django.conf import settings
from pathlib import Path
settings.configure(LANGUAGE_CODE="vi", CONTENT_DIR=Path(sys.argv[1]), VOICE="", ENCODER="", INSTALLED_APPS=[])
from nhipcau.bulletin.cap.reading import read
from nhipcau.kernel.problems import Refusal
content = sys.stdin.buffer.read()
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
try:
    read(content)
    number = ""
except Refusal as refusal:
    number = refusal.problem.number
print(json.dumps([number, time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024]))
"""
LAUGHS = "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True))
ALERT = '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">'
ALERTS = {
    "a billion laughs": (f'<!DOCTYPE alert [<!ENTITY a "ha">{LAUGHS}]>{ALERT}&i;</alert>', "422.388"),
    "one long entity many times": (f'<!DOCTYPE alert [<!ENTITY a "{"a" * 100_000}">]>{ALERT}{"&a;" * 100_000}</alert>', "422.388"),
    "an entity from the network": (f'<!DOCTYPE alert SYSTEM "http://127.0.0.1:9/x.dtd">{ALERT}</alert>', "422.388"),
    "a hole without a floor": (ALERT + "<info>" * 150_000, "422.387"),
    "names without end": (ALERT + "".join(f'<x xmlns:n{at}="u{at}"/>' for at in range(30_000)) + "</alert>", "422.390"),
    "a name as long as a book": (ALERT + f"<{'x' * 900_000}/></alert>", "422.387"),
    "pieces without end": (ALERT + "<code/>" * 140_000 + "</alert>", "422.390"),
}  # fmt: skip


@pytest.mark.parametrize("name", ALERTS)
def test_an_alert_that_is_a_bomb_is_refused_soon_and_in_little_memory(name) -> None:
    text, wanted = ALERTS[name]
    content = text.encode()
    assert len(content) <= 1024 * 1024, "what the door lets in"
    run = subprocess.run([sys.executable, "-c", MEASURED_XML, str(settings.CONTENT_DIR)], input=content, capture_output=True, check=True)
    number, seconds, megabytes = json.loads(run.stdout)
    assert number == wanted
    assert seconds <= SOON
    assert megabytes <= LITTLE
