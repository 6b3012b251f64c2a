"""Messages for a service bus: they add up, they keep to the written schema, and come in again as the same states."""

import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from nhipcau.dossiers import lgsp
from nhipcau.dossiers.exports.fields import is_heading, states_of
from nhipcau.dossiers.exports.objects import read_objects
from nhipcau.dossiers.lgsp.messages import EMPTY
from nhipcau.dossiers.lgsp.rules import Case, statistic
from nhipcau.dossiers.rules import new_slip_code
from nhipcau.kernel.ids import new_id
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, PROCEDURE, World, must, settle

SCHEMA = etree.XMLSchema(etree.parse(Path(lgsp.__file__).with_name("lgsp.xsd")))
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
days = st.dates(date(2026, 9, 1), date(2027, 1, 31))
cases = st.lists(st.builds(Case, days, st.none() | days, st.none() | days, st.none() | days), max_size=30)


@pytest.fixture
def world(db: None) -> World:
    real_guide(PROCEDURE)
    world = settle()
    for code in ("H40-261120-0001", None):
        body = {"id": new_id(), "slip_code": new_slip_code(), "procedure": PROCEDURE}
        must(world.hoa, "dossiers.hand_in", **body, **({"official_code": code} if code else {}))
    return world


@given(cases)
def test_a_period_adds_up_whatever_happened(told: list[Case]) -> None:
    found = statistic(told, FIRST, LAST)
    assert found.total == found.new_reception + found.pre_existing == found.total_solved + found.pending
    assert found.pending_late <= found.pending
    assert found.total <= len(told)


def test_each_dossier_is_counted_where_it_belongs() -> None:
    in_october, in_november = date(2026, 10, 5), date(2026, 11, 5)
    told = [
        Case(in_october, due=date(2026, 10, 20)),  # carried over, late, pending
        Case(in_october, due=in_november, done=in_november),  # done on its last day
        Case(in_november, due=date(2026, 11, 8), done=date(2026, 11, 9)),  # a day late
        Case(in_november, due=LAST),  # due on the last day: not late yet
        Case(in_november, done=date(2026, 11, 6)),  # nothing says until when
        Case(in_november, dropped=date(2026, 11, 7)),  # withdrawn: not counted
        Case(in_october, done=date(2026, 10, 30)),  # done before
        Case(date(2026, 12, 2)),  # after
    ]
    found = statistic(told, FIRST, LAST)
    assert (found.new_reception, found.pre_existing, found.total) == (3, 2, 5)
    assert (found.solved_in_time, found.solved_late, found.no_term) == (1, 1, 1)
    assert (found.pending, found.pending_late, found.in_time) == (2, 1, 0.5)


def test_files_keep_to_the_schema_and_name_nobody(world: World) -> None:
    hoa = at_browser("desk", COMMUNE, "Lữ Thị Hoa")
    for name in ("ho-so", "thong-ke"):
        answer = hoa.get(f"/xa/lgsp/{name}.xml")
        assert "attachment" in answer.headers["Content-Disposition"]
        tree = etree.fromstring(answer.content)
        SCHEMA.assertValid(tree)
        assert "không phải giao diện đã thỏa thuận" in tree.get("GhiChu")
    rows = json.loads(hoa.get("/xa/lgsp/ho-so.json").content)["DanhSachHoSo"]
    assert {row["MaHoSo"] for row in rows} >= {"H40-261120-0001"}
    assert all(row[field] == "" for row in rows for field in EMPTY)
    broken = etree.fromstring(hoa.get("/xa/lgsp/ho-so.xml").content.replace(b"<ChuHoSo />", b"<ChuHoSo>A</ChuHoSo>"))
    assert not SCHEMA.validate(broken)


def test_what_goes_out_comes_in_again_as_the_same_states(world: World) -> None:
    answer = at_browser("desk", COMMUNE, "Lữ Thị Hoa").get("/xa/lgsp/ho-so.json")
    export = read_objects(io.BytesIO(answer.content), is_heading)
    rows = list(export.rows)
    assert len(rows) == 2
    later = datetime.now(UTC) + timedelta(minutes=1)
    for row in rows:
        assert [one.state for one in states_of(row, later)] == [2]


def test_the_page_says_that_the_shape_is_no_agreement(world: World) -> None:
    page = at_browser("desk", COMMUNE, "Lữ Thị Hoa").get("/xa/lgsp").content.decode()
    assert "Chưa phải giao diện đã thỏa thuận." in page
    for name in ("NewReception", "PreExisting", "TotalSolved", "PendingLate"):
        assert name in page
    assert at_browser("desk", COMMUNE, login="hoa2").get("/xa/lgsp?tu=x&den=y").status_code == 200
