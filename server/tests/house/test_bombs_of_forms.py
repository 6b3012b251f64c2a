"""Forms and submissions that are bombs: refused soon, and in little memory, before anything of them is kept."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from nhipcau.surveys.sample import Sheets, workbook

SOON, LITTLE = 2, 100  # seconds of work, MB
MEASURED = """
import json, os, resource, sys, time
import django
django.setup()
from pathlib import Path
from nhipcau.kernel.problems import Refusal
from nhipcau.surveys.openrosa.submissions import read
from nhipcau.surveys.rules import looked_through
from nhipcau.surveys.sample import SAMPLE, workbook
from nhipcau.surveys.workbook import xform_of
WORK = {"form": lambda content: looked_through(xform_of(content)), "submission": read}
WORK["form"](workbook(SAMPLE))  # what the libraries themselves take is there before
for path in sys.argv[1:]:
    content = Path(path).read_bytes()
    if os.fork():  # each in a process of its own, that begins with all loaded
        os.wait()
        continue
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        WORK[path.rpartition(".")[2]](content)
        number = ""
    except Refusal as refusal:
        number = refusal.problem.number
    told = [number, time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024]
    print(json.dumps(told), flush=True)
    os._exit(0)
"""
SETTINGS = (("form_title", "form_id"), ("Thử", "thu"))
HEAD = ("type", "name", "label")


def form(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD, **more: tuple[tuple[str, ...], ...]) -> bytes:
    sheets: Sheets = {"survey": (head, *rows), **more, "settings": SETTINGS}
    return workbook(sheets)


def swollen(name: str, piece: bytes, many: int) -> bytes:
    """A form with one part that unpacks to far more than it is."""
    packed = BytesIO(form(("text", "c", "x")))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive, archive.open(name, "w", force_zip64=True) as entry:
        for _ in range(many):
            entry.write(piece * (1 << 16))
    return packed.getvalue()


def declared(entity: str) -> bytes:
    """A form whose first sheet declares something of its own."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(form(("text", "c", "x")))) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            told = old.read(entry)
            new.writestr(entry.filename, told.replace(b"<worksheet", f"{entity}<worksheet".encode(), 1) if entry.filename.endswith("sheet1.xml") else told)
    return packed.getvalue()


FORMS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a sheet a thousand times its size": (lambda: swollen("xl/worksheets/sheet9.xml", b" ", 1000), "413.492"),
    "cells without end": (lambda: swollen("xl/worksheets/sheet9.xml", b"<c/>", 40), "413.492"),
    "one long text pointed at by every cell": (
        lambda: form(*(("text", f"c{at}", *["x " * 16_000] * 30) for at in range(700)), head=("type", "name", *(f"label::L{at} (l{at})" for at in range(30)))),
        "413.492",
    ),
    "names of others without end": (
        lambda: form(("text", "c0", "x", ""), *(("text", f"c{at}", "x", "${c0} = 1 or " * 2000 + "1") for at in range(1, 100)), head=(*HEAD, "relevant")),
        "413.492",
    ),
    "questions without end": (lambda: form(*(("text", f"c{at}", "x") for at in range(2900))), "422.490"),
    "choices without end": (
        lambda: form(("select_one a", "c", "x"), choices=(("list_name", "name", "label"), *(("a", f"n{at}", "x") for at in range(2900)))), "422.490",
    ),
    "groups in groups": (
        lambda: form(*(("begin_group", f"g{at}", "x") for at in range(1400)), ("text", "c", "x"), *[("end_group", "", "")] * 1400), "422.491",
    ),
    "brackets in brackets": (lambda: form(("text", "c0", "x", "(" * 15_000 + "1" + ")" * 15_000), head=(*HEAD, "relevant")), "422.490"),
    "an entity of its own": (lambda: declared('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'), "422.493"),
    "a file of ours": (lambda: declared('<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'), "422.493"),
}  # fmt: skip
MOST = 4 * 1024 * 1024  # bytes that the door of submissions lets in
SUBMISSIONS = {
    "a billion laughs": (b"<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]><a id='x'>&c;</a>", "422.493"),
    "an entity from the network": (b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'><a id='x'/>", "422.493"),
    "a hole without a floor": (b"<a>" * (MOST // 3), "400.504"),
    "no very deep hole": (b"<a id='x'>" + b"<a>" * 20_000 + b"</a>" * 20_000 + b"</a>", "400.504"),
    "pieces without end": (b"<a id='x'>" + b"<b/>" * (MOST // 4 - 4) + b"</a>", "400.504"),
    "marks without end": (b"<a id='x' " + b" ".join(b"a%d='1'" % at for at in range(350_000)) + b"/>", "400.504"),
    "a name as long as a book": (b"<a><" + b"x" * (MOST - 19) + b"/></a>", "400.504"),
}
BYTES = {name: content for name, (content, _) in SUBMISSIONS.items()}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, float, float]]:
    """What was said of each, in how many seconds, with how many MB; none is larger than its door lets in."""
    folder = tmp_path_factory.mktemp("bombs")
    paths = []
    for kind, most, all_of in (("form", 2 * 1024 * 1024, {name: make() for name, (make, _) in FORMS.items()}), ("submission", MOST, BYTES)):
        for at, content in enumerate(all_of.values()):
            size = len(content)
            assert size <= most, at
            paths.append(folder / f"{at}.{kind}")
            paths[-1].write_bytes(content)
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "nhipcau.settings.base"}
    run = subprocess.run([sys.executable, "-c", MEASURED, *map(str, paths)], capture_output=True, check=True, env=env, text=True)
    return dict(zip((*FORMS, *SUBMISSIONS), map(json.loads, run.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("name", [*FORMS, *SUBMISSIONS])
def test_a_form_or_submission_that_is_a_bomb_is_refused_soon_and_in_little_memory(name: str, told: dict[str, tuple[str, float, float]]) -> None:
    number, seconds, megabytes = told[name]
    assert number == {**FORMS, **SUBMISSIONS}[name][1]
    assert seconds <= SOON
    assert megabytes <= LITTLE
