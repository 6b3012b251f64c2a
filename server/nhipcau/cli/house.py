"""Open the house for a command: the embedded database when it is ours, then Django."""

import os

import django
from django.conf import settings
from django.core.management import ManagementUtility
from django.db import connections

from nhipcau.kernel.postgres import Embedded
from nhipcau.settings import database

_opened: list[Embedded] = []


def open_up() -> None:
    """Set Django up, and start the embedded PostgreSQL where it is ours to start."""
    django.setup()
    if settings.EMBEDDED_POSTGRES and not settings.PRODUCTION and not _opened:
        server = Embedded(settings.DATA_DIR / "postgres")
        _opened.append(server)
        server.prepare(database.DATABASE, owner=database.OWNER_ROLE, app=database.APP_ROLE)
        os.environ[database.SOCKET_VARIABLE] = server.socket  # for the workers
        for alias in connections:
            connections[alias].settings_dict["HOST"] = server.socket


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
