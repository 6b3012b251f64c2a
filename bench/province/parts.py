"""The house of the province, opened: made where it is not, measured, closed."""

import django

django.setup()

from pathlib import Path  # noqa: E402 (after the settings are read)
from uuid import UUID  # noqa: E402

import place  # noqa: E402
import psycopg  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from page import write  # noqa: E402
from report import Report  # noqa: E402

from nhipcau.cli import house  # noqa: E402
from province import making, measuring, plan  # noqa: E402
from province.command import served  # noqa: E402

MEMORY = ("shared_buffers = '2GB'", "max_wal_size = '8GB'", "checkpoint_timeout = '15min'", "effective_cache_size = '8GB'", "work_mem = '32MB'", "random_page_cost = 1.1")


def run(made: Path, scale: float, *, only_make: bool, page: bool) -> int:
    """Make the province unless it is there, measure it, and write what was found; 0."""
    report = Report()
    _open()
    try:
        report.machine(_version())
        if not made.exists():
            size = plan.NGHE_AN.part(scale) if scale < 1 else plan.NGHE_AN
            made.write_text("\n".join(f"{stage}: {seconds:.0f} s" for stage, seconds in making.make(size).items()))
        if not only_make:
            connections.close_all()
            with served(place.OPEN_THE_DOOR) as (port, server):
                postgres = int((settings.DATA_DIR / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0])
                about = place.Place(port, [], [], UUID(int=0), place.Meter(server.pid, postgres))
                measuring.measure(report, about, made.read_text())
    finally:
        house.close()
    for part in report.parts:
        part.name = "province"
    if page:
        write(report)
    return 0


def _open() -> None:
    """Open the house, with the memory that a province's own machine would give its database."""
    house.open_up()
    with psycopg.connect(host=settings.DATABASES["default"]["HOST"], user="postgres", dbname="nhipcau", autocommit=True) as line:
        for setting in MEMORY:
            line.execute(f"ALTER SYSTEM SET {setting}")  # type: ignore[arg-type]  # our own words
    connections.close_all()
    house.close()
    house.open_up()
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    call_command("load", verbosity=0)


def _version() -> str:
    with psycopg.connect(host=settings.DATABASES["default"]["HOST"], user="postgres", dbname="nhipcau") as line:
        return str(line.execute("SHOW server_version").fetchall()[0][0]).split()[0]
