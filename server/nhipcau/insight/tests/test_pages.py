import csv
from io import StringIO

import pytest

from nhipcau.insight import boards
from nhipcau.insight.atlas import names
from nhipcau.insight.models import Dirty, Tally
from nhipcau.insight.rules import Share, months_back
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import acting
from nhipcau.kernel.tables import plain_cell
from tests.officers import at_browser, mark_demo
from tests.world import COMMUNE, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = settle()
    for home in (world.ba_tu, world.ba_tu):
        must(world.system, "support.record_assist", **world.assist(home, difficulties=["no_signal"]))
    must(world.system, "dossiers.prepare", **world.preparation(world.ba_tu))
    return world


def this_month():
    return months_back(local_today(), 1)[0]


def total(world):
    with acting(world.son):
        return boards.figures(names().spot(COMMUNE), this_month())


def read_csv(response):
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def test_the_figures_of_a_commune_add_up(world):
    found = total(world)
    assert found.assists == 2
    assert found.reached == Share(1, 2)
    assert found.covered == Share(1, 2)
    assert (found.modes.alone, found.modes.prompted, found.modes.done_for) == (2, 2, 2)
    assert found.modes.share.value == pytest.approx(1 / 3)
    assert found.prepared == Share(0, 1)
    assert [(one.word, one.count) for one in found.difficulties] == [("Mất sóng, yếu sóng", 2)]


def test_one_more_assist_raises_the_leaders_figure_by_one(world):
    before = total(world)
    must(world.system, "support.record_assist", **world.assist(world.pao))
    after = total(world)
    assert after.assists == before.assists + 1
    assert after.reached.part == before.reached.part + 1


def test_the_rows_of_the_villages_make_the_total(world):
    Tally.objects.create(
        place=f"{COMMUNE}gone.", commune="16933", day=local_today(), measure="support.assists", key="", value=5
    )
    Dirty.objects.create(place=f"{COMMUNE}gone.", month=local_today().replace(day=1))
    with acting(world.son):
        rows = boards.figures_below(COMMUNE, this_month(), "place")
        whole = boards.figures(names().spot(COMMUNE), this_month())
    assert sum(row.assists for row in rows) == whole.assists == 7
    assert rows[-1].spot.name.startswith("Nơi khác")


def test_the_leaders_page_shows_period_denominators_and_the_hour(world):
    page = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn").get("/xa").content.decode()
    today = local_today()
    for words in (f"Từ 1/{today.month}", "Cập nhật lúc", "trên <b>2 nhà đã ghi</b>", "33,3", "Mất sóng, yếu sóng"):
        assert words in page, words
    assert "Bản Tùng Hương" in page
    assert "mất sóng" in page
    assert "Chưa có lượt nào gửi về trong kỳ" in page  # Bãi Sở: silent, and not nought


def test_a_month_without_visits_has_no_share_rather_than_zero(world):
    month = months_back(local_today(), 3)[2].word
    page = at_browser("commune_lead", COMMUNE).get(f"/xa?ky={month}").content.decode()
    assert "Chưa ghi vướng mắc nào" in page
    assert '<p class="value">–</p>' in page


def test_the_table_of_the_leader_can_be_taken_away(world):
    rows = read_csv(at_browser("commune_lead", COMMUNE).get("/xa?dang=csv"))
    tung_huong = next(row for row in rows if row["noi"] == "Bản Tùng Hương")
    assert (tung_huong["luot_giup"], tung_huong["nha_da_den"], tung_huong["nha_da_ghi"]) == ("2", "1", "1")
    silent = next(row for row in rows if row["noi"] == "Bản Bãi Sở")
    assert silent["luot_giup"] == ""


def test_the_analyst_sees_communes_side_by_side_in_the_order_asked_for(world):
    client = at_browser("province_analyst", "vn.40.", "Hồ Minh Tâm")
    for order in ("ten", "luot", "nha", "ban", "tu-lam", "vuong", "rubbish"):
        page = client.get(f"/tinh?xep={order}").content.decode()
        assert "Xã Tam Quang" in page
        assert page.count("aria-sort") == 1
    assert "ít bước, chưa so" in page


def test_invented_figures_are_marked_and_stay_marked_in_the_export(world):
    analyst = at_browser("province_analyst", "vn.40.")
    assert "Số liệu mẫu" not in analyst.get("/tinh").content.decode()
    mark_demo(world.lan_id)
    assert "Số liệu mẫu" in analyst.get("/tinh").content.decode()
    assert read_csv(analyst.get("/tinh?dang=csv"))[0]["mau"] == "so lieu mau"


def test_a_name_cannot_become_a_formula():
    assert plain_cell("=1+1") == "'=1+1"
    assert plain_cell("Bản Tùng Hương") == "Bản Tùng Hương"
