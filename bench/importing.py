"""A province's export taken to its end at the desk's own page: alphabets mixed line by line, wrong rows, codes that nobody has.

It goes the whole way: a browser posts the file, the served house reads it, the letters go over the bus, the wrong rows
are fetched. Half of the dossiers are here, some with a family's list behind them; the other half is nobody's.
"""

import csv
import io
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import psutil
from carrying import Caller
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client
from place import SCOPE, Place, carry_out, letter
from report import Report

from nhipcau.dossiers.models import Dossier, Entry, ImportRun, OfficialCode, Preparation, Waiting
from nhipcau.dossiers.tests import made
from nhipcau.guides.models import Procedure
from nhipcau.kernel.actor import SYSTEM, Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.models import Member

ROWS = 200_000
SECONDS, MEGABYTES = 120, 300
WRITERS: dict[str, Callable[[Path, int], None]] = {
    "CSV: UTF-8, TCVN3, VNI, TCVN3 in UTF-8, line by line": made.write_csv,
    "the same again as UTF-16": made.write_utf16,
    "the same again as XLSX": made.write_xlsx,
    "the same again as JSON": made.write_json,
}


def imports(report: Report, place: Place, many: int = ROWS) -> None:
    """Send the same rows in every format, one file after the other, and look whether they add up."""
    report.heading(f"An export of {many:,} rows, taken at the desk's page to its end")
    known = _settle(place, many)
    desk, server, wrong = _Desk(place), place.meter.roots[0], sum(map(made.is_wrong, range(many)))
    strange = set(range(-(-many // made.STEPS))) - known
    landing = [(made.states_landing(many, known), made.states_landing(many, strange)), *[(0, 0)] * 3]
    report.note(f"{len(known):,} of {len(known) + len(strange):,} dossiers are here; {wrong:,} rows are wrong; two workers serve, one of them reads.")
    with tempfile.TemporaryDirectory() as folder:
        for (name, write), (fresh, waiting) in zip(WRITERS.items(), landing, strict=True):
            path = Path(folder, "xuat")
            write(path, many)
            used, began = place.meter.read(), time.monotonic()
            run, peak = _watched(server, lambda path=path: desk.sends(path))  # type: ignore[misc]
            report.figure(name, time.monotonic() - began, "s", target=SECONDS)
            report.figure("  server and database", place.meter.read() - used, "CPU-s")
            report.figure("  the process that reads, at most", peak, "MB", target=MEGABYTES)
            _adds_up(run, (fresh, waiting, wrong))
            desk.fetches(run, wrong)
    with acting(system(COUNTRY)):
        landed = (Entry.objects.filter(source="import").count(), Waiting.objects.count())
    if landed != landing[0]:
        raise SystemExit(f"bench: {landed} states stand where {landing[0]} were told")
    report.line("states lost or doubled", "0", "0", f"{landed[0]:,} landed, {landed[1]:,} wait under codes that are nobody's")


def _adds_up(run: ImportRun, expected: tuple[int, int, int]) -> None:
    found = (run.fresh, run.waiting, run.faulty)
    if found != expected:
        raise SystemExit(f"bench: {found} where {expected} was sent")


def _settle(place: Place, many: int) -> set[int]:
    """Have every other dossier here, as the desk would after a year; the first of them with a family's list."""
    known = set(range(0, -(-many // made.STEPS), 2))
    about: dict[str, Any] = {"place": SCOPE, "procedure": "1.001193", "channel": "direct", "opened_by": UUID(int=1), "opened_at": now()}
    with acting(system(COUNTRY)):
        listed = _lists(place)
        slips = [(one.slip_code, one.id) for one in listed][: len(known)] + [(new_slip_code(), None) for _ in range(len(known) - len(listed))]
        dossiers = [Dossier(id=new_id(), slip_code=slip, preparation=list_id, **about) for slip, list_id in slips]
        Dossier.objects.bulk_create(dossiers, batch_size=5_000)
        codes = [
            OfficialCode(id=new_id(), place=SCOPE, slip_code=one.slip_code, dossier=one, raw=made.code_of(number), attached_at=now())
            for one, number in zip(dossiers, sorted(known), strict=True)
        ]
        OfficialCode.objects.bulk_create(codes, batch_size=5_000)
    return known


def _lists(place: Place) -> list[Preparation]:
    """Return a family's list for every home."""
    procedure = Procedure.objects.get(code="1.001193")
    about: dict[str, Any] = {"place": place.path, "procedure": procedure, "guide_version": "0" * 16, "answers": {}, "papers": []}
    more: dict[str, Any] = {"given_name": "Tư", "prepared_by": UUID(int=1), "prepared_at": now()}
    lists = [
        Preparation(id=new_id(), slip_code=new_slip_code(), household_id=home.household, resident_id=home.resident, **about, **more)
        for home in place.homes
    ]
    return Preparation.objects.bulk_create(lists)


def _watched(server: psutil.Process, work: Callable[[], ImportRun]) -> tuple[ImportRun, float]:
    """Do the work, and return with it the most megabytes that one process of the server held meanwhile."""
    over, most = threading.Event(), [0.0]

    def look() -> None:
        while not over.wait(0.25):
            most[0] = max(most[0], *(one.memory_info().rss / 1e6 for one in server.children(recursive=True)))

    watch = threading.Thread(target=look)
    watch.start()
    try:
        return work(), most[0]
    finally:
        over.set()
        watch.join()


class _Desk:
    """An officer's browser that posts files."""

    def __init__(self, place: Place) -> None:
        house, member = Actor(UUID(int=1), SYSTEM, SCOPE, "bench"), new_id()
        about = {"full_name": "Lữ Thị Hoa", "given_name": "Hoa", "role": "desk", "affiliation": "official"}
        carry_out(house, [letter("people.enrol_member", id=member, scope=SCOPE, **about)])
        user = User.objects.create(username="hoa-nhap")
        Member.objects.filter(id=member).update(user=user)
        browser = Client()
        browser.force_login(user)
        self.caller = Caller(place)
        self.caller.http.timeout = 1_800
        self.token = "a" * 32
        self.caller.cookie = f"sessionid={browser.cookies['sessionid'].value}; csrftoken={self.token}"
        connections.close_all()

    def sends(self, path: Path) -> ImportRun:
        """Post a file as a browser does, and return what came of it."""
        mark = "nhipcau-bench"
        head = f'--{mark}\r\nContent-Disposition: form-data; name="tep"; filename="xuat"\r\n\r\n'.encode()
        body = head + path.read_bytes() + f"\r\n--{mark}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={mark}", "X-CSRFToken": self.token, "Cookie": self.caller.cookie}
        http = self.caller.http
        http.close()  # nobody keeps a line open while a file is made
        http.request("POST", "/xa/nhap-ho-so", body, {**kind, "Content-Length": str(len(body))})
        answer = http.getresponse()
        said = answer.read()
        if answer.status != 302:  # noqa: PLR2004 (it was taken)
            raise SystemExit(f"bench: the export was answered {answer.status}: {said[:300]!r}")
        with acting(system(COUNTRY)):
            return ImportRun.objects.defer("bad").get(id=(answer.getheader("Location") or "").partition("lan=")[2])

    def fetches(self, run: ImportRun, wrong: int) -> None:
        """Fetch what came back; of a CSV every row is counted."""
        content = self.caller.ask("GET", f"/xa/nhap-ho-so/{run.id}/loi")
        if run.bad_name.endswith(".csv") and self.caller.coding == "plain":
            back = len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) - 1
            if back != wrong:
                raise SystemExit(f"bench: {back} rows came back of {wrong}")
