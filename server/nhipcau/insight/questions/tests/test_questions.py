"""Questions: an address is one, its answer is of today, and nobody asks outside the own place."""

import csv
import io
import re
import zipfile
from datetime import date
from urllib.parse import urlencode

import pytest

from nhipcau.insight.indicators.reading import read_below_each
from nhipcau.insight.models import Question as Saved
from nhipcau.insight.questions.rules import MOST_FIGURES, Question, asked
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import acting
from tests.officers import at_browser
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle

TODAY = date(2026, 11, 23)
CODES = {"support.assists", "share.alone", *(f"x.y{n}" for n in range(9))}


def read(*codes: str, places: tuple[str, ...] = (), **sent: str) -> Question:
    return asked(codes, places, sent, known=CODES, scope=COMMUNE, today=TODAY)


def test_what_cannot_be_read_or_is_not_ones_own_is_left_out() -> None:
    found = read("support.assists", "nonsense", places=(COMMUNE, NEIGHBOUR, "vn."), tu="9999-99", den="2031-01", buoc="?")
    assert (found.codes, found.places) == (("support.assists",), (COMMUNE,))
    assert (found.first, found.last, found.step) == (date(2025, 12, 1), date(2026, 11, 1), "thang")
    assert len(read(*sorted(CODES)).codes) == MOST_FIGURES


@pytest.mark.parametrize(("step", "words"), [("thang", ["2026-09", "2026-10", "2026-11"]), ("quy", ["2026-Q3", "2026-Q4"]), ("nam", ["2026"]), ("gop", ["2026-09-01..2026-11-23"])])
def test_the_periods_of_a_question(step: str, words: list[str]) -> None:
    found = read("support.assists", tu="2026-09", den="2026-11", buoc=step)
    assert [one.word for one in found.periods(TODAY)] == words


def test_an_address_is_read_back_as_the_question_it_is() -> None:
    found = read("share.alone", "support.assists", places=(COMMUNE,), tu="2026-01", den="2026-06", buoc="quy", ve="1", duoi="1")
    pairs = [pair.split("=") for pair in found.address.split("&")]
    again = read(*(value for key, value in pairs if key == "cs"), places=(COMMUNE,), **{key: value for key, value in pairs if key not in {"cs", "noi"}})
    assert again == found


@pytest.fixture
def world() -> World:
    return settle()


LINE = r'<tr><th scope="row">[^<]+</th><td>'  # of the table; bars of a drawing have their value there
ASKED = {"cs": ["support.assists", "share.alone"], "duoi": "1", "buoc": "thang", "ve": "1"}


@pytest.mark.django_db
def test_a_question_is_answered_saved_shared_and_asked_again_with_that_days_data(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    month = f"{local_today():%Y-%m}"
    told = {**ASKED, "tu": month, "den": month}
    hoa = at_browser("desk", COMMUNE, login="hoa")
    page = hoa.get(f"/so-lieu/cau-hoi?{urlencode(told, doseq=True)}").content.decode()
    assert "Bản Tùng Hương" in page
    assert "1 / 3" in page
    answer = hoa.post("/so-lieu/cau-hoi", {**told, "viec": "luu", "ten": "Từng bản", "chung": "1"})
    assert answer.status_code == 302
    with acting(world.hoa):
        saved = Saved.objects.get()
    other = at_browser("desk", COMMUNE, "Kha Thị Bình", login="binh")
    assert "Lữ Thị Hoa chia sẻ" in other.get("/so-lieu/cau-hoi").content.decode()
    assert other.post("/so-lieu/cau-hoi", {"viec": "bo", "ma": str(saved.id)}).status_code == 403
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    rows = list(csv.reader(io.StringIO(other.get(f"/so-lieu/cau-hoi?{saved.asked}&dang=csv").content.decode("utf-8-sig"))))
    assert next(row for row in rows if row[0] == "Bản Tùng Hương")[4:] == ["", "", "2.0", "2", "6", str(2 / 6)]
    with zipfile.ZipFile(io.BytesIO(other.get(f"/so-lieu/cau-hoi?{saved.asked}&dang=xlsx").content)) as book:
        assert "<v>6</v>" in book.read("xl/worksheets/sheet1.xml").decode()
    assert hoa.post("/so-lieu/cau-hoi", {"viec": "bo", "ma": str(saved.id)}).headers["Location"].endswith("xong=bo")


@pytest.mark.django_db
def test_a_page_reads_the_first_lines_and_says_how_many_follow_a_file_holds_them_all(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    hoa = at_browser("desk", COMMUNE, login="hoa")
    asked_for = urlencode({**ASKED, "tu": "2026-01", "den": "2026-06"}, doseq=True)
    rows = list(csv.reader(io.StringIO(hoa.get(f"/so-lieu/cau-hoi?{asked_for}&dang=csv").content.decode("utf-8-sig"))))[1:]
    assert len(rows) == 6 * len({row[0] for row in rows}) > 6
    whole = hoa.get(f"/so-lieu/cau-hoi?{asked_for}").content.decode()
    assert (len(re.findall(LINE, whole)), "để xem hết" in whole) == (len(rows), False)
    monkeypatch.setattr("nhipcau.insight.questions.http.SHOWN", 4)
    page = hoa.get(f"/so-lieu/cau-hoi?{asked_for}").content.decode()
    assert len(re.findall(LINE, page)) == 4
    assert f"Còn {len(rows) - 4} dòng" in page


@pytest.mark.django_db
def test_of_some_places_the_same_is_read_as_of_all(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    codes, some = ["support.assists", "share.alone", "share.reached"], {world.scope(world.tung_huong), world.scope(world.bai_so)}
    periods = read(*codes, tu="2026-01").periods(local_today())
    with acting(world.son):
        every, few = (read_below_each(codes, COMMUNE, periods, "place", only) for only in (None, some))
    assert {period: {path: found for path, found in told.items() if path in some} for period, told in every.items()} == few
    assert any(one.value for told in few.values() for one in told[world.scope(world.tung_huong)])


@pytest.mark.django_db
def test_a_question_without_figures_is_not_saved_and_a_neighbour_finds_nothing(world: World) -> None:
    neighbour(world)
    client = at_browser("commune_lead", COMMUNE, login="son")
    assert client.post("/so-lieu/cau-hoi", {"viec": "luu", "ten": "Rỗng"}).status_code == 422
    assert client.post("/so-lieu/cau-hoi", {"viec": "luu", "cs": "support.assists", "ten": "Của xã"}).status_code == 302
    there = at_browser("commune_lead", NEIGHBOUR, login="khac").get("/so-lieu/cau-hoi").content.decode()
    assert "Của xã" not in there
    assert "Tùng Hương" not in there
    page = at_browser("commune_lead", NEIGHBOUR, login="khac2").get(f"/so-lieu/cau-hoi?cs=support.assists&noi={COMMUNE}").content.decode()
    assert "Xã Tam Quang" not in page
