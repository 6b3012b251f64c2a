"""What goods fetch in the demo communes: eight weeks of invented prices with gaps, and one strange price that nobody else told of."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, Final

from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import COMMUNE_LEAD, LEADER
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import Letter

SOURCE: Final = "Số liệu mẫu, không có thật"
# goods, grade, unit, middle, kind of place, market, weeks ago
TOLD: Final[tuple[tuple[str, str, str, int, str, str, tuple[int, ...]], ...]] = (
    ("gung", "Gừng dé", "kg", 20_000, "market", "Chợ trung tâm xã", (8, 7, 6, 3, 2, 1, 0)),
    ("mac-khen", "Hạt khô", "kg", 320_000, "trader", "", (7, 4, 1)),
    ("ngo", "Hạt khô", "ta", 720_000, "trader", "", (8, 6, 5, 4, 2, 0)),
    ("lua", "Lúa khô", "ta", 850_000, "market", "Chợ trung tâm xã", (6, 5, 2, 1)),
    ("lon-hoi", "Lợn lai", "kg", 63_000, "trader", "", (8, 7, 6, 5, 4, 3, 2, 1, 0)),
    ("ga-doi", "Gà ta", "kg", 130_000, "market", "Chợ trung tâm xã", (5, 3, 1, 0)),
    ("trau", "Trâu thịt", "con", 27_000_000, "trader", "", (6, 2)),
    ("mang", "Măng khô", "kg", 230_000, "shop", "Cửa hàng nông sản", (7, 6)),
    ("mat-ong", "Ong rừng", "lit", 450_000, "farm", "", (3, 1)),
)
STRANGE: Final = {"item": "gung", "grade": "Gừng dé", "unit": "kg", "low": 52_000, "high": 55_000, "kind": "trader", "market": "", "source": SOURCE, "sure": True}


def price_letters(story: Story) -> Iterator[tuple[Any, Letter]]:
    """Yield who tells which prices: the office a file of eight weeks, a team leader one that is strange."""
    chance = Random(f"nhip-cau prices {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    at = datetime.combine(story.today - timedelta(days=1), time(8, 30), VIETNAM)
    lines = [_line(one, weeks, at, chance) for one in TOLD for weeks in one[6]]
    yield actor_of(story, COMMUNE_LEAD), Letter(id_at(chance, at), "bulletin.bring_prices", {"id": str(id_at(chance, at)), "lines": lines}, at)
    later = at + timedelta(hours=2)
    strange = {"id": str(id_at(chance, later)), **STRANGE, "village_id": None, "on": later.date().isoformat()}
    yield actor_of(story, LEADER), Letter(id_at(chance, later), "bulletin.tell_price", strange, later)


def _line(one: tuple[str, str, str, int, str, str, tuple[int, ...]], weeks: int, at: datetime, chance: Random) -> dict[str, Any]:
    item, grade, unit, middle, kind, market, _ = one
    step = 10 ** max(2, len(str(middle)) - 3)
    low = round(middle * chance.uniform(0.9, 0.98) / step) * step
    high = round(middle * chance.uniform(1.0, 1.08) / step) * step
    on = (at - timedelta(days=7 * weeks + chance.randrange(2))).date().isoformat()
    told = {"item": item, "grade": grade, "unit": unit, "low": low, "high": high, "market": market, "kind": kind, "on": on, "source": SOURCE}
    return {"id": str(id_at(chance, at)), **told, "sure": True}
