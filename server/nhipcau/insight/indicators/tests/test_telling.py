"""A closed month keeps what it said; when late work changes it, the figure says what it said before, when, and how much came late."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from nhipcau.insight.indicators.closing import close_months
from nhipcau.insight.indicators.models import ToldFigure
from nhipcau.insight.indicators.opening import behind
from nhipcau.insight.indicators.reading import read
from nhipcau.insight.indicators.store import versions
from nhipcau.insight.rules import month_at
from nhipcau.kernel import bus, news
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from tests.world import World, must, settle

OCTOBER = month_at(datetime(2026, 10, 5, tzinfo=UTC).date(), datetime(2026, 10, 31, tzinfo=UTC).date())
IN_MONTH = datetime(2026, 10, 20, 3, tzinfo=UTC)
COMMUNE = "vn.40.16933."


def stuck(world: World) -> dict[str, Any]:
    return {"id": str(new_id()), "village_id": str(world.tung_huong), "cause": "distrust"}


@pytest.mark.django_db
def test_late_work_restates_a_closed_month_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    with time_machine.travel(IN_MONTH, tick=False):
        world = settle()
        must(world.lan, "feedback.raise_difficulty", **stuck(world))
    with time_machine.travel(datetime(2026, 11, 1, 3, tzinfo=UTC), tick=False):
        assert close_months() > 0
        assert close_months() == 0, "told again, nothing is new"
        (one,) = read(["support.difficulties"], COMMUNE, OCTOBER)
        assert (one.part, one.restated) == (1, None)
    with time_machine.travel(datetime(2026, 11, 3, 3, tzinfo=UTC), tick=False):
        late = Letter(new_id(), "feedback.raise_difficulty", stuck(world), IN_MONTH)
        assert bus.obey(world.lan, [late]).verdicts[0].state == "done"
        (one,) = read(["support.difficulties"], COMMUNE, OCTOBER)
        assert one.part == 2
        assert one.restated
        assert (one.restated.part, one.restated.told_at.day, one.restated.late) == (1, 1, 1)
        (wide,) = read(["support.difficulties"], "vn.40.", OCTOBER)
        assert wide.restated
        assert wide.restated.late is None, "nobody has counted them yet"
        standing = versions().all_at(OCTOBER.last)
        rows = behind(standing["support.difficulties"], standing, COMMUNE, OCTOBER)
        assert [row.late for row in rows] == [True, False]
        assert rows[0].number > rows[1].number
        assert behind(standing["support.difficulties"], standing, COMMUNE, OCTOBER, before=rows[0].number) == rows[1:]
    with time_machine.travel(datetime(2026, 11, 4, 3, tzinfo=UTC), tick=False):
        heard: list[news.Told] = []
        monkeypatch.setattr(news, "takers", [heard.extend])
        assert close_months() > 0
        told = next(one for one in heard if (one.place, one.data["figure"]) == (COMMUNE, "support.difficulties"))
        assert told.kind == "figure.restated"
        assert (told.data["part_before"], told.data["part"], told.data["first"]) == (1, 2, "2026-10-01")
        assert ToldFigure.objects.filter(code="support.difficulties", place=COMMUNE).count() == 2
        (one,) = read(["support.difficulties"], COMMUNE, OCTOBER)
        assert one.restated
        assert (one.restated.part, one.restated.late) == (1, 1), "the first word stays the one that is named"
