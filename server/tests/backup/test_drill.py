"""The drill: the demo world is backed up, lost, and given back into an empty database, the same in everything."""

from typing import Any

from nhipcau.cli.backup import giving_back, state
from nhipcau.cli.backup.tools import Place
from tests.backup.conftest import House, send_photos


def holds() -> dict[str, Any]:
    with Place.of().connect() as connection:
        return state.holds(connection)


def test_what_was_backed_up_comes_back_the_same(
    furnished_house: House, identity: list[Any]
) -> None:
    house = furnished_house
    send_photos(house, 3)
    before, files = holds(), house.kept()
    assert sorted(house.photos.values()) == sorted(files.values())
    made = house.backup()
    house.empty()
    report = giving_back.restore(made.path, identity, Place.of())
    assert report.differences == report.remarks == []
    after = holds()
    assert house.kept() == files
    assert {**after["tables"], "sync_restored": 0} == before["tables"]
    assert after["tables"]["sync_restored"] == len(before["heads"]) > 0
    assert [(one[0], one[2]) for one in after["heads"].values()] == [(one[0], one[2]) for one in before["heads"].values()]
