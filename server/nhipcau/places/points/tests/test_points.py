"""Points of villages: the later measure stands, what cannot be is refused, a file is taken whole or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.places.models import VillagePoint
from nhipcau.places.points.queries import points_visible_to
from nhipcau.places.points.rules import distance, read_point
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, neighbour, settle, tell

CENTRE = (19.2712, 104.3321)


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.mark.parametrize(
    ("told", "point"),
    [
        ("19.2712, 104.3321", CENTRE),
        ("19,2712; 104,3321", CENTRE),
        ("19.2712,104.3321", CENTRE),
        ("104.3321 19.2712", CENTRE),
        ("19.2712° N, 104.3321° E", CENTRE),
        ("19.2712", None),
        ("91.2712, 104.3321", None),
        ("đầu bản, gần cầu", None),
        ("", None),
    ],
)
def test_a_point_is_read_as_people_copy_it(told: str, point: tuple[float, float] | None) -> None:
    assert read_point(told) == point


def test_a_distance_is_that_of_the_ground() -> None:
    assert distance((21.0285, 105.8542), (19.2712, 105.8542)) == pytest.approx(195.4, abs=0.5)  # 1.7573 degrees of a meridian
    assert distance(CENTRE, CENTRE) == 0


def point(world: World, **changes: object) -> dict[str, object]:
    return {"id": new_id(), "village_id": world.tung_huong, "lat": CENTRE[0], "lon": CENTRE[1], "accuracy": 12, **changes}


def test_what_was_measured_later_stands_in_whatever_order_it_arrives(world: World) -> None:
    leader = world.son
    must(leader, "places.set_point", **point(world, lat=19.28))
    assert tell(leader, "places.set_point", now() - timedelta(hours=2), **point(world, lat=19.2)).state == "done"
    kept = VillagePoint.objects.get(village=world.tung_huong)
    assert (kept.lat, kept.accuracy, kept.by_name, kept.source) == (19.28, 12, "Vi Văn Sơn", "phone")
    must(leader, "places.set_point", **point(world, lat=19.3, accuracy=None, source="office"))
    kept.refresh_from_db()
    assert (kept.lat, kept.accuracy, kept.source) == (19.3, None, "office")


def test_a_phone_that_has_not_found_itself_and_a_village_of_others_are_refused(world: World) -> None:
    told = tell(world.son, "places.set_point", **point(world, accuracy=4000))
    assert told.problem
    assert (told.problem.number, told.details["accuracy"]) == ("422.486", 4000)
    elsewhere = tell(world.son, "places.set_point", **point(world, village_id=new_id()))
    assert elsewhere.problem
    assert elsewhere.problem.number == "404.21"
    assert not VillagePoint.objects.exists()


def test_a_point_far_from_the_commune_is_refused(world: World) -> None:
    told = tell(world.son, "places.set_point", **point(world, lat=10.77, lon=106.7))
    assert told.problem
    assert told.problem.number == "422.487"
    assert told.details["km"] > 900


def test_a_merged_village_shows_its_point_no_more_and_one_given_away_takes_it_along(world: World) -> None:
    for village in (world.tung_huong, world.bai_so):
        must(world.son, "places.set_point", **point(world, village_id=village, lat=19.31))
    must(world.son, "people.merge_villages", village_id=world.tung_huong, into_id=world.bai_so, on="2026-11-20")
    assert [one.village_id for one in points_visible_to(world.son)] == [world.bai_so]
    neighbour(world)
    new, house = new_id(), replace(world.system, scope="vn.40.")
    must(house, "people.transfer_village", village_id=world.bai_so, id=new, commune="16936", on="2026-11-21")
    assert not points_visible_to(world.son).exists()
    assert [(one.village_id, one.lat) for one in points_visible_to(house)] == [(new, 19.31)]


def test_the_office_sets_points_by_hand_and_from_a_file(world: World) -> None:
    browser = at_browser("commune_lead", COMMUNE, login="son")
    assert "Chưa có" in browser.get("/xa/diem").content.decode()
    wrong = browser.post("/xa/diem", {"thon": str(world.bai_so), "diem": "gần cầu"})
    assert wrong.status_code == 422
    assert "“gần cầu” không phải hai số" in wrong.content.decode()
    assert browser.post("/xa/diem", {"thon": str(world.bai_so), "diem": "19,2712; 104,3321"}).status_code == 302
    table = "Tên;Vĩ độ;Kinh độ\nBản Bãi Sở;19.28;104.34\nBản Không Có;19.2;104.3\n"
    refused = browser.post("/xa/diem", {"viec": "tep", "tep": SimpleUploadedFile("diem.csv", table.encode())})
    assert "Dòng 3, cột “Tên”" in refused.content.decode()
    assert VillagePoint.objects.get(village=world.bai_so).lat == CENTRE[0]
    right = table.replace("Bản Không Có", "tung huong")
    assert browser.post("/xa/diem", {"viec": "tep", "tep": SimpleUploadedFile("diem.csv", right.encode())}).status_code == 302
    assert sorted(VillagePoint.objects.values_list("lat", "source")) == [(19.2, "file"), (19.28, "file")]
