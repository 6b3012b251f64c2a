"""What a phone downloads, in brotli bytes: the app as built, and the bundles of content."""

import json
import re
from pathlib import Path

import brotli
from report import Report

FIRST_LOAD, LAZY_CHUNK, WHOLE_APP, CONTENT = 30_000, 20_000, 120_000, 150_000
SECOND_CODE, SECOND_CONTENT, LESSONS = 80_000, 80_000, 40_000
SECOND_ROOMS = json.loads((Path(__file__).parents[1] / "field/scripts/second-wave.json").read_text())
SECOND_CHUNK = re.compile(rf"/(?:{'|'.join(SECOND_ROOMS)})-[^/]+\.js$")
SECOND_BUNDLES = {"lessons", "skills", "drills", "checking", "scams"} | {
    "hazards",
    "seasons",
    "priced",
    "market",
    "petitions",
    "difficulties",
}
TEXT = {".js", ".css", ".html", ".svg", ".json", ".webmanifest"}
STATIC_IMPORT = re.compile(r"""(?:import|from)\s*["'](\./[^"']+\.js)["']""")
ENGLISH = re.compile(r"/english-[^/]+\.js$")
READER = re.compile(r"/reader-[^/]+\.js$")
IN_PAGE = re.compile(r"""<(?:script|link)\b[^>]*\b(?:src|href)="[^"]*?/(assets/[^"]+\.(?:js|css))\"""")


def packed(content: bytes) -> int:
    """Return the size of some bytes in brotli at its best."""
    return len(brotli.compress(content, quality=11))


def measure(report: Report, app: Path, bundles: dict[str, bytes]) -> None:
    """Print every size of the phone app, and of the content that it keeps."""
    report.heading("(a) phone app, bytes in brotli 11")
    if not (app / "index.html").exists():
        raise SystemExit("The phone app is not built: run ./nhipcau bench, which builds it.")
    texts = [path for path in sorted(app.rglob("*")) if path.suffix in TEXT and path.parent.name not in {"leaflet", "uplot"}]  # of pages of the server, not of the app
    files = {path.relative_to(app).as_posix(): path for path in texts}
    sizes = {name: packed(path.read_bytes()) for name, path in files.items()}
    first = first_load(app)
    peers = "ODK web-forms 1,460,000 gz · OpenCRVS 9,400,000"
    report.exact(
        "first load: page, entry, its imports, styles", sum(sizes[name] for name in first), FIRST_LOAD, peers=peers
    )
    for name in first:
        report.line(f"    {name}", f"{sizes[name]:,} B")
    for name, size in sizes.items():
        lazy = name not in first and name.startswith("assets/")
        report.exact(
            f"  {'lazy ' if lazy else ''}{name}", size, LAZY_CHUNK if lazy else None
        ) if name not in first else None
    english = sum(size for name, size in sizes.items() if ENGLISH.search(name))
    reader = sum(size for name, size in sizes.items() if READER.search(name))
    second = sum(size for name, size in sizes.items() if SECOND_CHUNK.search(name))
    first_wave = sum(sizes.values()) - english - reader - second
    report.exact("first wave: whole offline app for a visit, in Vietnamese", first_wave, WHOLE_APP)
    report.exact("second wave: lessons, against fraud, news, shop window, what people say, forms, voices of the village", second, SECOND_CODE)
    report.exact("  English beside it, fetched when it is chosen", english)
    report.exact("  reader of codes, fetched where the browser has none of its own", reader)
    judge_content(report, {name: packed(content) for name, content in bundles.items()})


def judge_content(report: Report, bundles: dict[str, int]) -> None:
    """Print and judge the content of both waves; English comes only where it is chosen."""
    for name, size in bundles.items():
        report.exact(f"  bundle {name}", size, LESSONS if name == "lessons" else None)
    ours = {name: size for name, size in bundles.items() if not name.endswith("-en")}
    later = sum(size for name, size in ours.items() if name in SECOND_BUNDLES)
    report.exact("content of the first wave, in Vietnamese", sum(ours.values()) - later, CONTENT)
    report.exact("content of the second wave: lessons, frauds, hazards, seasons, prices, shop window, petitions", later, SECOND_CONTENT)


def first_load(app: Path) -> list[str]:
    """Name what the page pulls in before anybody touches it, static imports of imports included."""
    waiting = IN_PAGE.findall((app / "index.html").read_text())
    found = ["index.html"]
    while waiting:
        name = waiting.pop(0)
        if name in found:
            continue
        found.append(name)
        if name.endswith(".js"):
            waiting += [
                f"assets/{inner.removeprefix('./')}" for inner in STATIC_IMPORT.findall((app / name).read_text())
            ]
    return found
