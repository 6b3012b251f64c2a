"""The drill: the demo world is backed up, lost, and given back into an empty database, the same in everything."""

import time
from pathlib import Path
from typing import Any

import boto3
from django.conf import settings

from nhipcau.cli.backup import giving_back, state
from nhipcau.cli.backup.tools import Place
from nhipcau.sync.shelf import shelf
from tests.backup.conftest import House, send_photos
from tests.sync.test_files_alive import store

__all__ = ["store"]


def holds() -> dict[str, Any]:
    with Place.of().connect() as connection:
        return state.holds(connection)


def test_what_was_backed_up_comes_back_the_same(
    furnished_house: House, identity: list[Any]
) -> None:
    house = furnished_house
    send_photos(house, 3)
    before, files, began = holds(), house.kept(), time.monotonic()
    assert set(house.photos.values()) <= set(files.values())  # beside the pictures of goods
    made = house.backup()
    house.empty()
    report = giving_back.restore(made.path, identity, Place.of())
    rows = sum(made.manifest["holds"]["tables"].values())
    print(f"the drill: {rows} rows backed up and given back in {time.monotonic() - began:.1f} s")
    assert report.differences == report.remarks == []
    after = holds()
    assert house.kept() == files
    assert {**after["tables"], "sync_restored": 0} == before["tables"]
    assert after["tables"]["sync_restored"] == len(before["heads"]) > 0
    assert [(one[0], one[2]) for one in after["heads"].values()] == [(one[0], one[2]) for one in before["heads"].values()]


def test_photos_in_a_bucket_are_backed_up_and_come_back_into_another(house: House, identity: list[Any], store: str) -> None:
    fresh = store.removesuffix("tep") + "moi"
    boto3.client("s3", endpoint_url=store.removesuffix("/tep")).create_bucket(Bucket="moi")
    in_bucket(store)
    send_photos(house, 2)
    made = house.backup()
    assert (made.manifest["files"]["count"], made.manifest["files"]["faults"]) == (2, [])
    house.empty()
    in_bucket(fresh)
    assert giving_back.restore(made.path, identity, Place.of()).differences == []
    for digest, content in house.photos.items():
        assert b"".join(shelf().read("vn.40.16933", digest, 0, len(content))) == content
    assert not list(Path(house.folder).glob("*/kept/*/*"))


def in_bucket(address: str) -> None:
    object.__setattr__(settings.FILES, "shelf", "nhipcau.sync.shelf_s3.Bucket")
    object.__setattr__(settings.FILES, "where", address)
    shelf.cache_clear()
