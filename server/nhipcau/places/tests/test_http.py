"""The public door of places."""

import pytest

from nhipcau.places.models import Commune, FormerCommune, Province, Succession


@pytest.fixture
def divided(db) -> None:
    hanoi = Province.objects.create(code="01", name="Hà Nội", kind="Thành phố", valid_from="2025-07-01")
    old = FormerCommune.objects.create(
        code="00553", name="Xã Cổ Bi", district="Huyện Gia Lâm", province="Thành phố Hà Nội", folded="co bi"
    )
    for code, name, kind in (("00136", "Phúc Lợi", "Phường"), ("00565", "Gia Lâm", "Xã")):
        commune = Commune.objects.create(
            code=code, province=hanoi, name=name, kind=kind, folded=name.lower(), valid_from="2025-07-01"
        )
        Succession.objects.create(former=old, commune=commune, extent="part")


def test_a_divided_commune_is_answered_with_all_its_successors_and_a_question(client, divided):
    (found,) = client.get("/api/v1/places/former", {"q": "co bi"}).json()["items"]
    assert (found["code"], found["district"], found["must_ask"]) == ("00553", "Huyện Gia Lâm", True)
    assert [(one["code"], one["extent"]) for one in found["successors"]] == [("00136", "part"), ("00565", "part")]


def test_a_commune_comes_with_its_code_and_province(client, divided):
    (found,) = client.get("/api/v1/places/communes", {"q": "00136"}).json()["items"]
    assert (found["name"], found["province"], found["valid_from"]) == ("Phúc Lợi", "Thành phố Hà Nội", "2025-07-01")


@pytest.mark.parametrize("asked", [{"q": "x" * 101}, {"q": "a", "limit": 0}, {"q": "a", "limit": "nhiều"}])
def test_a_bad_question_is_a_numbered_problem(client, divided, asked):
    answer = client.get("/api/v1/places/communes", asked)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"].startswith("application/problem+json")


@pytest.mark.parametrize("q", ["", "\x00", "%", "'; DROP TABLE", "🏔️"])
def test_odd_text_finds_nothing(client, divided, q):
    assert client.get("/api/v1/places/former", {"q": q}).json() == {"items": []}


def test_a_stray_byte_in_a_name_does_no_harm(client, divided):
    for door in ("/api/v1/places/former", "/api/v1/places/communes", "/xa-cu"):
        assert client.get(door, {"q": "co\x00 bi"}).status_code == 200, door
