"""What every test of the house may ask for."""

import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from nhipcau.sync.shelf import Disk
from tests.databases import Databases, point_at

hypothesis_settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
hypothesis_settings.load_profile("house")

LOOPBACK = ("127.", "::1", "localhost")


def pytest_configure() -> None:
    """Close the network: a test speaks to this machine only."""
    for name in ("connect", "connect_ex"):
        _keep_home(name)


def _keep_home(name: str) -> None:
    original = getattr(socket.socket, name)

    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOOPBACK):
            raise OSError(f"a test tried to reach {address[0]}; only this machine is allowed")
        return original(self, address)

    setattr(socket.socket, name, guarded)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that the database's own system user may reach, also where we are root."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o711)
        yield Path(name)


@pytest.fixture
def on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of files of this test's own."""
    disk = Disk(str(tmp_path))
    for module in ("files", "keeping"):
        monkeypatch.setattr(f"nhipcau.sync.{module}.shelf", lambda: disk)
    return tmp_path


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """The embedded PostgreSQL of this test run, shared by its workers."""
    server = Databases(settings.DATA_DIR / "test-postgres")
    yield server
    server.close()


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, django_db_blocker: Any) -> None:
    """Give this worker its own clone of the migrated template; `default` is the application's role."""
    with django_db_blocker.unblock():
        databases.open()


@pytest.fixture
def real_database(
    request: pytest.FixtureRequest, django_db_setup: None, databases: Databases, django_db_blocker: Any
) -> Iterator[str]:
    """A fresh database with real commits, for several connections or a live server; gone afterwards."""
    if "db" in request.fixturenames:
        raise pytest.UsageError("ask for `db` or for `real_database`, not both")
    name = f"{databases.own}_real"
    with django_db_blocker.unblock():
        databases.clone(name)
        point_at(databases.server.socket, name)
        try:
            yield name
        finally:
            connections.close_all()
            databases.drop(name)
            point_at(databases.server.socket, databases.own)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def live_house(real_database: str) -> Iterator[str]:
    """The whole house behind a real port, on a real database; yields its address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet, ipv6=False, allow_reuse_address=False)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
