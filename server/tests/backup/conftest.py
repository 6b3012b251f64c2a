"""A house with the demo world in it and kept files, and what a drill needs beside it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, LiteralString
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections

from nhipcau.cli.backup import keys
from nhipcau.cli.backup.make import Made, make
from nhipcau.cli.backup.tools import Place
from nhipcau.gateway.demo.cast import LAN, STAGES
from nhipcau.gateway.demo.market import keep_pictures
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Member
from nhipcau.settings import database
from nhipcau.settings.backup import FOLDER
from nhipcau.support.models import Assist
from nhipcau.sync.shelf import shelf
from tests.attachments import Sender, at, kept_photo, webp
from tests.databases import Databases, point_at
from tests.phones import phone_of
from tests.stories.furnished import furnish
from tests.world import COMMUNE, Home, World, letter, settle

PHRASE = "năm con gà trống"


@dataclass
class House:
    """A furnished house on real databases, and its folders."""

    databases: Databases
    name: str
    folder: Path
    photos: dict[str, bytes] = field(default_factory=dict)
    world: World = field(init=False)

    @property
    def backups(self) -> Path:
        """Where backups go."""
        return self.folder / "backups"

    def backup(self) -> Made:
        """Make one, as the command does."""
        to = keys.recipients(keys.TO)
        return make(self.backups, Place.of(), to, to)

    def empty(self, name: str = "empty") -> None:
        """Let everything be lost: an empty database with the same roles, and an empty shelf."""
        fresh = f"{self.databases.own}_{name}"
        self.databases.drop(fresh)
        self.databases.server.prepare(fresh, owner=database.OWNER_ROLE, app=database.APP_ROLE)
        self.stands(fresh, name)

    def stands(self, name: str, files: str = "files") -> None:
        """Let the house stand on this database and this shelf."""
        point_at(self.databases.server.socket, name)
        object.__setattr__(settings.FILES, "where", str(self.folder / files))
        shelf.cache_clear()

    def kept(self) -> dict[str, bytes]:
        """Return every kept file on the shelf of now, byte for byte."""
        place = Path(settings.FILES.where) / "kept"
        return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}


@pytest.fixture(scope="session")
def identity_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The key that opens backups, under its passphrase; backups are made for it."""
    path = tmp_path_factory.mktemp("keys") / "backup.key"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(keys.PASSPHRASE, PHRASE)
        patch.setenv(FOLDER, str(tmp_path_factory.mktemp("endings")))  # of whatever ends in later tests of this run
        patch.setenv(keys.TO, keys.make(path, keys.new_passphrase))
        yield path


@pytest.fixture(scope="session")
def identity(identity_file: Path) -> list[Any]:
    """The key, opened."""
    return keys.identities(identity_file, keys.passphrase)


@contextmanager
def standing(databases: Databases, folder: Path, of: str) -> Iterator[House]:
    """Let a house stand on a copy of this database, with nothing on its shelf yet; all is gone afterwards."""
    found = House(databases, f"{databases.own}_house", folder)
    before = replace(settings.FILES)
    databases.clone(found.name, of=of)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(FOLDER, str(found.backups))
            found.stands(found.name)
            yield found
    finally:
        connections.close_all()
        for name in (found.name, f"{databases.own}_empty"):
            databases.drop(name)
        settings.FILES = before
        shelf.cache_clear()
        point_at(databases.server.socket, databases.own)


@pytest.fixture
def house(
    django_db_setup: None, identity_file: Path, databases: Databases, django_db_blocker: Any, tmp_path: Path
) -> Iterator[House]:
    """A small house: one commune, two homes."""
    with django_db_blocker.unblock(), standing(databases, tmp_path, "") as found:
        found.world = settle()
        yield found


@pytest.fixture
def furnished_house(
    django_db_setup: None, identity_file: Path, databases: Databases, django_db_blocker: Any, tmp_path: Path
) -> Iterator[House]:
    """The house with the demo world in it, made through the bus."""
    with django_db_blocker.unblock(), standing(databases, tmp_path, furnish(databases)) as found:
        for stage in STAGES:  # the copy has the demo's rows, and an empty shelf
            keep_pictures(stage.path.rstrip("."))
        found.world = lan_of_the_demo()
        yield found


def lan_of_the_demo() -> World:
    """Return Lan and a home she helped in the demo world, in the words of the tests."""
    here = system(COMMUNE)
    with acting(here):
        lan = Member.objects.get(full_name=LAN)
        home = Assist.objects.filter(member_id=lan.id).earliest("id").household_id
        assist = Assist.objects.filter(household=home).latest("id")  # the one that photos are said to belong to
        home = Home(assist.household_id, assist.resident_id)
    nobody = UUID(int=9)
    return World(here, nobody, nobody, lan.id, nobody, ba_tu=home)


def send_photos(house: House, many: int) -> None:
    """Let Lan's phone announce photos that were agreed to, and send them."""
    world = house.world
    sender = Sender(phone_of(world, world.lan_id))
    for seed in range(len(house.photos), len(house.photos) + many):
        content = webp(40_000 + seed * 1000, seed)
        body = kept_photo(world, world.ba_tu, content)
        assert sender.phone.told(letter("support.attach_file", **body)) == [("done", None)]
        path = at(sender.begins(content))
        assert sender.sends(path, 0, content).status_code == 204
        house.photos[body["digest"]] = content


def run(*statements: LiteralString) -> None:
    """Run statements as the superuser in the database the house stands on."""
    place = connections["owner"].settings_dict
    with psycopg.connect(host=place["HOST"], user="postgres", dbname=place["NAME"], autocommit=True) as connection:
        for text in statements:
            connection.execute(text)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[int]:
    """The whole house behind a real port, on whatever database it stands on at each request."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet, ipv6=False, allow_reuse_address=False)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
