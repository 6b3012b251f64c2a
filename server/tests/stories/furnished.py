"""A house with everything in it: the official lists, the reviewed content, the demo world, the phone app."""

import fcntl
import hashlib
import importlib.machinery
import importlib.util
import os
from pathlib import Path
from typing import Any

from django.core.management import call_command

from nhipcau.gateway.demo.build import build
from nhipcau.kernel.clock import local_today
from tests.databases import Databases, point_at

ROOT = Path(__file__).resolve().parents[3]
PREFIX, KEPT = "furnished_", 3
MADE_FROM = ("content", "server/nhipcau/gateway/demo", "server/nhipcau/sync", "server/nhipcau/guides")


def build_phone_app() -> None:
    """Build the phone app as `./nhipcau` does: only when its sources have changed."""
    loader = importlib.machinery.SourceFileLoader("door", str(ROOT / "nhipcau"))
    spec = importlib.util.spec_from_loader("door", loader)
    assert spec
    door: Any = importlib.util.module_from_spec(spec)
    loader.exec_module(door)
    env = {**os.environ, "PATH": f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
    with door.one_at_a_time():
        door.phone_packages(env)
        door.phone_app(env)


def furnish(databases: Databases) -> str:
    """Return the name of a database with the demo world in it; made once a day, and when what it is made from changes."""
    today = f"{PREFIX}{local_today():%Y%m%d}_"
    name = today + _mark(databases.template)
    with (databases.folder.parent / "furnishing.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        known = databases.server.names("datname")
        if name not in known:
            same_day = [old for old in known if old.startswith(today)]
            for old in known:
                if old.startswith(PREFIX) and old not in same_day[:KEPT]:
                    databases.drop(old)
            _make(databases, name)
    return name


def _make(databases: Databases, name: str) -> None:
    draft = f"{databases.own}_furnishing"
    databases.clone(draft)
    point_at(databases.server.socket, draft)
    call_command("load", verbosity=0)
    build()
    point_at(databases.server.socket, databases.own)
    databases.rename(draft, name)


def _mark(template: str) -> str:
    total = hashlib.sha256(template.encode())
    for folder in MADE_FROM:
        for path in sorted((ROOT / folder).rglob("*.*")):
            if path.suffix in {".py", ".toml", ".txt", ".json"}:
                total.update(path.read_bytes())
    return total.hexdigest()[:12]
