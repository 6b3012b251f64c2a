"""The pages of the registry: found, opened, edited by two, and opened down to the ledger without a name."""

import pytest
from django.test import Client

from nhipcau.insight.atlas import names
from nhipcau.insight.indicators.content import definitions
from nhipcau.insight.indicators.forms import sent, typed_of
from nhipcau.insight.indicators.formulas import Term, leaves, parsed
from nhipcau.insight.indicators.pages import in_words
from nhipcau.insight.indicators.reading import find
from nhipcau.kernel.ids import new_id
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db


def lead() -> Client:
    return at_browser("commune_lead", COMMUNE, login=f"son{new_id().hex[-6:]}")


def analyst() -> Client:
    return at_browser("province_analyst", "vn.40.", login=f"tam{new_id().hex[-6:]}")


@pytest.fixture
def world() -> World:
    world = settle()
    must(world.system, "support.record_assist", **world.assist(world.ba_tu, difficulties=["no_signal"]))
    return world


def test_every_figure_is_listed_opened_and_says_how_it_is_counted(world: World) -> None:
    client = lead()
    page = client.get("/so-lieu/chi-so").content.decode()
    assert all(f"/so-lieu/chi-so/{code}?" in page for code in definitions())
    found = client.get("/so-lieu/chi-so?q=chỗ vướng").content.decode()
    assert "/so-lieu/chi-so/support.difficulties?" in found
    assert "/so-lieu/chi-so/trips.saved?" not in found
    for code in ("support.assists", "share.alone", "share.habit", "qd766.total"):
        one = client.get(f"/so-lieu/chi-so/{code}")
        assert one.status_code == 200
        assert definitions()[code][1].words[:40] in one.content.decode()
        assert (f"{code}/so-ghi" in one.content.decode()) == (code in {"support.assists", "share.alone"}), "only what the ledger adds up"
    assert client.get("/so-lieu/chi-so/khong.co").status_code == 404


def test_the_entries_behind_a_figure_name_nobody(world: World) -> None:
    page = lead().get("/so-lieu/chi-so/support.difficulties/so-ghi").content.decode()
    assert "Bản Tùng Hương" in page
    assert "Mất sóng" in page
    assert "Lô Thị Tư" not in page
    above = analyst().get("/so-lieu/chi-so/support.difficulties/so-ghi").content.decode()
    assert "noi=vn.40.16933." in above, "numbers run in each commune, so a province chooses one first"
    other = lead().get("/so-lieu/chi-so/support.difficulties/so-ghi?noi=vn.40.16936.").content.decode()
    assert "Tam Quang" in other, "a place of others is not opened"


def test_a_form_that_changes_nothing_says_the_same_definition() -> None:
    for code, (_, one) in definitions().items():
        assert type(one).model_validate(sent(typed_of(one), one)) == one, code


def test_a_new_way_of_counting_is_written_on_the_page_and_waits(world: World) -> None:
    client = analyst()
    form = client.get("/so-lieu/chi-so/support.difficulties/sua").context
    typed = {**form["typed"], "tren": form["over"], "tu-ngay": form["starts"][0].isoformat(), "vi-sao": "Chỉ đếm ở lượt giúp."}
    refused = client.post("/so-lieu/chi-so/support.difficulties/sua", {**typed, "numerator": "khong.co"})
    assert refused.status_code == 422
    answer = client.post("/so-lieu/chi-so/support.difficulties/sua", {**typed, "numerator": "support.difficulties[*]"})
    assert answer.url.endswith("?xong=de-nghi")
    page = client.get("/so-lieu/chi-so/support.difficulties").content.decode()
    assert "Chờ người thứ hai" in page
    assert "Duyệt phiên bản 2" not in page, "not by whoever wrote it"
    assert find("support.difficulties").version == 1
    assert lead().get("/so-lieu/chi-so/support.difficulties/sua").status_code == 403


def test_no_key_of_a_measure_stands_in_a_formula_as_the_word_of_the_code():
    raw = {
        (leaf.name, key)
        for _, one in definitions().values()
        for text in (one.numerator, one.denominator) if text
        for leaf in leaves(parsed(text)) if isinstance(leaf, Term)
        for key in leaf.keys if key not in ("", "*") and names().word(leaf.name, key) == key
    }  # fmt: skip
    assert not raw
    assert "(tự làm)" in in_words(definitions()["share.alone"][1].numerator, {})
