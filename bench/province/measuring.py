"""What each page and report costs on the province, what counting it all again takes, and the same by others."""

import os
import subprocess
import sys
import time
from datetime import date, timedelta
from http.client import HTTPConnection
from statistics import median, quantiles
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from place import Place, carry_out, letter
from report import Report

from nhipcau.insight import queries
from nhipcau.insight.reports.account import Kind
from nhipcau.insight.reports.bodies import MakeReport
from nhipcau.insight.rules import Period, month_at, quarter_at
from nhipcau.kernel import bus, rounds
from nhipcau.kernel.actor import SYSTEM, Actor, system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.people.models import Member
from province import peers

ROUNDS = 30
MOST = 200  # milliseconds, for 95 of 100 pages
COUNTED = {
    "places_village WHERE place LIKE 'vn.40.%'": "villages", "people_household": "homes", "people_resident": "residents", "people_member": "members",
    "support_assist": "helpings", "dossiers_dossier": "dossiers", "kernel_entry": "entries of the ledger",
}  # fmt: skip
ASKED = ("support.assists", "share.alone", "share.complete", "share.safety_missed", "support.difficulties")
QUESTION = "/so-lieu/cau-hoi?duoi=1&" + "&".join(f"cs={one}" for one in ASKED)
PAGES = {  # who opens it, and where; {commune} and {village} go round
    "the province": ("province_analyst", "vn.40.", ["/tinh", "/so-lieu/noi/40", "/so-lieu/noi/40?ky={before}"]),
    "a commune, for the analyst": ("province_analyst", "vn.40.", ["/so-lieu/noi/{commune}", "/so-lieu/noi/{commune}?ky={before}"]),
    "a village": ("province_analyst", "vn.40.", ["/so-lieu/noi/{village}"]),
    "two places side by side": ("province_analyst", "vn.40.", ["/so-lieu/so-sanh?a={commune}&b={other}"]),
    "the map": ("province_analyst", "vn.40.", ["/so-lieu/ban-do"]),
    "early warnings": ("province_analyst", "vn.40.", ["/so-lieu/canh-bao-som"]),
    "one figure, opened": ("province_analyst", "vn.40.", ["/so-lieu/chi-so/support.assists"]),
    "who can do it alone": ("province_analyst", "vn.40.", ["/tinh/tu-lam"]),
    "what people get stuck on": ("province_analyst", "vn.40.", ["/tinh/vuong-mac"]),
    "the ledger behind a figure": ("province_analyst", "vn.40.", ["/so-lieu/chi-so/support.assists/so-ghi?ky={before}&noi=vn.40.{commune}."]),
    "a question about every commune, 12 months, five figures": ("province_analyst", "vn.40.", [QUESTION]),
    "reports": ("province_analyst", "vn.40.", ["/bao-cao"]),
    "the leader's commune": ("commune_lead", "vn.40.{commune}.", ["/xa", "/xa?ky={before}"]),
    "the leader: who can do it alone": ("commune_lead", "vn.40.{commune}.", ["/xa/tu-lam"]),
    "the desk": ("desk", "vn.40.{commune}.", ["/ban"]),
    "open data": ("", "", ["/du-lieu-mo"]),
}


def measure(report: Report, place: Place, made: str) -> None:
    """Count again, ask every page, ask the others the same, and say what it all weighs."""
    report.heading("A province of Nghệ An's size")
    for table, what in COUNTED.items():
        report.line(what, f"{_one('SELECT count(*) FROM ' + table):,}")  # noqa: S608 (our own words)
    for stage in made.splitlines():
        report.line(f"made: {stage.rpartition(':')[0]}", stage.rpartition(": ")[2])
    _rebuild(report)
    _rounds(report)
    _pages(report, place)
    _papers(report, place)
    _against(report)
    _chains(report)
    _weight(report, place)


def _rebuild(report: Report) -> None:
    entries = _one("SELECT sum(entries) FROM kernel_head")
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "nhipcau.cli", "rebuild", "counters"], check=True, env=dict(os.environ), stdout=subprocess.DEVNULL)
    report.figure(f"rebuild counters, {entries:,} entries", time.monotonic() - begun, "s", target=600, peers="OpenCRVS re-index 20 min for 1.13 M")
    _all("VACUUM ANALYZE")


def _rounds(report: Report) -> None:
    """Let the house do what it does by itself between looks, all of it after a standstill."""
    for one in rounds.rounds.values():
        begun = time.monotonic()
        one.work()
        if (took := time.monotonic() - begun) > 1:
            report.figure(f"by itself, after a standstill: {one.name}", took, "s")


def _papers(report: Report, place: Place) -> None:
    """Make a report of a commune's month and of the province's quarter, and take each of its three files."""
    today, cookie = local_today(), _session("province_analyst", "vn.40.")
    before = month_at(today.replace(day=1) - timedelta(days=1), today)
    asked: list[tuple[Kind, str, Period]] = [
        ("commune", f"vn.40.{_words()[0]['commune']}.", before), ("province", "vn.40.", quarter_at(before.first, today)),
    ]  # fmt: skip
    for kind, where, period in asked:
        begun, name = time.perf_counter(), new_id()
        bus.do(system(where), "insight.make_report", MakeReport(id=name, kind=kind, place=where, period=period.word))
        made = (time.perf_counter() - begun) * 1000
        files = ", ".join(f"{file.upper()} {_timed(place, cookie, f'/bao-cao/{name}.{file}'):.0f} ms" for file in ("docx", "xlsx", "pdf"))
        report.figure(f"a report made, {kind}, {period.word}", made, "ms", peers=f"taken: {files}")
    for file in ("csv", "xlsx"):
        took = median(_timed(place, cookie, f"{QUESTION}&dang={file}") for _ in range(5))
        report.figure(f"the answer of the question taken whole, {file.upper()}", took, "ms", peers=f"{12 * len(_words()):,} lines of {len(ASKED)} figures")


def _chains(report: Report) -> None:
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "nhipcau.cli", "verify", "ledger"], check=True, env=dict(os.environ), stdout=subprocess.DEVNULL)
    report.figure("verify ledger: every link of every chain", time.monotonic() - begun, "s")


def _pages(report: Report, place: Place) -> None:
    words, sessions = _words(), dict[tuple[str, str], str]()
    for name, (role, scope, paths) in PAGES.items():
        key = (role, scope.format(**words[0]))
        if role and key not in sessions:
            sessions[key] = _session(*key)
        cookie = sessions.get(key, "")
        asked = [path.format(**words[at % len(words) if "{commune}" not in scope else 0]) for at in range(ROUNDS) for path in [paths[at % len(paths)]]]
        first = _timed(place, cookie, asked[0])
        took = sorted(_timed(place, cookie, path) for path in asked)
        report.figure(f"{name}, 95 of 100", quantiles(took, n=100)[94], "ms", target=MOST, peers=f"median {median(took):.0f} ms, the first {first:.0f} ms")


def _against(report: Report) -> None:
    today = local_today()
    last = month_at(month_at(today, today).first.replace(day=1), today)
    first = date(last.first.year - (last.first.month == 1), (last.first.month - 2) % 12 + 1, 1)
    month = month_at(first, today)
    took = []
    for _ in range(9):
        begun = time.perf_counter()
        sums, met = queries.sums_by("vn.40.", month, "commune"), queries.met_by("vn.40.", month, "commune")
        took.append((time.perf_counter() - begun) * 1000)
    ours = median(took)
    plain, told = peers.plain_sql(first)
    with peers.duck() as (ask, copied, size):
        ducked, same = ask(first)
    assert [row[:3] for row in told] == [row[:3] for row in same]  # noqa: S101 (both counted the same rows)
    for commune, assists, homes, *_ in told:
        counted = (sums[commune]["support.assists", ""], met[commune]["support.households_reached"])
        assert counted == (assists, homes), (commune, counted, assists, homes)  # noqa: S101 (and so did we)
    report.figure("every measure of a month, of every commune, from what is counted", ours, "ms")
    report.figure("five of them by plain SQL over the helpings", plain, "ms", peers=f"ours ×{ours / plain:.3f}")
    report.figure("the same five by DuckDB over a copy", ducked, "ms", peers=f"ours ×{ours / ducked:.2f}; copied in {copied:.0f} s, {size / 1e6:.0f} MB")


def _weight(report: Report, place: Place) -> None:
    size, entries = _one("SELECT pg_database_size(current_database())"), _one("SELECT sum(entries) FROM kernel_head")
    counted = _one("SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relname LIKE 'insight_%' AND relkind = 'r'")
    members, communes = _one("SELECT count(*) FROM people_member"), _one("SELECT count(*) FROM kernel_head WHERE entries > 1000")
    report.figure("the database", size / 1e9, "GB", peers=f"{size / entries:,.0f} B an entry of the ledger, with all its rows")
    report.figure("of it what is counted", counted / 1e9, "GB")
    report.figure("a commune", size / 1e6 / communes, "MB", peers=f"{communes} communes")
    report.figure("1,000 members", size / 1e6 / members * 1000, "MB", peers=f"{members:,} members, two years of work")
    report.figure("memory of server and database", place.meter.memory(), "MB")


def _words() -> list[dict[str, str]]:
    rows = _all(
        "SELECT commune_id, min(id::text), count(*) FROM places_village WHERE place LIKE 'vn.40.%' GROUP BY 1 ORDER BY 3 DESC, 1"
    )
    before = f"{month_at(local_today().replace(day=1), local_today()).first:%Y-%m}"
    others = [*rows[1:], rows[0]]
    return [{"commune": one[0], "village": one[1], "other": two[0], "before": before} for one, two in zip(rows, others, strict=True)]


def _session(role: str, scope: str) -> str:
    """Return the session of a new officer."""
    house, member = Actor(UUID(int=1), SYSTEM, scope, "bench"), new_id()
    about = {"full_name": "Trần Thị Tâm", "given_name": "Tâm", "role": role, "affiliation": "official"}
    carry_out(house, [letter("people.enrol_member", id=member, scope=scope, **about)])
    user = User.objects.create(username=str(member))
    Member.objects.filter(id=member).update(user=user)
    browser = Client()
    browser.force_login(user)
    return f"sessionid={browser.cookies['sessionid'].value}"


def _timed(place: Place, cookie: str, path: str) -> float:
    caller = HTTPConnection("127.0.0.1", place.port, timeout=600)
    begun = time.perf_counter()
    caller.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = caller.getresponse()
    content = answer.read()
    took = (time.perf_counter() - begun) * 1000
    caller.close()
    if answer.status != 200:  # noqa: PLR2004 (OK)
        raise SystemExit(f"bench: {path} was answered {answer.status}: {content[:300]!r}")
    return took


def _all(words: str) -> list[tuple[Any, ...]]:
    """Ask as PostgreSQL's own superuser, for whom no wall stands."""
    with psycopg.connect(host=settings.DATABASES["default"]["HOST"], user="postgres", dbname="nhipcau", autocommit=True) as line:
        done = line.execute(words)  # type: ignore[arg-type]  # our own words
        return done.fetchall() if done.description else []


def _one(words: str) -> int:
    return int(_all(words)[0][0])
