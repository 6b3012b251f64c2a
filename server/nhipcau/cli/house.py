"""Open the house for a command: the embedded database when it is ours, then Django."""

import os

import django
from django.core.management import ManagementUtility

from nhipcau.kernel.postgres import Embedded
from nhipcau.settings import database, places

_opened: list[Embedded] = []


def open_up() -> None:
    """Start the embedded PostgreSQL unless the operator brought one, and set Django up."""
    if database.embedded() and not _opened:
        server = Embedded(places.data_dir() / "postgres")
        server.prepare(database.DATABASE, owner=database.OWNER_ROLE, app=database.APP_ROLE)
        os.environ[database.SOCKET_VARIABLE] = server.socket
        _opened.append(server)
    django.setup()


def close() -> None:
    """Let go of the embedded PostgreSQL."""
    while _opened:
        _opened.pop().stop()


def django_command(arguments: list[str]) -> int:
    """Run a management command; its own sentence has been printed when it fails."""
    try:
        ManagementUtility(["nhipcau", *arguments]).execute()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0
