"""The names of a province, from the tables of places."""

from typing import Final

from nhipcau.bulletin.reading.names import Gazetteer, Listed, gazetteer
from nhipcau.kernel.scope import commune_of
from nhipcau.places.models import Commune, Province, Succession

KINDS: Final = ("Phường", "Đặc khu", "Thị trấn", "Xã")


def province_of(scope: str) -> str:
    """Return the two digits of the province of a place path; empty for the whole country."""
    parts = scope.split(".")
    return parts[1] if len(parts) > 2 else ""  # noqa: PLR2004 (vn, a province, what follows)


def own_communes(scope: str) -> set[str]:
    """Return the communes that an officer of this place may warn: one, or all of a province."""
    commune = commune_of(scope)
    if commune:
        return {commune}
    return set(Commune.objects.filter(province=province_of(scope), valid_to=None).values_list("code", flat=True))


def names_of(province: str) -> Gazetteer:
    """Return every name that a bulletin of a province may use: of today, and of before the merge."""
    communes = [Listed(one.kind, one.name, (one.code,)) for one in Commune.objects.filter(province=province, valid_to=None).order_by("code")]
    into: dict[str, list[str]] = {}
    former: dict[str, tuple[str, str]] = {}
    for one in Succession.objects.filter(commune__province=province).select_related("former").order_by("former_id", "commune_id"):
        into.setdefault(one.former_id, []).append(one.commune_id)
        former[one.former_id] = (one.former.name, one.former.district)
    listed = [Listed(*_split(name), tuple(into[code]), district) for code, (name, district) in former.items()]
    provinces = list(Province.objects.filter(valid_to=None).order_by("code"))
    own = next((one.name for one in provinces if one.code == province), "")
    return gazetteer(province, own, communes, listed, [one.name for one in provinces])


def _split(full: str) -> tuple[str, str]:
    kind = next((kind for kind in KINDS if full.startswith(f"{kind} ")), "")
    return kind, full.removeprefix(kind).strip()
