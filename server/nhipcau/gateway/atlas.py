"""Names for the figures: insight asks, places and support answer."""

from collections.abc import Sequence

from nhipcau.feedback.queries import cause_name, causes
from nhipcau.gateway.audit.words import VERBS
from nhipcau.insight.atlas import Spot
from nhipcau.kernel.scope import commune_of
from nhipcau.people.queries import demo_communes
from nhipcau.places.models import Commune, Province, Village
from nhipcau.places.queries import get_commune, villages_of

SAFETY = {
    "right": "Trả lời đúng",
    "unsure": "Chưa chắc",
    "unsure_right": "Hỏi lại thì đúng",
    "unsure_twice": "Hỏi lại vẫn chưa chắc",
    "not_asked": "Chưa hỏi",
    "safety_left": "Chưa hỏi: bà con về rồi",
    "safety_emergency": "Chưa hỏi: có việc gấp",
    "safety_unwell": "Chưa hỏi: bà con mệt",
    "safety_other": "Chưa hỏi: lý do khác",
}
DIFFICULTIES = "support.difficulties"
WORDS = {"support.safety": SAFETY, "kernel.verb": VERBS}


class HouseAtlas:
    """The atlas of this house, over places, members and the words of support."""

    def spot(self, path: str) -> Spot:
        """Return the country, a province or a commune; a commune is marked when its figures are invented."""
        code = commune_of(path)
        if code:
            return _commune_spot(get_commune(code), demo_communes())
        province = Province.objects.filter(code=path.removeprefix("vn.").rstrip(".")).first()
        return Spot(path, f"{province.kind} {province.name}" if province else "Cả nước")

    def below(self, path: str) -> Sequence[Spot]:
        """Return a commune's villages, or the communes under a province, by name."""
        code = commune_of(path)
        if code:
            return [_village_spot(village) for village in villages_of(code)]
        demo = demo_communes()
        communes = Commune.objects.filter(valid_to=None).order_by("folded", "code")
        if path != "vn.":
            communes = communes.filter(province=path.removeprefix("vn.").rstrip("."))
        return [_commune_spot(commune, demo) for commune in communes]

    def word(self, measure: str, key: str) -> str:
        """Return what a key of a measure is called; an unknown key is shown as it is."""
        if measure == DIFFICULTIES and key in causes():
            return cause_name(key)
        return WORDS.get(measure, {}).get(key, key)


def _commune_spot(commune: Commune, demo: set[str]) -> Spot:
    return Spot(commune.path, commune.full_name, demo=commune.code in demo)


def _village_spot(village: Village) -> Spot:
    return Spot(village.place, f"{village.kind} {village.name}", signal=village.signal)
