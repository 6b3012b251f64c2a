"""A made-up province for figures and tests: places, tongues, seasons, trainers, all drawn by one seed. No real place."""

from random import Random

from nhipcau.learning.planning.shapes import Site, Task, Topic, Trainer
from nhipcau.places.queries import Reason

WEEKS, WIDE, HIGH = 52, 160, 120  # a year; kilometres
TIMES, TOPICS = 3, 10
_TET, _SOWING = Reason("tet", "Tết", "mẫu", refuses=True), Reason("transplant", "Cấy lúa", "mẫu", refuses=True)
_HARVEST, _STORM = Reason("harvest", "Gặt lúa", "mẫu", refuses=True), Reason("storm", "Mùa bão", "mẫu", refuses=False)
_FAIR = Reason("festival", "Hội làng", "mẫu", refuses=False)


def province(seed: int = 1, places: int = 130, trainers: int = 52) -> Task:
    """Return a province in which every place wants thirty classes in a year, and some tongues are spoken by few trainers."""
    dice = Random(seed)  # noqa: S311 (a drawn example)
    where = [(dice.uniform(0, WIDE), dice.uniform(0, HIGH)) for _ in range(places)]
    sites = [_site(dice, at) for at in range(places)]
    far, people = {}, []
    for at in range(trainers):
        home = dice.uniform(0, WIDE), dice.uniform(0, HIGH)
        people.append(_trainer(dice, at))
        for site, (east, north) in zip(sites, where, strict=True):
            far[people[-1].id, site.id] = round(((home[0] - east) ** 2 + (home[1] - north) ** 2) ** 0.5)
    topics = [Topic(f"k{at}", f"Bài {at + 1}", TIMES) for at in range(TOPICS)]
    return Task(WEEKS, sites, topics, people, far, seed=seed)


def _site(dice: Random, at: int) -> Site:
    height, reasons = dice.randrange(3), dict[int, list[Reason]]()
    for week in range(WEEKS):
        said = [_TET] if week in {5, 6} else []
        said += [_SOWING] if 1 + height <= week < 5 + height else []  # higher up, later
        said += [_HARVEST] if 18 - height <= week < 21 - height or 35 + height <= week < 38 + height else []
        said += [_STORM] if 33 <= week < 43 else []  # noqa: PLR2004
        said += [_FAIR] if dice.random() < 0.08 else []  # noqa: PLR2004
        if said:
            reasons[week] = said
    tongue = dice.choice(("vi",) * 7 + ("thai", "thai", "mong"))
    return Site(f"p{at:03}", f"Xã mẫu {at + 1}", tongue, dice.randrange(15, 40), 40, 2, reasons)


def _trainer(dice: Random, at: int) -> Trainer:
    tongues = {"vi", *(["thai"] if at % 4 == 0 else []), *(["mong"] if at % 8 == 1 else [])}
    return Trainer(f"t{at:02}", f"Giảng viên {at + 1}", frozenset(tongues), per_week=3, away=frozenset(dice.sample(range(WEEKS), 4)))
