"""Where PostgreSQL is: the operator's own server, or the embedded one."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

DATABASE = "nhipcau"
APP_ROLE = "nhipcau_app"
OWNER_ROLE = "nhipcau_owner"
SOCKET_VARIABLE = "NHIPCAU_EMBEDDED_SOCKET"


def embedded() -> bool:
    """Say whether the embedded PostgreSQL is used, that is, no DATABASE_URL was given."""
    return not os.environ.get("DATABASE_URL")


def connections() -> int:
    """Return how many connections one worker process may have at once."""
    return max(1, int(os.environ.get("NHIPCAU_POOL", "8")))


def databases(data: Path) -> dict[str, dict[str, Any]]:
    """Return Django's two connections: the application's role, and the owner's for migrations."""
    if embedded():
        socket = os.environ.get(SOCKET_VARIABLE, str(data / "postgres"))
        place = {"NAME": DATABASE, "HOST": socket, "PORT": "", "PASSWORD": ""}
        app, owner = {**place, "USER": APP_ROLE}, {**place, "USER": OWNER_ROLE}
    else:
        app = from_url(os.environ["DATABASE_URL"])
        owner = from_url(os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"])
    return {"default": _django(app, pool=True), "owner": _django(owner, pool=False)}


def from_url(url: str) -> dict[str, Any]:
    """Read `postgresql://user:password@host:port/name?sslmode=require` into Django's words."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL must begin with postgresql://, not {parts.scheme}://")
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def _django(place: dict[str, Any], *, pool: bool) -> dict[str, Any]:
    behind_pgbouncer = bool(os.environ.get("NHIPCAU_PGBOUNCER"))
    options = dict(place.get("OPTIONS", {}))
    if pool:
        options["pool"] = {"min_size": 1, "max_size": connections(), "timeout": 3}
    if pool and not behind_pgbouncer:
        options["prepare_threshold"] = 1  # for kernel/statements.py; PgBouncer may not know what was prepared
    return {
        **place,
        "ENGINE": "django.db.backends.postgresql",
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # a restarted PostgreSQL costs a reconnection, not a failed request
        "DISABLE_SERVER_SIDE_CURSORS": behind_pgbouncer,
    }
