"""What people report, as written in the content: categories, who answers for what, deadlines, answers that say nothing."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.text import plain

CATEGORIES, ROUTES, DEADLINES = "petitions/categories.toml", "petitions/routes.toml", "petitions/deadlines.toml"
AREAS: Final = {"Xã": "xa", "Phường": "phuong", "Đặc khu": "dac_khu"}
HANDS: Final = ("office", "lead", "province")
LAYERS: Final = ("house", "province", "commune", "category")
OTHER: Final = "khac"
_NEEDED: Final = ("id", "name", "pictogram", "where", "since", "photo")


def written(file: str) -> dict[str, Any]:
    """Return a file as written."""
    return load_toml(content_dir() / file)


@cache
def categories() -> dict[str, dict[str, Any]]:
    """Return the categories by their ids, in their order."""
    return {one["id"]: one for one in written(CATEGORIES)["categories"]}


@cache
def bodies() -> dict[str, dict[str, Any]]:
    """Return who may answer, by id."""
    return {one["id"]: one for one in written(ROUTES)["bodies"]}


@cache
def abouts() -> dict[str, dict[str, Any]]:
    """Return whom a petition may be about, by id."""
    return {one["id"]: one for one in written(ROUTES)["about"]}


@cache
def formal() -> dict[str, Any]:
    """Return what is said of complaints and denunciations in the sense of the law."""
    return dict(written(CATEGORIES)["formal"])


def category_name(code: str) -> str:
    """Return how a category is called; one that nobody knows any more is another matter."""
    return str(categories().get(code, categories()[OTHER])["name"])


def body_name(code: str, area: str = "xa") -> str:
    """Return how a body is called in a commune, a ward or a special zone."""
    one = bodies()[code]
    return str(one.get(area, one["name"]))


def is_quiet(code: str) -> bool:
    """Say whether a category is a private matter: its words are shown to whoever handles it and to nobody else."""
    return bool(categories().get(code, {}).get("quiet", False))


def area_of(kind: str) -> str:
    """Return the area of a commune by its kind; an unknown one counts as a commune."""
    return AREAS.get(kind, "xa")


def guessed(text: str) -> str:
    """Return the category whose words stand in a text: the longest word decides; another matter where none does."""
    said = f" {plain(text)} "
    found = [(len(word), code) for code, one in categories().items() for word in one["words"] if f" {word} " in said]
    return max(found, key=lambda one: one[0])[1] if found else OTHER


def is_formal(text: str) -> bool:
    """Say whether a text speaks of a complaint or a denunciation in the sense of the law."""
    said = f" {plain(text)} "
    return any(f" {word} " in said for word in formal()["words"])


def category_faults(file: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the categories."""
    if not isinstance(file.get("as_of"), date) or not file.get("source"):
        yield "needs as_of, a day, and a source"
    names = [one.get("id", "") for one in file.get("categories", ())]
    if len({*names}) != len(names) or OTHER not in names:
        yield f"each category stands there once, and one of them is “{OTHER}”"
    for one in file.get("categories", ()):
        yield from (f"{one.get('id')}: {key} is missing" for key in _NEEDED if not one.get(key))
        yield from (f"{one.get('id')}: {word} is not in plain letters" for word in one.get("words", ()) if plain(word) != word)
    for key in ("words", "title", "say", "bring", "source"):
        if not file.get("formal", {}).get(key):
            yield f"formal: {key} is missing"


def route_faults(file: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the routes: every category, in every area, leads to somebody, and from there up."""
    known = {one["id"]: one for one in file.get("bodies", ())}
    for one in known.values():
        if one.get("hands") not in HANDS or not one.get("source") or not isinstance(one.get("sure"), bool):
            yield f"{one['id']}: whose hands, a source, and whether it is sure"
    for code in set(categories()) ^ set(file.get("routes", {})):
        yield f"{code}: a category has one line of routes"
    for code, line in file.get("routes", {}).items():
        for key in (*AREAS.values(), "up"):
            if line.get(key) not in known:
                yield f"{code}: {key} leads to nobody"
        if known.get(line.get("up"), {}).get("hands") != "province":
            yield f"{code}: above the commune is the province"
    for one in file.get("about", ()):
        to = known.get(one.get("to"), {})
        if to.get("hands") not in {"lead", "province"} or one["to"] in one["is"]:
            yield f"{one['id']}: leads to somebody above"


def deadline_faults(file: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the deadlines."""
    if not any(rule.get("layer") == "house" for rule in file.get("rules", ())):
        yield "one rule holds for everything"
    for at, rule in enumerate(file.get("rules", ())):
        if rule.get("layer") not in LAYERS or not 1 <= rule.get("days", 0) <= 60:  # noqa: PLR2004 (working days)
            yield f"rule {at}: a layer, and one to sixty working days"
        if not rule.get("source") or not isinstance(rule.get("from"), date) or not isinstance(rule.get("checked"), date):
            yield f"rule {at}: a source, from when, and when it was checked"
        if not isinstance(rule.get("law"), bool) or not isinstance(rule.get("sure"), bool):
            yield f"rule {at}: whether it is law, and whether it is sure"
        if rule.get("layer") == "category" and rule.get("category") not in categories():
            yield f"rule {at}: no such category"
        if rule.get("layer") in {"province", "commune"} and not rule.get("place"):
            yield f"rule {at}: which place"
