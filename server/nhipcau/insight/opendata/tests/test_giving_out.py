"""Open data given out: months that are over, versions that stay, three formats that tell the same, nothing few."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
import time_machine
from django.test import Client

from nhipcau.insight.atlas import Spot
from nhipcau.insight.indicators.reading import Indicator
from nhipcau.insight.models import Dirty, OpenRelease, OpenSetting, Tally
from nhipcau.insight.opendata import releasing
from nhipcau.insight.opendata.formats import COLUMNS, MEASURES, files_of
from nhipcau.insight.opendata.settled import faults, settled
from nhipcau.insight.opendata.tables import Cell, OpenTable, families, public_indicators
from nhipcau.kernel.clock import VIETNAM, now
from tests.officers import at_browser
from tests.places import Commune
from tests.world import World, must, settle, tell

OUT = now().astimezone(VIETNAM).replace(year=2026, month=11, day=15, hour=12)
COMMUNES = {"16933": 3, "16936": 12, "16939": 40, "16942": 300}


@pytest.fixture
def world() -> World:
    return settle()


def helped(code: str, many: int, day: date = date(2026, 10, 9)) -> None:
    fields = {"name": f"Xã {code}", "kind": "Xã", "folded": code, "valid_from": date(2025, 7, 1), "province_id": "40"}
    Commune.objects.get_or_create(code=code, defaults=fields)
    Tally.objects.create(place=f"vn.40.{code}.", commune=code, day=day, measure="support.assists", key="", value=many)
    Dirty.objects.create(place=f"vn.40.{code}.", month=day.replace(day=1))


def given_out(world: World) -> OpenRelease:
    for code, many in COMMUNES.items():
        helped(code, many)
    must(world.tam, "insight.decide_open_data", on=True)
    assert releasing.give_out() == 1
    return OpenRelease.objects.get()


def read(content: bytes) -> dict[tuple[str, str], dict[str, str]]:
    return {(row["indicator"], row["place_code"]): row for row in csv.DictReader(io.StringIO(content.decode()))}


def fetched(client: Client, path: str) -> bytes:
    answer = client.get(path)
    assert answer.status_code == 200, path
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert int(answer.headers["Content-Length"]) == len(content)
    return content


@pytest.mark.django_db
def test_a_month_goes_out_once_its_day_has_come_and_what_is_few_is_not_in_it(world: World) -> None:
    with time_machine.travel(OUT):
        release = given_out(world)
        assert releasing.give_out() == 0
    assert (release.month, release.version, release.province) == (date(2026, 10, 1), 1, "40")
    client = Client()
    rows = read(fetched(client, "/du-lieu-mo/40/2026-10.csv"))
    told = {place: rows["support.assists", place] for place in ("40", *COMMUNES)}
    assert {place: (row["status"], row["part"]) for place, row in told.items()} == {
        "40": ("A", "355"), "16933": ("C", ""), "16936": ("C", ""), "16939": ("C", ""), "16942": ("A", "300"),
    }  # fmt: skip
    assert "phiên bản 1" in client.get("/du-lieu-mo").content.decode().lower()
    assert "phiên bản 1" in at_browser("province_analyst", "vn.40.").get("/so-lieu/du-lieu-mo").content.decode()


@pytest.mark.django_db
def test_nothing_goes_out_before_its_day_or_before_somebody_decided(world: World) -> None:
    helped("16942", 300)
    with time_machine.travel(OUT):
        assert releasing.give_out() == 0
    with time_machine.travel(OUT.replace(day=settled()["release"]["day"] - 1)):
        must(world.tam, "insight.decide_open_data", on=True)
        assert releasing.give_out() == 0
    must(world.tam, "insight.decide_open_data", on=False)
    with time_machine.travel(OUT):
        assert releasing.give_out() == 0
    told = tell(world.son, "insight.decide_open_data", on=True)
    assert told.problem is not None
    assert OpenSetting.objects.get().on is False


@pytest.mark.django_db
def test_a_late_phone_makes_another_version_and_the_first_stays_under_its_hash(world: World) -> None:
    with time_machine.travel(OUT):
        first = given_out(world)
        old = fetched(Client(), f"/du-lieu-mo/tep/{first.files['csv']['digest']}.csv")
        Tally.objects.filter(commune="16942").update(value=320)
        Dirty.objects.create(place="vn.40.16942.", month=date(2026, 10, 1))
        assert releasing.give_out() == 0  # once a month
    with time_machine.travel(OUT + timedelta(days=30)):
        assert releasing.give_out() == 1
        assert releasing.give_out() == 0
    client = Client()
    assert read(fetched(client, "/du-lieu-mo/40/2026-10.csv"))["support.assists", "16942"]["part"] == "320"
    assert fetched(client, "/du-lieu-mo/40/2026-10.csv?ban=1") == old
    assert fetched(client, f"/du-lieu-mo/tep/{first.files['csv']['digest']}.csv") == old


@pytest.mark.django_db
def test_a_file_has_its_hash_for_a_mark_and_is_not_sent_twice(world: World) -> None:
    with time_machine.travel(OUT):
        given_out(world)
    client = Client()
    for ending in ("csv", "excel.csv", "json", "parquet"):
        answer = client.get(f"/du-lieu-mo/40/2026-10.{ending}")
        assert answer.status_code == 200
        again = client.get(f"/du-lieu-mo/40/2026-10.{ending}", headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
        assert client.get(f"/du-lieu-mo/tep/{answer.headers['ETag'][1:-1]}.{ending}").headers["Cache-Control"].endswith("immutable")
    for path in ("/du-lieu-mo/40/2026-09.csv", "/du-lieu-mo/40/2026-10.exe", "/du-lieu-mo/4a/2026-10.csv", f"/du-lieu-mo/tep/{'0' * 64}.csv", "/du-lieu-mo/tep/x.csv"):
        assert client.get(path).status_code == 404, path


@pytest.mark.django_db
def test_the_catalogue_names_every_file_with_its_hash_size_and_licence(world: World) -> None:
    with time_machine.travel(OUT):
        release = given_out(world)
    answer = Client().get("/du-lieu-mo/danh-muc.jsonld")
    assert answer.headers["Content-Type"] == "application/ld+json"
    (dataset,) = json.loads(answer.content)["dcat:dataset"]
    found = {one["spdx:checksum"]["spdx:checksumValue"]["@value"]: one for one in dataset["dcat:distribution"]}
    assert set(found) == {file["digest"] for file in release.files.values()}
    for one in found.values():
        assert one["dct:license"]["@id"] == settled()["licence"]["url"]
        assert Client().get(one["dcat:downloadURL"]["@id"].removeprefix("http://testserver")).status_code == 200
    assert dataset["dct:temporal"]["dcat:endDate"]["@value"] == "2026-10-31"


# ── formats


def a_table() -> OpenTable:
    one = public_indicators()[0]
    cells = (
        Cell(one.code, 1, "40", "Tỉnh Nghệ An", "province", "2026-10", 355, None, 355.0, "count", "A"),
        Cell(one.code, 1, "16933", 'Xã "Một, hai"', "commune", "2026-10", None, None, None, "count", "C"),
        Cell(one.code, 1, "16936", "Xã Nga My", "commune", "2026-10", None, None, None, "count", "M"),
        Cell(one.code, 1, "16942", "=1+1", "commune", "2026-10", 300, 400, 0.75, "percent", "A"),
    )
    return OpenTable(Spot("vn.40.", "Tỉnh Nghệ An"), "2026-10", (one,), cells, demo=True)


def cube(told: dict[str, Any]) -> dict[tuple[str, ...], tuple[Any, str]]:
    """Read a JSON-stat 2.0 dataset by its specification: values in row-major order of ``id``; and check what it has to have."""
    assert (told["version"], told["class"]) == ("2.0", "dataset")
    assert len(told["id"]) == len(told["size"]) == len(told["dimension"])
    assert {name for names in told["role"].values() for name in names} <= set(told["id"])
    codes = [told["dimension"][name]["category"]["index"] for name in told["id"]]
    assert [len(one) for one in codes] == told["size"]
    for name in told["id"]:
        assert set(told["dimension"][name]["category"]["label"]) == set(told["dimension"][name]["category"]["index"])
    found, many = {}, 1
    for size in told["size"]:
        many *= size
    assert many == len(told["value"])
    for at, value in enumerate(told["value"]):
        rest, key = at, []
        for one in reversed(codes):
            rest, n = divmod(rest, len(one))
            key.append(one[n])
        found[tuple(reversed(key))] = value, told["status"].get(str(at), "A")
    return found


@pytest.mark.django_db
def test_csv_json_stat_and_parquet_tell_the_same(tmp_path: Path) -> None:
    table = a_table()
    files = files_of(table)
    rows = list(csv.DictReader(io.StringIO(files["csv"].decode())))
    assert tuple(rows[0]) == COLUMNS
    assert files["excel.csv"] == b"\xef\xbb\xbf" + files["csv"]
    (tmp_path / "a.parquet").write_bytes(files["parquet"])
    columns = duckdb.connect().execute(f"SELECT * FROM read_parquet('{tmp_path / 'a.parquet'}')").fetchall()
    assert [["" if one is None else one for one in row] for row in columns] == [
        [cell.indicator, cell.version, cell.place, "'=1+1" if cell.name == "=1+1" else cell.name, cell.level, cell.month,
         *("" if one is None else one for one in (cell.part, cell.whole, cell.value)), cell.unit, cell.status, True]
        for cell in table.cells
    ]  # fmt: skip
    values = cube(json.loads(files["json"]))
    for cell in table.cells:
        for measure in MEASURES:
            assert values[cell.indicator, measure, cell.place, "2026-10"] == (getattr(cell, measure), cell.status)
    assert files_of(table) == files, "the same table is the same bytes"


def figure(code: str, numerator: str, denominator: str = "") -> Any:
    definition = public_indicators()[0].definition.model_copy(update={"code": code, "numerator": numerator, "denominator": denominator})
    return Indicator(code, 1, "x", definition)


@pytest.mark.django_db
def test_figures_that_count_the_same_things_are_one_family() -> None:
    found = families([figure("a.a", "m.x[a]", "m.x[a, b]"), figure("b.b", "n.y"), figure("c.c", "m.x[b]"), figure("d.d", "n.z + n.y"), figure("e.e", "o.o")])
    assert found == [[0, 2], [1, 3], [4]]


def test_what_the_content_file_says_can_be_given_out() -> None:
    assert list(faults(settled())) == []
    broken = {**settled(), "licence": {"name": "", "url": "http://x", "sure": False, "check": ""}, "release": {"day": 30, "months": 0}}
    assert len(list(faults(broken))) == 3
