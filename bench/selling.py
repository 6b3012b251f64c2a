"""The market with ten thousand products: how long a page takes, near the front, deep in it, searched; and what it weighs."""

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from http.client import HTTPConnection
from random import Random
from re import search
from statistics import median, quantiles
from urllib.parse import quote_plus

import brotli
from django.db import connections
from pages import LINKS, PAGES, _look
from place import Place
from playwright.sync_api import sync_playwright
from report import Report

from nhipcau.gateway.demo.market import PICTURES, keep_pictures
from nhipcau.guides.queries import fold
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.market.models import Maker, Photo, Product, Shown, ShownMaker
from nhipcau.places.models import Commune
from tests.stories.browser import launch_options

COUNT, ROUNDS, A_MAKER = 10_000, 100, 8  # products, questions of each kind, products of a maker
MOST = 50  # milliseconds, for 95 of 100 pages
CATALOGUE = (200 * 1024, 32, (2.5, 6.0))  # bytes, requests, seconds of the largest paint: a catalogue page with its photos
GUIDE_PAGE = PAGES["question page"][1]  # bytes that a page of a guide may have: a page of the market without photos, too
WHAT = ("Gừng dé", "Mắc khén", "Măng khô", "Mật ong", "Thổ cẩm", "Nếp nương", "Thịt gác bếp", "Chè dây", "Lạc đỏ", "Miến dong", "Trà gừng", "Rổ tre", "Cói đan", "Hạt dổi", "Cá khô", "Tinh bột nghệ")
HOW = ("sấy lát", "rừng", "loại một", "đầu mùa", "dệt tay", "nhà làm", "hút chân không", "gói quà", "cân ký", "hun khói")
GROUPS = ("food", "drink", "herb", "craft", "plant", "tourism")
ASKED = ("gung", "mat ong rung", "măng khô", "tho cam det tay", "nep", "thit gac bep", "khong co mon nay", "tam quang", "gói quà đầu mùa", "mac khen")


def market(report: Report, served: Place, count: int) -> None:
    """Fill the window, then ask for pages over HTTP, one after another."""
    report.heading(f"The market with {count:,} products")
    began = time.monotonic()
    fill(count)
    report.note(f"Written into the window in {time.monotonic() - began:.0f} s; each page asked {ROUNDS} times over HTTP, one after another, nothing remembered between two.")
    deep = list(cursors(count))
    kinds = {
        "first page": ["/cho"],
        "a deep page, by its cursor": [f"/cho?sau={one}" for one in deep],
        "a search": [f"/cho?q={quote_plus(one)}" for one in ASKED],
        "a commune, a group, a month": ["/cho/xa/16933", "/cho?nhom=craft", "/cho?thang=5&nhom=food", "/cho?sao=4"],
        "a product": [f"/cho/{one}" for one in Shown.objects.order_by("-id").values_list("id", flat=True)[:20]],
    }
    connections.close_all()
    for name, paths in kinds.items():
        before = served.meter.read()
        times = sorted(_timed(served.port, paths[at % len(paths)]) for at in range(ROUNDS))
        report.figure(f"{name}, median", median(times), "ms")
        report.figure(f"{name}, 95 of 100", quantiles(times, n=100)[94], "ms", target=MOST, peers="OFN: < 5 s with 10,000" if name == "first page" else "")
        report.figure(f"{name}, server and database", (served.meter.read() - before) / ROUNDS * 1000, "CPU-ms")
    body = _got(served.port, "/cho")
    report.exact("first page: HTML, brotli", len(brotli.compress(body)))
    report.exact("first page: HTML, gzip", len(gzip.compress(body)))
    looked(report, served)


def looked(report: Report, served: Place) -> None:
    """Open the first page in a browser on slow links, with its photos and, for the budget of a guide's page, without."""
    most, requests, limits = CATALOGUE
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**launch_options())
        address = f"http://127.0.0.1:{served.port}/cho"
        for (link, speed), limit in zip(LINKS.items(), limits, strict=True):
            looks = [_look(browser, address, *speed) for _ in range(3)]
            if link != "3G":
                report.exact("first page with twelve photos: over the wire", max(one["bytes"] for one in looks), most)
                report.figure("first page: requests", max(one["requests"] for one in looks), "requests", target=requests)
                report.figure("first page: moved", max(one["moved"] for one in looks), "CLS", target=0.05)
            report.figure(f"first page: largest paint, {link}", median(one["largest"] for one in looks), "s", target=limit)
        plain = _look(browser, f"{address}?q=khong+co+mon+nay", *LINKS["3G"])
        report.exact("a page without photos: over the wire", plain["bytes"], GUIDE_PAGE)
        browser.close()


def fill(count: int) -> None:
    """Write makers and products into the window, the same at every run; the newest twelve have photos."""
    chance, codes = Random(10), list(Commune.objects.filter(province="40").order_by("code").values_list("code", "name"))
    codes = [one for one in codes if one[0] == "16933"] + [one for one in codes if one[0] != "16933"]
    makers = [ShownMaker(id=new_id(), commune=codes[at % len(codes)][0], kind="group", name=f"Tổ {at}", story="", where="Bản Xa", shown_at=now()) for at in range(count // A_MAKER)]
    ShownMaker.objects.bulk_create(makers, 2000)
    names = dict(codes)
    Shown.objects.bulk_create((product(at, makers[at % len(makers)], names, chance) for at in range(count)), 1000)
    with_photos()
    with connections["owner"].cursor() as cursor:  # as the database does by itself after a while
        cursor.execute("ANALYZE market_shown")
        cursor.execute("ANALYZE market_shown_maker")


def product(at: int, maker: ShownMaker, names: dict[str, str], chance: Random) -> Shown:
    """One product of the window."""
    name = f"{chance.choice(WHAT)} {chance.choice(HOW)}"
    story = " ".join(chance.choice(HOW) for _ in range(30))
    low, stock = chance.randrange(20, 900) * 1000, chance.choice(("in", "in", "in", "low", "out"))
    stars = chance.choice((0, 0, 0, 3, 4))
    turn = 1_790_000_000_000 + at + ((1 << 52) if stock != "out" else 0)
    return Shown(
        id=new_id(), maker=maker, commune=maker.commune, name=name, group=GROUPS[at % 6], story=story, unit="gói", price_from=low, price_to=None,
        answers={"made_of": "Của nhà", "how_made": story, "taste": "Thơm", "keep": "6 tháng", "order": "Ba ngày"}, season=chance.randrange(1, 4096), stock=stock,
        stars=stars, stars_until=datetime(2099, 1, 1, tzinfo=UTC).date() if stars else None, folded=f" {fold(f'{name} {maker.name} {names[maker.commune]} {story}')} ",
        turn=turn, shown_at=now(),
    )  # fmt: skip


def with_photos() -> None:
    """Give the first page drawn pictures, as photos lie behind the wall."""
    folder, place = "vn.40.16933", "vn.40.16933."
    keep_pictures(folder)
    named = sorted({path.name.rsplit("-", 1)[0] for path in PICTURES.glob("*.webp")})
    with acting(system(COUNTRY)):
        plain = {"place": place, "changed_by": new_id(), "changed_at": now()}
        maker = Maker.objects.create(id=new_id(), kind="group", name="Tổ", **plain)
        for at, shown in enumerate(Shown.objects.order_by("-turn", "-id")[:12]):
            files = [(PICTURES / f"{named[at % len(named)]}-{side}.webp").read_bytes() for side in (480, 960)]
            small, large = (sha256(one).hexdigest() for one in files)
            made = Product.objects.create(id=shown.id, maker=maker, number=at + 1, name=shown.name, group="food", unit="gói", **plain)
            about = {"small": small, "large": large, "media": "image/webp", "width": 960, "height": 720, "says": "Tranh vẽ"}
            sizes = {"small_bytes": len(files[0]), "large_bytes": len(files[1]), "small_at": now(), "large_at": now()}
            Photo.objects.create(id=new_id(), place=place, product=made, member_id=new_id(), folder=folder, added_at=now(), **about, **sizes)
            shown.photos = [about]
            shown.save(update_fields=["photos"])


def cursors(count: int) -> Iterator[str]:
    """Yield where pages begin, from the front to the very end."""
    rows = list(Shown.objects.order_by("-turn", "-id").values_list("turn", "id"))
    for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        turn, named = rows[int(count * share)]
        yield f"{turn}.{named}"


def _timed(port: int, path: str) -> float:
    began = time.perf_counter()
    _got(port, path)
    return (time.perf_counter() - began) * 1000


def _got(port: int, path: str) -> bytes:
    caller = HTTPConnection("127.0.0.1", port, timeout=30)
    caller.request("GET", path, headers={"Accept-Encoding": "identity"})
    answer = caller.getresponse()
    body = answer.read()
    caller.close()
    if answer.status != 200 or not search(rb"</html>", body):  # noqa: PLR2004 (OK)
        raise SystemExit(f"bench: {path} answered {answer.status}")
    return body
