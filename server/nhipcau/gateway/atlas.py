"""Names for the figures: insight asks, places and support answer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from nhipcau.feedback.queries import cause_name, causes
from nhipcau.gateway.audit.words import VERBS
from nhipcau.insight.atlas import Spot
from nhipcau.kernel.scope import COUNTRY, commune_of, path_of
from nhipcau.people.models import Member
from nhipcau.people.queries import demo_communes, still_working
from nhipcau.places.models import Commune, Province, Village
from nhipcau.places.points.queries import points_of
from nhipcau.places.queries import centres_of, get_commune, provinces, village_today, villages_of

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
IN_TIME = {"in_time": "trong hạn", "late": "quá hạn"}
WORDS = {
    "support.safety": SAFETY,
    "kernel.verb": VERBS,
    "support.steps": {"alone": "tự làm", "prompted": "có nhắc", "done_for": "làm hộ"},
    "support.team_answers": IN_TIME,
    "feedback.answered": IN_TIME,
    "feedback.confirmed": {"yes": "bà con nói đã xong", "no": "bà con nói chưa xong"},
    "learning.drills": {"passed": "tránh được", "missed": "mắc phải"},
    "dossiers.finished": {"before": "trước hạn", "on": "đúng hạn", "late": "quá hạn"},
    "dossiers.finished_days": {"days": "số ngày", "dossiers": "số hồ sơ"},
    "dossiers.first_time": {"first": "nhận ngay lần đầu", "again": "phải bổ sung"},
}


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
        """Return a commune's villages, the communes of a province, or the provinces, by name."""
        if path == COUNTRY:
            return [Spot(path_of(one.code), f"{one.kind} {one.name}") for one in provinces()]
        code = commune_of(path)
        if code:
            return [_village_spot(village) for village in villages_of(code)]
        demo = demo_communes()
        communes = Commune.objects.filter(valid_to=None, province=path.removeprefix(COUNTRY).rstrip(".")).order_by("folded", "code")
        return [_commune_spot(commune, demo) for commune in communes]

    def find(self, code: str) -> Spot | None:
        """Return the place of a code, or None."""
        if code == COUNTRY.rstrip("."):
            return self.spot(COUNTRY)
        if code.isdecimal():
            commune = Commune.objects.filter(code=code, valid_to=None).first()
            province = Province.objects.filter(code=code, valid_to=None).first()
            return _commune_spot(commune, demo_communes()) if commune else self.spot(path_of(province.code)) if province else None
        try:
            village = village_today(UUID(code))
        except ValueError:
            return None
        return _village_spot(village) if village else None

    def points(self, path: str) -> Mapping[str, tuple[float, float]]:
        """Return where villages were located, and the centres of communes and provinces."""
        code = commune_of(path)
        if code:
            return {village.place: (point.lat, point.lon) for village, point in points_of(code).items() if point}
        communes = Commune.objects.filter(valid_to=None)
        if path != COUNTRY:
            communes = communes.filter(province=path.removeprefix(COUNTRY).rstrip("."))
        here = dict(communes.values_list("code", "province_id"))
        centres = centres_of(here)
        if path != COUNTRY:
            return {path_of(here[one], one): point for one, point in centres.items()}
        by_province: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for one, point in centres.items():
            by_province[path_of(here[one])].append(point)
        return {one: _middle(points) for one, points in by_province.items()}

    def word(self, measure: str, key: str) -> str:
        """Return what a key of a measure is called; an unknown key is shown as it is."""
        if measure == DIFFICULTIES and key in causes():
            return cause_name(key)
        return WORDS.get(measure, {}).get(key, key)

    def officers(self, path: str) -> Mapping[UUID, str]:
        """Return who works for just this place today, by id, with their role."""
        return dict(Member.objects.filter(still_working(), scope=path).values_list("id", "role"))


def _commune_spot(commune: Commune, demo: set[str]) -> Spot:
    return Spot(commune.path, commune.full_name, demo=commune.code in demo)


def _village_spot(village: Village) -> Spot:
    return Spot(village.place, f"{village.kind} {village.name}", signal=village.signal)


def _middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)
