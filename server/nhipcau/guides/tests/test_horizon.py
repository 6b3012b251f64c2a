"""What runs out in a guide is told sixty days before: to editors, to the commune, to whoever watches the machine."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from nhipcau.guides.horizon import ending, ends_on, ends_soon
from nhipcau.guides.models import Guide
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, PROCEDURE, settle

UNTIL = "2027-02-28"


def guide(*untils: str, valid_to: str = "") -> dict[str, Any]:
    periods = [{"from": "2026-01-01", "to": until, "amount": 3} for until in untils]
    return {"valid_to": valid_to, "values": [{"id": "fee", "periods": periods}]}


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        (guide(""), ""), (guide(UNTIL), UNTIL), (guide(UNTIL, ""), ""), (guide(UNTIL, "2028-01-31"), "2028-01-31"),
        (guide("", valid_to="2027-01-01"), "2027-01-01"), (guide(UNTIL, valid_to="2027-03-01"), UNTIL), ({"valid_to": ""}, ""),
    ],
)  # fmt: skip
def test_an_amount_ends_where_nothing_comes_after_it(body: dict[str, Any], ends: str) -> None:
    assert ends_on(body) == ends


@pytest.mark.parametrize(("day", "soon"), [("2026-12-29", False), ("2026-12-30", True), ("2027-02-28", True), ("2027-06-01", True)])
def test_sixty_days_before_it_is_soon_and_stays_so_until_somebody_looked(day: str, soon: bool) -> None:
    assert ends_soon(guide(UNTIL), date.fromisoformat(day)) is soon
    assert not ends_soon(guide(""), date.fromisoformat(day))


@pytest.mark.django_db
def test_editors_the_commune_and_the_watchman_are_told_and_a_new_version_ends_it() -> None:
    settle()
    real_guide(PROCEDURE)
    told = Guide.objects.get(procedure=PROCEDURE)
    told.body |= guide(UNTIL)
    told.version = "ending"
    told.save()
    with time_machine.travel(datetime(2026, 12, 29, 3, tzinfo=UTC), tick=False):
        assert ending(date(2026, 12, 29)) is None
    with time_machine.travel(datetime(2027, 1, 4, 3, tzinfo=UTC), tick=False):
        assert "1 hướng dẫn" in at_browser("commune_lead", COMMUNE, login="leader").get("/xa").content.decode()
        assert any("2027-02-28" in one for one in Client().get("/readyz").json()["notices"])
        board = at_browser("content_editor", "vn.40.", login="vy").get("/soan?o=sap-het").content.decode()
        assert "sắp hết hiệu lực" in board
        told.body |= guide(UNTIL, "")
        told.version = "renewed"
        told.save()
        assert ending(date(2027, 1, 4)) is None
        assert "notices" not in Client().get("/readyz").json()
