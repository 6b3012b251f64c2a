"""The parts of the bench in order, in one scratch house."""

import django

django.setup()

import carrying  # noqa: E402 (models can be imported only now)
import place  # noqa: E402
import sizes  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from report import Report  # noqa: E402

from nhipcau.cli import house  # noqa: E402
from nhipcau.sync.models import Bundle  # noqa: E402


def measure(only: list[str]) -> int:
    """Print every part, or only the sizes; 1 when an exact budget is passed."""
    report = Report()
    house.open_up()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            report.machine(cursor.fetchone()[0].split()[0])
        with place.serving() as served:
            bundles = {one.name: bytes(one.content) for one in Bundle.objects.filter(current=True).order_by("name")}
            sizes.measure(report, settings.PHONE_APP_DIR, bundles)
            if only != ["sizes"]:
                for part in (carrying.pull, carrying.push, carrying.mixed):
                    part(report, served)
    finally:
        house.close()
    for fault in report.over:
        print(f"\nover the budget: {fault}")
    return int(bool(report.over))
