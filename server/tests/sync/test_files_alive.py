"""Files against a house that is really running: other people's tus clients, kill -9, slow lines, a real S3 store."""

import hashlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import boto3
import pytest
from django.conf import settings
from django.db import connections
from moto.server import ThreadedMotoServer
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

from nhipcau.kernel.scope import acting
from nhipcau.support.models import Attachment
from nhipcau.sync.shelf import Disk, Shelf
from nhipcau.sync.shelf_s3 import Bucket
from tests.attachments import digest_of, kept_photo, webp
from tests.phones import Phone, phone_of
from tests.world import World, must, settle

ROOT = Path(__file__).resolve().parents[3]
PHOTO = webp(1_500_000)


@dataclass
class House:
    """A house in a process of its own, on the test's database, with a folder for its files."""

    folder: Path
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        """Return where it answers."""
        return f"http://127.0.0.1:{self.port}/api/v1/files"

    def opens(self, **more: str) -> None:
        """Start the server and wait until it answers."""
        place = connections["default"].settings_dict
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        env = {**os.environ, "NHIPCAU_FILES": str(self.folder), "NHIPCAU_DATA": str(settings.DATA_DIR), **more}
        env["DATABASE_URL"] = f"postgresql://{place['USER']}@/{place['NAME']}?host={place['HOST']}"
        env["DJANGO_SETTINGS_MODULE"] = "nhipcau.settings.base"
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(self.port), "--log-level"]
        command += ["critical", "--blocking-threads", "4", "nhipcau.wsgi:application"]
        self.process = subprocess.Popen(command, cwd=ROOT / "server", env=env, start_new_session=True)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                if self.asks("GET", "/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the house did not open")

    def asks(self, method: str, path: str, phone: Phone | None = None, **headers: Any) -> tuple[int, dict[str, str]]:
        """Ask one thing without a body."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        line.request(method, path, headers={**tus(phone), **named} if phone else named)
        answer = line.getresponse()
        answer.read()
        line.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}

    def is_killed(self) -> None:
        """End it as a power cut does."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def tus(phone: Phone) -> dict[str, str]:
    return {"Tus-Resumable": "1.0.0", "Authorization": phone.head["authorization"]}


@pytest.fixture
def world(real_database: str) -> World:
    return settle()


@pytest.fixture
def lans(world: World) -> Phone:
    return phone_of(world, world.lan_id)


@pytest.fixture
def house(world: World, tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path / "files")
    yield house
    house.is_killed()


def announce(world: World, content: bytes = PHOTO) -> None:
    must(world.lan, "support.attach_file", **kept_photo(world, world.ba_tu, content))


def arrived(world: World) -> list[bool]:
    with acting(world.system):
        return [one.arrived_at is not None for one in Attachment.objects.order_by("id")]


def slowly(house: House, phone: Phone, path: str, offset: int, length: int, first: bytes) -> socket.socket:
    """Begin to send a piece, and stop in the middle of it."""
    line = socket.create_connection(("127.0.0.1", house.port), timeout=60)
    head = [f"PATCH {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {length}", f"Upload-Offset: {offset}"]
    head += [f"{name}: {value}" for name, value in tus(phone).items()]
    head += ["Content-Type: application/offset+octet-stream"]
    line.sendall("\r\n".join([*head, "", ""]).encode() + first)
    return line


def begun(house: House, phone: Phone, world: World) -> str:
    """Announce the photo and begin its upload."""
    announce(world)
    uploader = TusClient(house.address, headers={"Authorization": phone.head["authorization"]}).uploader(
        file_stream=BytesIO(PHOTO), metadata={"digest": digest_of(PHOTO)}, chunk_size=300_000
    )
    return urlsplit(uploader.create_url()).path


def test_what_was_kept_before_a_kill_is_there_after_it_and_a_slow_line_holds_no_connection(
    house: House, world: World, lans: Phone
) -> None:
    house.opens(NHIPCAU_POOL="1")
    path = begun(house, lans, world)
    lines = [slowly(house, lans, path, 0, len(PHOTO), PHOTO[:700_000]) for _ in range(2)]
    until = time.monotonic() + 60
    while (stood := int(house.asks("HEAD", path, lans)[1]["upload-offset"])) < 524_288:  # one connection, two lines
        assert time.monotonic() < until, stood
    assert stood == 524_288  # whole pieces of 256 kB; the rest is still in memory
    house.is_killed()
    for line in lines:
        line.close()
    house.opens()
    assert house.asks("HEAD", path, lans)[1]["upload-offset"] == "524288"
    again = TusClient(house.address, headers={"Authorization": lans.head["authorization"]})
    again.uploader(file_stream=BytesIO(PHOTO), url=f"http://127.0.0.1:{house.port}{path}", chunk_size=300_000).upload()
    assert arrived(world) == [True]


def test_tuspy_and_tus_js_client_send_and_resume(house: House, world: World, lans: Phone) -> None:
    house.opens()
    announce(world)
    client = TusClient(house.address, headers={"Authorization": lans.head["authorization"]})
    uploader = client.uploader(
        file_stream=BytesIO(PHOTO), metadata={"digest": digest_of(PHOTO)}, chunk_size=400_000, upload_checksum=True
    )
    uploader.upload_chunk()
    stranger = client.uploader(file_stream=BytesIO(webp(900)), metadata={"digest": digest_of(webp(900))})
    with pytest.raises(TusCommunicationError) as refused:
        stranger.upload()
    assert refused.value.status_code == 409
    later = client.uploader(file_stream=BytesIO(PHOTO), url=uploader.url, chunk_size=400_000, upload_checksum=True)
    assert later.get_offset() == 400_000
    later.upload()
    assert arrived(world) == [True]
    other = webp(1_200_000, seed=2)
    announce(world, other)
    (house.folder / "photo").write_bytes(other)
    told = subprocess.run(
        ["node", "scripts/tus-peer.mjs", house.address, lans.token, str(house.folder / "photo")],
        cwd=ROOT / "field", env={**os.environ, "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout + told.stderr
    assert "resumed at 300000" in told.stdout
    assert arrived(world) == [True, True]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A real S3 server on this machine, with an empty bucket."""
    for name, value in (("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b"), ("AWS_DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(name, value)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    boto3.client("s3", endpoint_url=address).create_bucket(Bucket="tep")
    yield f"{address}/tep"
    server.stop()


def test_a_folder_and_a_bucket_keep_files_alike(store: str, tmp_path: Path) -> None:
    big = webp(9 * 1024 * 1024)
    for shelf in (Disk(str(tmp_path)), Bucket(store)):
        keeps_pieces(shelf)
        keeps_whole_files(shelf, big)


def keeps_pieces(shelf: Shelf) -> None:
    upload = uuid4()
    shelf.put_piece(upload, "000-a", b"one")
    shelf.put_piece(upload, "003-b", b"four")
    assert shelf.pieces(upload) == {"000-a": 3, "003-b": 4}
    assert shelf.read_piece(upload, "003-b") == b"four"
    with pytest.raises(LookupError):
        shelf.read_piece(upload, "007-c")
    shelf.drop_pieces(upload, ["000-a"])
    assert shelf.pieces(upload) == {"003-b": 4}
    shelf.drop_pieces(upload)
    assert shelf.pieces(upload) == {}


def keeps_whole_files(shelf: Shelf, big: bytes) -> None:
    digest = hashlib.sha256(big).hexdigest()

    def breaks() -> Iterator[bytes]:
        yield big[:1000]
        raise ValueError("not the file")

    with pytest.raises(ValueError, match="not the file"):
        shelf.keep("vn.40.16933", digest, breaks())
    assert not shelf.has("vn.40.16933", digest)
    with pytest.raises(LookupError):
        b"".join(shelf.read("vn.40.16933", digest, 0, 10))
    shelf.keep("vn.40.16933", digest, (big[at : at + 262_144] for at in range(0, len(big), 262_144)))
    assert shelf.has("vn.40.16933", digest)
    assert b"".join(shelf.read("vn.40.16933", digest, 5, 100_005)) == big[5:100_005]
    shelf.remove("vn.40.16933", digest)
    shelf.remove("vn.40.16933", digest)
    assert not shelf.has("vn.40.16933", digest)


def test_a_house_keeps_its_files_in_a_bucket(house: House, world: World, lans: Phone, store: str) -> None:
    house.opens(NHIPCAU_FILES_S3=store)
    path = begun(house, lans, world)
    slowly(house, lans, path, 0, len(PHOTO), PHOTO[:600_000]).close()
    until = time.monotonic() + 60
    while int(house.asks("HEAD", path, lans)[1]["upload-offset"]) < 600_000:  # a cut keeps every byte that came
        assert time.monotonic() < until
    client = TusClient(house.address, headers={"Authorization": lans.head["authorization"]})
    client.uploader(file_stream=BytesIO(PHOTO), url=f"http://127.0.0.1:{house.port}{path}").upload()
    assert arrived(world) == [True]
    status, headers = house.asks("GET", f"/api/v1/files/{digest_of(PHOTO)}", lans, Range="bytes=10-19")
    assert (status, headers["content-range"]) == (206, f"bytes 10-19/{len(PHOTO)}")
