"""The page of bad lists: who brings one, what phones then carry, and how one ends."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from nhipcau.kernel import registry
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.models import Entry
from nhipcau.safety.checking import queries
from nhipcau.safety.checking.bodies import BringBadList
from nhipcau.safety.checking.hashes import hash_of
from nhipcau.safety.checking.models import BadList, BadName
from nhipcau.safety.checking.tests.test_lists import unpacked
from tests.markup import Markup
from tests.officers import at_browser
from tests.world import COMMUNE, NEIGHBOUR, World, settle

pytestmark = pytest.mark.django_db
PAGE = "/xa/danh-sach-xau"
LINES = "0.0.0.0 phucloixahoi.org\nvneid-gov.top\nhttps://dichvucong.gov.vn/x\nsites.google.com\nnhanqua.net\nkhông có\n"


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def son(world: World) -> Client:
    return at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")


def form(content: str | bytes = LINES, **changes: Any) -> dict[str, Any]:
    raw = content.encode() if isinstance(content, str) else content
    return {"nguon": "Chống Lừa Đảo", "ngay": local_today().isoformat(), "tep": SimpleUploadedFile("xau.txt", raw), **changes}


def hashes() -> list[int]:
    bad = registry.bundles["checking"]()["bad"]
    return unpacked(bad["count"], bad["k"], bad["hashes"])


def test_a_list_is_brought_in_with_its_source_and_day_and_phones_carry_it(son: Client) -> None:
    assert son.post(PAGE, form()).headers["Location"] == f"{PAGE}?xong=nhan"
    kept = BadList.objects.get()
    assert (kept.source, kept.as_of, kept.whole, kept.left_out, kept.faulty, kept.brought_name) == ("Chống Lừa Đảo", local_today(), 3, 2, 1, "Vi Văn Sơn")
    assert hashes() == sorted(map(hash_of, ["phucloixahoi.org", "vneid-gov.top", "nhanqua.net"]))
    bad = registry.bundles["checking"]()["bad"]
    assert (bad["as_of"], bad["source"], bad["whole"]) == (local_today().isoformat(), "Chống Lừa Đảo", 3)
    page = son.get(f"{PAGE}?xong=nhan").content.decode()
    assert "Chống Lừa Đảo" in page
    assert "không phải là an toàn" in page
    assert Markup(page).faults == []


def test_official_names_and_places_for_everybody_never_travel_as_bad_ones(son: Client) -> None:
    told = "vietcombank.com.vn\ndichvucong.gov.vn\nxa.nghean.gov.vn\nfacebook.com\nbit.ly\nphucloixahoi.org\n"
    son.post(PAGE, form(told))
    assert hashes() == [hash_of("phucloixahoi.org")]
    assert son.post(PAGE, form("dichvucong.gov.vn\n")).status_code == 422


def test_the_ledger_knows_a_list_by_its_digest_and_none_of_its_names(son: Client) -> None:
    son.post(PAGE, form())
    assert Entry.objects.filter(verb="safety.bring_bad_list").count() == 1
    kept = BadList.objects.get()
    assert kept.digest == queries.digest_of(BadName.objects.values_list("host", flat=True))
    assert "names" not in BringBadList.model_fields


def test_a_list_that_ends_goes_from_every_phone_and_stays_in_the_history(son: Client) -> None:
    son.post(PAGE, form())
    name = str(BadList.objects.get().id)
    for _ in range(2):
        assert son.post(PAGE, {"viec": "thoi", "ma": name}).headers["Location"] == f"{PAGE}?xong=thoi"
    assert (hashes(), BadList.objects.get().ended_name) == ([], "Vi Văn Sơn")
    assert registry.bundles["checking"]()["bad"]["as_of"] == ""
    assert "Đã thôi dùng" in son.get(PAGE).content.decode()


def test_newer_lists_go_first_and_of_one_list_those_that_a_phone_would_not_see_by_itself(son: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MOST_CARRIED", 3)
    old = (local_today() - timedelta(days=40)).isoformat()
    son.post(PAGE, form("cu-1.com\ncu-2.com\n", ngay=old, nguon="Danh sách cũ"))
    son.post(PAGE, form("vneid-a.top\nmoi-1.com\nmoi-2.com\n"))
    assert queries.carried() == ["moi-1.com", "moi-2.com", "cu-1.com"]
    bad = registry.bundles["checking"]()["bad"]
    assert (bad["count"], bad["whole"], bad["as_of"]) == (3, 5, old)  # the oldest day is told
    assert "Đã cũ" in son.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"nguon": ""}, "422.353"),
        ({"ngay": ""}, "422.353"),
        ({"ngay": "2999-01-01"}, "422.353"),
        ({"tep": SimpleUploadedFile("x.txt", b"khong")}, "422.351"),
        ({"tep": ""}, "422.351"),
        ({"viec": "thoi", "ma": "01a1f000-0000-7000-8000-000000000001"}, "404.354"),
        ({"viec": "thoi", "ma": "?"}, "404.354"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken(son: Client, changes: dict[str, Any], number: str) -> None:
    answer = son.post(PAGE, form(**changes))
    assert str(answer.status_code) == number[:3]
    assert number in answer.content.decode()
    assert not BadList.objects.exists()
    assert not BadName.objects.exists()


def test_an_editor_may_bring_one_and_a_desk_may_not(world: World) -> None:
    assert at_browser("content_editor", "vn.40.", login="vy").post(PAGE, form()).status_code == 302
    assert at_browser("desk", COMMUNE).get(PAGE).status_code == 403


def test_a_list_is_ended_by_those_whose_place_brought_it(son: Client) -> None:
    son.post(PAGE, form())
    name = str(BadList.objects.get().id)
    neighbour = at_browser("commune_lead", NEIGHBOUR, login="la")
    assert "Thôi dùng<" not in neighbour.get(PAGE).content.decode()
    assert neighbour.post(PAGE, {"viec": "thoi", "ma": name}).status_code == 404
    assert at_browser("content_editor", "vn.40.", login="vy").post(PAGE, {"viec": "thoi", "ma": name}).status_code == 302
    assert hashes() == []


def test_without_any_list_phones_still_have_the_official_names(world: World) -> None:
    bundle = registry.bundles["checking"]()
    assert bundle["bad"] == {"as_of": "", "source": "", "count": 0, "whole": 0, "k": 0, "hashes": ""}
    assert "gov.vn" in bundle["zones"]
