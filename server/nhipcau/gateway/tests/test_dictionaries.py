"""A changed file is told by the version that the browser still has, and only to one that has it."""

import base64
import hashlib
import random
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from nhipcau.gateway.packing import zstd
from nhipcau.gateway.statics import MOST_KEPT, Former, StaticAndPhoneApp
from nhipcau.kernel import registry
from nhipcau.sync import bundles

MAGIC = bytes.fromhex("5e2a4d1820000000")
BROWSER = "gzip, deflate, br, zstd, dcb, dcz"
SCRIPT = "index-abcdEF12.js"


def words(seed: int) -> str:
    chance = random.Random(seed)
    return " ".join("".join(chance.choices("aăâbcdđeêghiklmnoôơpqrstuưvxy", k=6)) for _ in range(3000))


def told_of(content: bytes) -> str:
    """What a browser says of a version that it has."""
    return f":{base64.b64encode(hashlib.sha256(content).digest()).decode()}:"


def opened(answer: Any, former: bytes) -> bytes:
    """Undo `dcz`, as RFC 9842 has it: the magic number, the hash of the dictionary, a zstd stream."""
    packed = answer.content
    assert packed[:8] == MAGIC
    assert packed[8:40] == hashlib.sha256(former).digest()
    return zstd.decompress(packed[40:], zstd_dict=zstd.ZstdDict(former, is_raw=True).as_prefix)


@pytest.fixture
def guide(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    content = {"words": words(1), "fee": "8.000 đ"}
    monkeypatch.setattr(registry, "bundles", {"guides": lambda: content})
    return content


@pytest.mark.django_db
def test_a_changed_bundle_is_told_by_the_one_before(guide: dict[str, str]) -> None:
    old = bundles.publish()[0]
    guide["fee"] = "10.000 đ"
    new = bundles.publish()[0]
    first = ask(f"/api/v1/bundles/guides/{old.hash}.json")
    assert first.headers["Content-Encoding"] == "br"
    assert first.headers["Use-As-Dictionary"] == 'match="/api/v1/bundles/guides/*"'
    former = brotli.decompress(first.content)
    second = ask(f"/api/v1/bundles/guides/{new.hash}.json", told_of(former))
    assert second.headers["Content-Encoding"] == "dcz"
    assert {"Accept-Encoding", "Available-Dictionary"} <= set(second.headers["Vary"].split(", "))
    assert hashlib.sha256(opened(second, former)).hexdigest() == new.hash
    assert len(second.content) < len(first.content) / 50


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "dictionary"),
    [
        ("gzip, br", "this"),  # has the old one, but does not take the coding
        ("gzip, br, dcz;q=0", "this"),
        (BROWSER, "another"),
        (BROWSER, ":not base64:"),
        (BROWSER, ":AAAA:"),
        (BROWSER, "AAAA"),
    ],
)
def test_who_cannot_be_told_the_difference_gets_the_whole(
    guide: dict[str, str], accepted: str, dictionary: str
) -> None:
    old = bundles.publish()[0]
    guide["fee"] = "10.000 đ"
    new = bundles.publish()[0]
    has = {"this": told_of(bundles.read(old.hash)), "another": told_of(b"another")}.get(dictionary, dictionary)
    answer = ask(f"/api/v1/bundles/guides/{new.hash}.json", has, accepted)
    assert answer.headers["Content-Encoding"] == "br"
    assert "Available-Dictionary" in answer.headers["Vary"]
    assert hashlib.sha256(brotli.decompress(answer.content)).hexdigest() == new.hash


@pytest.mark.django_db
def test_a_phone_that_knows_the_older_address_gets_its_bundle(guide: dict[str, str]) -> None:
    label = bundles.publish()[0]
    answer = ask(f"/api/v1/bundles/{label.hash}.json")
    assert hashlib.sha256(brotli.decompress(answer.content)).hexdigest() == label.hash
    assert "Use-As-Dictionary" not in answer.headers


def ask(path: str, dictionary: str = "", accepted: str = BROWSER) -> Any:
    headers = {"Accept-Encoding": accepted, **({"Available-Dictionary": dictionary} if dictionary else {})}
    return Client().get(path, headers=headers)


def house(data: Path, script: str, name: str = SCRIPT) -> StaticAndPhoneApp:
    """A release whose phone app has this script, in an installation with this data directory."""
    built = data / f"dist-{name}"
    (built / "assets").mkdir(parents=True)
    (built / "assets" / name).write_text(script)
    (built / "index.html").write_text("<p>Nhịp Cầu</p>" * 200)
    with override_settings(PHONE_APP_DIR=built, DATA_DIR=data):
        return StaticAndPhoneApp(lambda _: HttpResponse("elsewhere"))


def get(served: StaticAndPhoneApp, path: str, **headers: str) -> Any:
    meta = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return served(RequestFactory().get(path, **meta))  # type: ignore[arg-type]  # headers by their names


def test_a_changed_script_of_the_phone_app_is_told_by_the_one_before(tmp_path: Path) -> None:
    before, after = words(2), words(2).replace("a", "b", 3)
    old = house(tmp_path, before)
    first = get(old, f"/app/assets/{SCRIPT}", accept_encoding=BROWSER)
    assert brotli.decompress(first.content).decode() == before
    assert first.headers["Use-As-Dictionary"] == 'match="/app/assets/index-*.js"'
    new = house(tmp_path, after, "index-12-_wxyz.js")
    has = told_of(before.encode())
    second = get(new, "/app/assets/index-12-_wxyz.js", accept_encoding=BROWSER, available_dictionary=has)
    assert second.headers["Content-Encoding"] == "dcz"
    assert opened(second, before.encode()).decode() == after
    assert int(second.headers["Content-Length"]) == len(second.content) < 400
    assert "immutable" in second.headers["Cache-Control"]


def test_a_page_is_packed_and_a_phone_that_has_it_is_told_so(tmp_path: Path) -> None:
    served = house(tmp_path, words(3))
    page = get(served, "/app/", accept_encoding="gzip, br")
    assert page.headers["Content-Encoding"] == "br"
    assert "Use-As-Dictionary" not in page.headers
    assert brotli.decompress(page.content).decode().startswith("<p>Nhịp Cầu")
    again = get(served, "/app/", accept_encoding="gzip, br", if_none_match=page.headers["ETag"])
    assert again.status_code == 304
    plain = get(served, "/app/")
    assert "Content-Encoding" not in plain.headers
    assert get(served, "/elsewhere").content == b"elsewhere"


def test_a_part_of_a_file_is_a_part_of_the_file(tmp_path: Path) -> None:
    served = house(tmp_path, words(4))
    part = get(served, f"/app/assets/{SCRIPT}", accept_encoding=BROWSER, range="bytes=10-19")
    assert part.status_code == 206
    assert b"".join(part).decode() == words(4).encode()[10:20].decode()


def test_only_so_many_former_files_are_kept_and_the_rest_is_not_found(tmp_path: Path) -> None:
    built, former = tmp_path / "built", Former(tmp_path / "former")
    built.mkdir()
    for number in range(MOST_KEPT + 5):
        (built / f"{number}.js").write_text(str(number))
    former.keep(built)
    former.keep(built)
    assert len(list((tmp_path / "former").iterdir())) == MOST_KEPT
    assert former.find("0" * 64) is None


def test_a_house_that_cannot_write_serves_without_former_files(tmp_path: Path) -> None:
    (tmp_path / "former").write_text("in the way")
    served = house(tmp_path, words(5))
    assert get(served, f"/app/assets/{SCRIPT}", accept_encoding=BROWSER).headers["Content-Encoding"] == "br"
