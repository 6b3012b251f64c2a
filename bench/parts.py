"""The parts of the bench in order, each run in one scratch house."""

import django

django.setup()

from collections.abc import Callable  # noqa: E402 (after the settings are read)

import carrying  # noqa: E402 (models can be imported only now)
import finding  # noqa: E402
import giving_back  # noqa: E402
import growth  # noqa: E402
import importing  # noqa: E402
import load  # noqa: E402
import pages  # noqa: E402
import phone  # noqa: E402
import place  # noqa: E402
import planning  # noqa: E402
import selling  # noqa: E402
import sizes  # noqa: E402
import telling  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from page import write  # noqa: E402
from report import Report  # noqa: E402
from town import Town, Village  # noqa: E402

from nhipcau.cli import house  # noqa: E402
from nhipcau.sync.models import Bundle  # noqa: E402

Part = Callable[[Report, place.Place, Town], None]
PARTS: dict[str, Part] = {
    "sizes": lambda report, _served, _town: sizes.measure(report, settings.PHONE_APP_DIR, _bundles()),
    "phone": lambda report, served, _town: phone.phone(report, served),
    "pages": lambda report, served, _town: pages.pages(report, served),
    "pull": lambda report, served, _town: carrying.pull(report, served),
    "push": lambda report, served, _town: carrying.push(report, served),
    "mixed": lambda report, served, _town: carrying.mixed(report, served),
    "morning": load.morning,
    "evening": load.evening,
    "logins": lambda report, served, _town: load.log_ins(report, served),
    "seven": growth.seven,
    "search": lambda report, _served, _town: finding.search(report),
    "market": lambda report, served, _town: selling.market(report, served, COUNT[0]),
    "planner": lambda report, _served, _town: planning.planner(report),
    "soc": lambda report, _served, _town: telling.soc(report),
    "restore": lambda report, _served, town: giving_back.restore(report, town),
    "imports": lambda report, served, _town: importing.imports(report, served, ROWS[0]),
    "growth": growth.growth,
}
ROWS = [importing.ROWS]  # of the export; as the command line says
COUNT = [selling.COUNT]  # of products; as the command line says
LONG = {"market", "soc", "restore", "imports", "growth"}  # only when it is named


def measure(only: list[str], *, page: bool, rows: int, count: int) -> int:
    """Run the named parts, or all but the long ones; 1 when an exact budget is passed."""
    report, ROWS[0], COUNT[0] = Report(), rows, count
    house.open_up()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            report.machine(cursor.fetchone()[0].split()[0])
        with place.serving() as served:
            town = Town(Village(served.village, place.COMMUNE, served.path))
            for name in only or [name for name in PARTS if name not in LONG]:
                before = len(report.parts)
                PARTS[name](report, served, town)
                for part in report.parts[before:]:
                    part.name = name
    finally:
        house.close()
    if page:
        write(report)
    for fault in report.over:
        print(f"\nover the budget: {fault}")
    return int(bool(report.over))


def _bundles() -> dict[str, bytes]:
    return {one.name: bytes(one.content) for one in Bundle.objects.filter(current=True).order_by("name")}
