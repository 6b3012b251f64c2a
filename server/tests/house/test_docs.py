"""What the pages of words name is there: paths, verbs, addresses, settings, numbers of problems, links.

The list of problems is written from the catalogue: ``NHIPCAU_PROBLEMS=1 ./nhipcau test server/tests/house/test_docs.py``.
"""

import ast
import importlib
import os
import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import Resolver404, resolve

from nhipcau.kernel.problems import Problem

ROOT = Path(__file__).resolve().parents[3]
FRONT = ("README.md", "README.vi.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
PAGES = sorted([*(ROOT / name for name in FRONT), *(ROOT / "docs").glob("*.md")])
MUST_BE = {*FRONT} | {
    f"docs/{name}.md"
    for name in (
        "to-vien", "ban-mot-cua", "lanh-dao-xa", "phan-tich-tinh",
        "running", "api", "problems", "content", "real-phone",
    )
}  # fmt: skip
PROBLEMS = ROOT / "docs" / "problems.md"

TICKED = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"(?:\.?[\w-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|json|ts|tsx|lock)")
ADDRESS = re.compile(r"/(?:[a-z][\w.-]*(?:/[\w.-]+)*/?)?(?:\?[\w=&-]+)?")
VERB = re.compile(r"\./nhipcau ([a-z_]+)")
SETTING = re.compile(r"\b(?:NHIPCAU_[A-Z_]+|DATABASE_(?:[A-Z]+_)?URL|CHROMIUM|HISTORIES)\b")
NUMBER = re.compile(r"`([45]\d\d\.\d{1,3})`")
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)?(#[^)\s]+)?\)")
PICTURE = re.compile(r"<img src=\"([^\"]+)\"[^>]*\balt=\"[^\"]{10,}\"")
DECLARED = re.compile(r"^[A-Z_]+(?:: Final)? = problem\(", re.MULTILINE)
MADE = (".nhipcau", ".venv", "dist/")  # made by a run, so not in a fresh checkout
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def words_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose_of(page: Path) -> str:
    return FENCE.sub("", words_of(page))


def places_to_look() -> list[Path]:
    """A path is read from the root, the server, its package or one of its rooms, the field app, the content, the docs."""
    package = ROOT / "server/nhipcau"
    rooms = [room for room in package.iterdir() if room.is_dir()]
    return [ROOT, ROOT / "server", package, *rooms, ROOT / "field", ROOT / "field/src", ROOT / "content", ROOT / "docs"]


def settings_read() -> set[str]:
    """Return every environment variable that the settings ask for, by name or by a constant of the same file."""
    found: set[str] = set()
    for path in (ROOT / "server/nhipcau/settings").glob("*.py"):
        for node in ast.walk(ast.parse(words_of(path))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SETTING.fullmatch(node.value):
                found.add(node.value)
    return found


def catalogue() -> dict[str, Problem]:
    """Return every problem of the house by its number, whether or not its module was needed so far."""
    server = ROOT / "server"
    written = [path for path in (server / "nhipcau").rglob("*.py") if DECLARED.search(words_of(path))]
    names = [".".join(path.relative_to(server).with_suffix("").parts) for path in sorted(written)]
    found = [one for name in names for one in vars(importlib.import_module(name)).values()]
    return {one.number: one for one in found if isinstance(one, Problem)}


def slug(heading: str) -> str:
    """Return the anchor that a heading gets where the pages are shown."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def problem_page() -> str:
    """Return the list of problems as the catalogue has it today."""
    lines = [
        "# Problems · Các số lỗi",
        "",
        "Written from the catalogue by a test; do not edit by hand. What was kept and what to do stands on each problem's own",
        "page, `/problems/<number>`. The part before the dot is the HTTP status. A number is never used for another meaning.",
        "",
        "| số · number | key | xảy ra việc gì | what happened |",
        "|---|---|---|---|",
    ]
    found = sorted(catalogue().values(), key=lambda one: [int(part) for part in one.number.split(".")])
    rows = [f"| `{one.number}` | {one.key} | {one.vi.what} | {one.en.what} |" for one in found]
    return "\n".join([*lines, *rows]) + "\n"


def test_the_pages_that_people_are_sent_to_are_written() -> None:
    assert {name_of(page) for page in PAGES} >= MUST_BE


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_path_named_is_there(page: Path) -> None:
    named = {text for text in TICKED.findall(prose_of(page)) if FILE.fullmatch(text) and not text.startswith(MADE)}
    missing = {text for text in named if not any((base / text).exists() for base in places_to_look())}
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_picture_is_there_and_is_described(page: Path) -> None:
    shown = PICTURE.findall(words_of(page))
    assert len(shown) == words_of(page).count("<img ")
    assert [name for name in shown if not (page.parent / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, anchor in LINK.findall(words_of(page)):
        found = (page.parent / target) if target else page
        assert found.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", words_of(found), re.MULTILINE)
            assert anchor[1:] in {slug(heading) for heading in headings}, anchor


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_verb_named_can_be_typed(page: Path) -> None:
    verbs = importlib.import_module("nhipcau.cli").VERBS  # on demand: it enters a problem of its own in the catalogue
    known = {*verbs, *get_commands(), "help"}
    assert set(VERB.findall(words_of(page))) <= known


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_address_named_is_answered(page: Path) -> None:
    unknown = []
    for text in TICKED.findall(prose_of(page)):
        address = re.sub(r"^(?:GET|POST) ", "", text)
        if not ADDRESS.fullmatch(address) or address.startswith("/app/"):
            continue
        try:
            resolve(address.split("?")[0])
        except Resolver404:
            unknown.append(text)
    assert not unknown


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_setting_named_is_read_by_the_code(page: Path) -> None:
    code = [*(ROOT / "server").rglob("*.py"), *(ROOT / "bench").glob("*.py"), ROOT / "nhipcau"]
    read = settings_read() | {name for path in code for name in re.findall(r"\"([A-Z_]+)\"", words_of(path))}
    assert set(SETTING.findall(words_of(page))) <= read


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_problem_number_named_is_in_the_catalogue(page: Path) -> None:
    assert set(NUMBER.findall(words_of(page))) <= catalogue().keys()


def test_every_setting_that_is_read_is_explained_to_whoever_runs_it() -> None:
    told = words_of(ROOT / "docs/running.md")
    assert len(settings_read()) >= 10
    assert {name for name in settings_read() if f"`{name}`" not in told} == set()


def test_every_reason_to_refuse_a_production_start_is_explained() -> None:
    code = words_of(ROOT / "server/nhipcau/settings/checks.py")
    told = words_of(ROOT / "docs/running.md")
    reasons = set(re.findall(r"\bE\d{3}\b", code))
    assert len(reasons) >= 7
    assert {reason for reason in reasons if f"| {reason} |" not in told} == set()


def test_the_list_of_problems_is_the_catalogue() -> None:
    if os.environ.get("NHIPCAU_PROBLEMS") == "1":
        PROBLEMS.write_text(problem_page(), encoding="utf-8")
    assert words_of(PROBLEMS) == problem_page(), "NHIPCAU_PROBLEMS=1 ./nhipcau test server/tests/house/test_docs.py"


def test_the_walk_of_the_architecture_page_names_real_files() -> None:
    walk = words_of(ROOT / "ARCHITECTURE.md").split("## One walk")[1].split("\n## ")[0]
    named = [text for text in TICKED.findall(walk) if "/" in text and FILE.fullmatch(text)]
    assert len(named) >= 10
    assert [text for text in named if not (ROOT / text).exists()] == []


def test_the_two_readmes_tell_the_same() -> None:
    english, vietnamese = words_of(ROOT / "README.md"), words_of(ROOT / "README.vi.md")
    for found in (
        r"^#+ ",  # as many headings
        r"^(?:!\[|<img )",  # as many pictures
        r"^    \./nhipcau",  # the same commands
        r"^<!-- \w+ -->$",  # the same places to fill in
    ):
        assert len(re.findall(found, english, re.MULTILINE)) == len(re.findall(found, vietnamese, re.MULTILINE)), found
    assert set(VERB.findall(english)) == set(VERB.findall(vietnamese))


def test_every_part_of_the_bench_has_its_place_on_the_page_of_figures():
    named = re.search(r"^NAMES = \((.*)\)$", words_of(ROOT / "bench/__main__.py"), re.MULTILINE)
    assert named
    places = re.findall(r"<!-- measured: (\w+) -->", words_of(ROOT / "docs/performance.md"))
    assert sorted(places) == sorted([*re.findall(r"\w+", named[1]), "province"])  # which has a house of its own
