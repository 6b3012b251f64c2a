"""Who may do what, who sees what, who may open what: as tables. A verb, row or route without a line here fails."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from nhipcau.dossiers.rules import new_slip_code
from nhipcau.guides.voices.tests.people import recorded
from nhipcau.kernel import registry
from nhipcau.kernel.actor import ROLES, Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.learning.classes.tests.rooms import planned
from nhipcau.learning.lessons.tests.people import went
from nhipcau.safety.tests.test_payees import publish as publish_payee
from nhipcau.support.calls.asking import call_team
from nhipcau.support.models import TeamCall
from nhipcau.sync.bundles import publish
from nhipcau.sync.pull import pull
from tests.attachments import kept_photo
from tests.officers import at_browser, real_guide
from tests.phones import phone_of
from tests.world import COMMUNE, PROCEDURE, World, must, settle, tell

pytestmark = pytest.mark.django_db

TEAM = {"member", "leader", "desk", "system"}
HEADS = {"leader", "commune_lead", "system"}
MAY_SAY = {
    "places.add_village": {"commune_lead", "system"},
    "people.register_household": TEAM,
    "people.add_resident": TEAM,
    "people.give_consent": TEAM,
    "people.withdraw_consent": TEAM,
    "people.agree": TEAM,
    "people.take_back": TEAM | {"commune_lead"},
    "people.purge": {"system"},
    "people.ask_right": TEAM | {"commune_lead"},
    "people.settle_right": {"desk", "commune_lead", "system"},
    **{f"people.{verb}_day": {"desk", "commune_lead"} for verb in ("claim", "settle")},
    "people.correct_resident": {"desk", "commune_lead", "system"},
    "people.let_go": {"system"},
    "people.stop_reminding": TEAM,
    "people.remind_again": TEAM,
    "people.note_item": TEAM,
    "people.set_identity": {"desk", "system"},
    "people.enrol_member": HEADS | {"province_lead"},
    "people.move_member": HEADS,
    "people.leave_member": HEADS | {"province_lead"},
    "people.return_member": HEADS,
    "people.move_household": {"leader", "desk", "commune_lead", "system"},
    "people.merge_villages": {"commune_lead", "system"},
    "people.transfer_village": {"system"},
    "dossiers.prepare": TEAM,
    "dossiers.submit_online": TEAM,
    **{f"dossiers.{verb}": {"desk", "system"} for verb in (
        "hand_in", "attach_code", "tell_state", "ask_supplement", "supplement_received", "apologise", "withdraw", "stop", "hand_out",
        "take_over", "give_task",
    )},
    "dossiers.end_task": TEAM,
    "dossiers.take_states": {"desk", "integrator", "system"},
    "dossiers.forget_petitioner": {"desk", "commune_lead", "system"},
    **{f"desk.{verb}": {"desk", "commune_lead", "system"} for verb in ("set_service", "open_screen", "close_screen")},
    **{f"desk.{verb}": {"desk", "system"} for verb in (
        "cancel", "lend_series", "take_number", "take_reserved", "arrive", "call_next", "call_number", "call_again", "hold", "come_back", "no_show", "add_help", "move_on", "finish",
    )},
    **dict.fromkeys(("desk.book", "support.record_assist", "learning.record_progress"), TEAM),
    "learning.observe": TEAM,
    "support.attach_file": TEAM,
    "support.file_arrived": {"system"},
    "support.record_callback": {"desk", "commune_lead", "system"},
    "support.call_team": {"system"},
    "support.answer_call": TEAM | {"commune_lead"},
    **{f"support.{verb}": {"desk", "commune_lead", "system"} for verb in ("give_call", "set_duty", "set_near")},
    "guides.record_voice": TEAM,
    "guides.sign_voice": TEAM,
    "guides.return_voice": TEAM,
    "guides.withdraw_voice": TEAM | {"commune_lead"},
    "guides.voice_arrived": {"system"},
    **{f"guides.{verb}": {"content_editor", "system"} for verb in (
        "save_draft", "keep_aside", "ask_review", "send_back", "publish_guide", "leave_offer",
    )},
    **{verb: {"system"} for verb in ("messaging.stop", "messaging.resume", "messaging.call_me")},
    **{verb: {"desk", "commune_lead", "system"} for verb in ("messaging.called", "messaging.send_again")},
    **{f"safety.{verb}": {"desk", "commune_lead"} for verb in ("propose_payee", "confirm_payee", "end_payee", "name_own_account")},
    **{f"learning.{verb}": {"desk", "commune_lead", "province_lead", "system"} for verb in ("plan_class", "change_class", "cancel_class", "invite", "enrol")},
    **{f"learning.{verb}": TEAM | {"commune_lead", "province_lead"} for verb in ("attend", "count_heads", "close_class")},
    "safety.report_scam": {"member", "leader", "desk"},
    **{f"safety.{verb}": {"leader", "commune_lead"} for verb in ("warn", "end_warning")},
    **dict.fromkeys(("safety.bring_bad_list", "safety.end_bad_list"), {"commune_lead", "content_editor"}),
    "learning.record_drill": TEAM,
    **{f"learning.{verb}": {"commune_lead", "province_lead", "system"} for verb in ("set_plan", "make_plan", "edit_plan")},
    "gateway.issue_code": HEADS,
    "gateway.activate_phone": {"member", "leader", "desk"},
    "gateway.bind_phone": {"member", "leader", "desk"},
    "gateway.lock_phone": HEADS,
    "gateway.invite_officer": {"commune_lead", "province_lead", "system"},
    "gateway.open_account": {"desk", "commune_lead", "province_lead", "province_analyst", "content_editor", "auditor"},
    "gateway.link_sign_on": {"commune_lead", "province_lead", "system"},
    "gateway.unlink_sign_on": {"commune_lead", "province_lead", "system"},
}
SEES = {  # how many rows of bà Tư's village, of Páo's, and of the commune; a province is told figures, and no row
    "places.villages": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
    "people.households": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
    "people.residents": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
    "people.erased": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
    "dossiers.preparations": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
    "dossiers.tasks": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
    "dossiers.progress": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
    "support.assists": {"lan": 2, "minh": 2, "hoa": 3, "son": 3, "tam": 0, "ke_la": 0},
    "support.attachments": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
    "learning.progress": {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0},
}
SEES["support.team_calls"] = {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0}
SEES["learning.levels"] = {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0}
SEES["learning.classes"] = {"lan": 1, "minh": 1, "hoa": 1, "son": 1, "tam": 0, "ke_la": 0}  # its own classes, all of a commune hears
SEES["learning.seats"] = {"lan": 1, "minh": 1, "hoa": 2, "son": 2, "tam": 0, "ke_la": 0}
SEES["safety.payees"] = {"lan": 1, "minh": 1, "hoa": 1, "son": 1, "tam": 0, "ke_la": 0}
SEES |= dict.fromkeys(("safety.seen", "safety.warnings"), SEES["safety.payees"])
SEES["guides.recordings"] = {"lan": 1, "minh": 1, "hoa": 1, "son": 1, "tam": 0, "ke_la": 0}  # what a commune says, all of it hears
ANYBODY, PHONE = "anybody", "phone"
DESK, LEAD, PROVINCE = {"desk", "commune_lead"}, {"commune_lead"}, {"province_analyst"}
EDITORS, AUDIT, NAMING = {"content_editor"}, {"auditor"}, {"commune_lead", "province_lead"}
OFFICERS = set(ROLES) - {"system"}  # one's own account
ABOVE = PROVINCE | EDITORS | {"province_lead", "auditor", "integrator"}  # who answers for a province
OPENS: dict[str, Any] = {
    "api/openapi.json": ANYBODY,
    "api/v1/procedures": ANYBODY,
    "api/v1/procedures/<code>": ANYBODY,
    "api/v1/procedures/<code>/checklist": ANYBODY,
    "api/v1/places/communes": ANYBODY,
    "api/v1/places/former": ANYBODY,
    "api/v1/bundles/<digest>.json": ANYBODY,
    "api/v1/bundles/<name>/<digest>.json": ANYBODY,
    "api/v1/phones/activate": ANYBODY,
    "api/v1/phones/share": ANYBODY,  # a phone proves itself by its key
    "api/v1/phones/key": PHONE,
    "api/v1/courier": ANYBODY,
    "api/v1/voices/of/<key>": ANYBODY,
    "api/v1/voices/<digest>.opus": ANYBODY,
    "api/v1/sync/push": PHONE,
    "api/v1/dossiers/states": PHONE,  # a system of others: with a token of its own
    "api/v1/sync/pull": PHONE,
    "api/v1/files": PHONE,
    "api/v1/files/coming/<upload>": PHONE,
    "api/v1/files/<digest>": PHONE,
    "api/v1/snapshots/<digest>": PHONE,
    "api/": ANYBODY,
    "^api(?:/.*)?$": ANYBODY,
    "healthz": ANYBODY,
    "so-lieu/tin-nhan": ANYBODY,
    "api/v1/figures/messages": ANYBODY,
    "readyz": ANYBODY,
    ".well-known/security.txt": ANYBODY,
    "": ANYBODY,
    "dang-nhap": ANYBODY,
    "dang-nhap/buoc-hai": ANYBODY,
    "dang-nhap/khoa/hoi": ANYBODY,
    "dang-nhap/khoa": ANYBODY,
    "dang-nhap/co-quan": ANYBODY,
    "dang-nhap/co-quan/ve": ANYBODY,
    "dang-xuat": ANYBODY,
    "mo-tai-khoan": ANYBODY,
    **{f"tai-khoan{page}": OFFICERS for page in ("", "/buoc-hai", "/khoa/hoi", "/khoa", "/khoa/bo", "/mat-khau", "/phien", "/con-day")},
    **{f"can-bo{page}": NAMING for page in ("", "/moi", "/nghi", "/gan")},
    "problems/<str:number>": ANYBODY,
    "thu-tuc": ANYBODY,
    **dict.fromkeys(("bai-hoc", "bai-hoc/<slug:lesson>"), ANYBODY),
    **{f"thu-tuc/<str:code>{page}": ANYBODY for page in ("", "/hoi", "/danh-sach", "/danh-sach.pdf", "/in", "/doc", "/to-dan")},
    "tin-nhan": ANYBODY,
    "tin-nhan/goi-nho": ANYBODY,
    "tin-nhan/da-den": ANYBODY,
    "healthz/tin-nhan": ANYBODY,
    **dict.fromkeys(("lop", "lop/<uuid:class_id>", "lop/<uuid:class_id>/in/<slug:sheet>.pdf"), DESK | {"province_lead"}),
    "lop/nhu-cau": DESK,
    **{f"lich-lop{page}": NAMING for page in ("", "/nguon", "/noi/<str:site>", ".xlsx")},
    "chung-nhan/<str:code>": ANYBODY,
    "to/to-dan": LEAD,
    "xa-cu": ANYBODY,
    "s": ANYBODY,
    "s/<str:code>": ANYBODY,
    "s/<str:code>/in": ANYBODY,
    "bien-nhan/<str:code>": ANYBODY,
    "quyen": DESK,
    "quyen/nguoi/<uuid:person_id>": DESK,
    "quyen/nguoi/<uuid:person_id>/tep.json": DESK,
    "quyen/nguoi/<uuid:person_id>/hoi": DESK,
    "quyen/nguoi/<uuid:person_id>/rut": DESK,
    "quyen/nguoi/<uuid:person_id>/sua": DESK,
    "quyen/yeu-cau/<uuid:request_id>": DESK,
    "s/<str:code>/nghe.opus": ANYBODY,
    "s/<str:code>/giong/<str:digest>": ANYBODY,
    "s/<str:code>/bao": ANYBODY,
    "s/<str:code>/ho-chieu": ANYBODY,
    "xa/ho-chieu/<uuid:person_id>": DESK,
    "tu-lam": ANYBODY,
    "sw.js": ANYBODY,
    "goi-to": ANYBODY,
    "xa/goi-to": DESK,
    **{f"xa/tu-lam{page}": DESK for page in ("", "/<uuid:village_id>", "/nguoi/<uuid:person_id>")},
    "tinh/tu-lam": PROVINCE,
    "xa/goi-to/truc": DESK,
    "api/v1/team-calls/<call_id>": PHONE,
    "tra-tien/<uuid:payee_id>": ANYBODY,
    "kiem-tra": ANYBODY,
    "giong-noi": DESK | PROVINCE,
    "soan/ly-do-tra": EDITORS,
    "soan/nhap-bai": EDITORS,
    "soan": EDITORS,
    **{f"soan/<str:code>{page}": EDITORS for page in ("", "/bat-dau", "/dau", "/dong", "/xep", "/xem-thu", "/ban", "/duyet", "/so-do", "/tep", "/kho")},
    **dict.fromkeys(("ban", "ban/quen"), DESK),
    "ban/so-giay-to": {"desk"},
    "ban/hang": {"desk"},
    "ban/hang/dich-vu": DESK,
    "ban/hang/man-hinh": DESK,
    "quay/man-hinh/<str:code>": ANYBODY,
    "quay/lay-so/<str:code>": ANYBODY,
    "quay/so/<uuid:ticket_id>": ANYBODY,
    "quay/so/<uuid:ticket_id>/in": ANYBODY,
    "quay/khong-mang": ANYBODY,
    "quay/may.js": ANYBODY,
    "quay/khong-mang/so": {"desk"},
    "quay/khong-mang/nop": {"desk"},
    "hen-gio": ANYBODY,
    "hen-gio/<str:code>": ANYBODY,
    **{f"ban/{page}": {"desk"} for page in ("buoc", "ho-so/<uuid:dossier_id>/mau/<slug:key>", "ho-so/<uuid:dossier_id>/mau/<slug:key>.pdf")},
    "ban/chuyen-giao": DESK,
    "kiem-toan": AUDIT,
    "kiem-toan/so-cai": AUDIT,
    "kiem-toan/luot-xem": AUDIT,
    "kiem-toan/su-kien": AUDIT,
    "kiem-toan/moc/<int:number>": AUDIT,
    "xa": LEAD,
    "xa/tin-nhan": DESK,
    "xa/noi-nhan-tien": DESK,
    "xa/danh-sach-xau": LEAD | EDITORS,
    "xa/lua-dao": DESK,
    "an-toan/ba-viec": ANYBODY,
    "xa/nen-hoi-lai": LEAD,
    **{f"xa/ngay-cong{rest}": DESK for rest in ("", ".xlsx", ".pdf", "/cam-on/<uuid:member_id>.pdf")},
    "xa/nhap-ho-so": {"desk"},
    "xa/nhap-ho-so/<uuid:run_id>/loi": {"desk"},
    "xa/so-ho-so": DESK,
    **{f"xa/so-ho-so.{kind}": {"desk"} for kind in ("pdf", "xlsx")},
    "xa/ma-ho-so": {"desk"},
    "goi-lai": DESK,
    "tinh": PROVINCE,
    "to": LEAD,
    "to/them": LEAD,
    "to/ma": LEAD,
    "to/khoa": LEAD,
    "to/chuyen": LEAD,
    "to/nghi": LEAD,
}
NOT_BEGUN = {"lich-lop/noi/<str:site>": 404, "xa/ho-chieu/<uuid:person_id>": 404, "xa/ngay-cong/cam-on/<uuid:member_id>.pdf": 404, "xa/tu-lam/<uuid:village_id>": 404, "xa/tu-lam/nguoi/<uuid:person_id>": 404, "ban/ho-so/<uuid:dossier_id>/mau/<slug:key>": 404, "ban/ho-so/<uuid:dossier_id>/mau/<slug:key>.pdf": 404, "xa/nhap-ho-so/<uuid:run_id>/loi": 404, "quyen/nguoi/<uuid:person_id>": 404, "quyen/nguoi/<uuid:person_id>/tep.json": 404, "kiem-toan/moc/<int:number>": 404, "lop/<uuid:class_id>": 404, "lop/<uuid:class_id>/in/<slug:sheet>.pdf": 404, **{f"soan/<str:code>/{page}": 404 for page in ("dau", "dong", "xem-thu", "ban", "duyet", "so-do", "tep")}}
NAMES_NOBODY = {"ban/buoc": 422, "ban/quen": 422, "quyen/nguoi/<uuid:person_id>/hoi": 404, "quyen/nguoi/<uuid:person_id>/rut": 404, "quyen/nguoi/<uuid:person_id>/sua": 404, "quyen/yeu-cau/<uuid:request_id>": 404, "soan/<str:code>/bat-dau": 400, "soan/<str:code>/xep": 404, "soan/<str:code>/kho": 404, "quay/khong-mang/nop": 400, "to/ma": 400, "to/khoa": 400, "to/chuyen": 400, "to/nghi": 400, "ban/so-giay-to": 422, "tai-khoan/khoa": 422, "tai-khoan/khoa/bo": 400, "tai-khoan/mat-khau": 422, "tai-khoan/phien": 400, "can-bo/moi": 400, "can-bo/nghi": 400, "can-bo/gan": 400}  # a press that names nobody is refused
POSTED = {
    "api/v1/procedures/<code>/checklist", "api/v1/dossiers/states", "api/v1/phones/activate", "api/v1/phones/key", "api/v1/phones/share",
    "api/v1/courier", "api/v1/sync/push",
    "api/v1/files", "api/v1/files/coming/<upload>", "dang-xuat", "dang-nhap/khoa/hoi", "dang-nhap/khoa", "tai-khoan/khoa/hoi", "tai-khoan/con-day", *NAMES_NOBODY,
}  # fmt: skip


@pytest.fixture
def world() -> World:
    return settle()


# ── verbs


def test_every_verb_has_its_line_and_every_line_its_verb() -> None:
    assert set(MAY_SAY) == set(registry.commands)


def test_a_verb_is_carried_to_its_command_for_its_roles_only(world: World) -> None:
    """An empty letter is refused for its body when the role may say it, and for the role when not."""
    for verb, roles in MAY_SAY.items():
        for role in ROLES:
            told = tell(Actor(new_id(), role, "vn.40." if role in ABOVE else COMMUNE), verb)
            assert told.problem is not None
            assert told.problem.number == ("422.2" if role in roles else "403.1"), (verb, role)
            assert Entry.objects.get(id=told.id).verdict == "refused"


def test_a_role_that_nobody_knows_says_nothing(world: World) -> None:
    for verb in MAY_SAY:
        told = tell(Actor(new_id(), "emperor", COMMUNE), verb)
        assert told.problem is not None
        assert told.problem.number == "403.1", verb


# ── rows


def test_every_collection_has_its_line_and_every_line_its_collection() -> None:
    assert set(SEES) == set(registry.collections)


def test_each_of_the_cast_sees_the_rows_of_their_place_and_no_other(world: World) -> None:
    for home, visits in ((world.ba_tu, 2), (world.pao, 1)):
        listed = world.preparation(home)
        must(world.hoa, "dossiers.prepare", **listed)
        must(world.hoa, "dossiers.submit_online", id=new_id(), preparation_id=listed["id"])
        must(world.hoa, "dossiers.give_task", id=new_id(), preparation_id=listed["id"], task="sign", next_date="2026-12-01")
        for _ in range(visits):
            must(world.hoa, "support.record_assist", **world.assist(home))
        must(world.hoa, "support.attach_file", **kept_photo(world, home))
        must(world.hoa, "people.take_back", id=new_id(), resident_id=home.resident, purpose="location")
        must(world.hoa, "people.agree", id=new_id(), resident_id=home.resident, purpose="passport", receipt=new_slip_code(), wording="v3", given_by="self", method="tap")
        must(world.hoa, "learning.record_progress", **went(learner={"resident_id": str(home.resident)}))
    course = planned(world)
    for home in (world.ba_tu, world.pao):
        must(world.hoa, "learning.enrol", id=new_id(), class_id=course.id, resident_id=home.resident)
    must(world.lan, "guides.record_voice", **recorded(world))
    publish_payee(world)
    must(world.lan, "safety.report_scam", id=new_id(), village_id=world.tung_huong, kind="prize", way="call", asked="money")
    must(world.son, "safety.warn", id=new_id(), kind="prize")
    for number, village in (("0912345678", world.tung_huong), ("0987654321", world.bai_so)):
        call_team(COMMUNE, "web", number, village_id=village, wish="call")
    with acting(world.system):  # the second is given to nobody yet
        TeamCall.objects.filter(village_id=world.bai_so).update(helper_id=None, place=COMMUNE)
    for name, row in SEES.items():
        for who, count in row.items():
            actor = getattr(world, who)
            with acting(actor):
                seen = registry.collections[name].visible_to(actor).count()
            pulled = [one for one in pull(actor, 0, "").changes if one.collection == name]
            assert (seen, len(pulled)) == (count, count), (name, who)


def test_no_row_on_the_wire_has_a_field_that_nobody_described(world: World) -> None:
    for name, collection in registry.collections.items():
        secret = {"identity_hash", "identity_last4", "place", "consent_id", "fee"} & set(collection.row.model_fields)
        assert not secret, name


# ── routes


def routes(patterns: Any = None, before: str = "") -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def address(route: str) -> str:
    """Return an address that a route answers."""
    for part, value in (
        ("<str:code>", "7M3N9RZY4H0" if route.startswith(("s/", "bien-nhan/", "chung-nhan/")) else PROCEDURE),
        ("<code>", PROCEDURE),
        ("<name>", "guides"),
        ("<digest>", "0" * 64),
        ("<str:digest>", "0" * 64),
        ("<call_id>", str(UUID(int=0))),
        ("<key>", "0" * 32),
        ("<upload>", str(UUID(int=0))),
        ("<str:number>", "404.60"),
        ("<str:site>", "16933"),
        ("<uuid:person_id>", str(UUID(int=0))),
        ("<uuid:village_id>", str(UUID(int=0))),
        ("<uuid:member_id>", str(UUID(int=0))),
        ("<uuid:request_id>", str(UUID(int=0))),
        ("<uuid:run_id>", str(UUID(int=0))),
        ("<uuid:ticket_id>", str(UUID(int=0))),
        ("<uuid:payee_id>", str(UUID(int=0))),
        *(("<uuid:class_id>", str(UUID(int=0))), ("<slug:sheet>", "ky-ten")),
        *(("<uuid:dossier_id>", str(UUID(int=0))), ("<slug:key>", "tiep-nhan")),
        ("<int:number>", "7"),
        ("<slug:lesson>", "ma-otp"),
        ("^api(?:/.*)?$", "api/nothing"),
    ):
        route = route.replace(part, value)
    return f"/{route}"


def ask(client: Client, route: str, **extra: Any) -> Any:
    if route in POSTED:
        return client.post(address(route), "{}", content_type="application/json", **extra)
    return client.get(address(route), **extra)


def test_every_route_has_its_line_and_every_line_its_route() -> None:
    assert sorted(set(routes())) == sorted(OPENS)  # a door that takes several methods stands there for each


def test_a_stranger_opens_what_is_for_anybody_and_nothing_else(world: World) -> None:
    real_guide(PROCEDURE)
    for route, who in OPENS.items():
        answer = ask(Client(raise_request_exception=False), route)
        if who is ANYBODY:
            assert answer.status_code not in {401, 403, 500}, route
            assert not answer.headers.get("Location", "").startswith("/dang-nhap"), route
        elif who is PHONE:
            assert answer.status_code == 401, route
        else:
            assert answer.status_code == 302, route
            assert answer.headers["Location"].startswith("/dang-nhap?next="), route


def test_an_office_page_opens_for_its_roles_and_a_phones_token_opens_none(world: World) -> None:
    pages = {route: who for route, who in OPENS.items() if isinstance(who, set)}
    token = phone_of(world, world.lan_id).head
    for role in set(ROLES) - {"system"}:
        browser = at_browser(role, "vn.40." if role in ABOVE else COMMUNE, login=role)
        for route, roles in pages.items():
            opened = (NAMES_NOBODY | NOT_BEGUN).get(route, 200)
            assert ask(browser, route).status_code == (opened if role in roles else 403), (route, role)
    for route in pages:
        assert ask(Client(headers=token), route).status_code == 302, route


def test_an_officers_session_is_no_phone(world: World) -> None:
    for role in ("desk", "commune_lead"):
        browser = at_browser(role, COMMUNE, login=role)
        for route, who in OPENS.items():
            if who is PHONE:
                assert ask(browser, route).status_code == 401, (route, role)


def test_no_open_door_says_a_word_of_the_families(world: World) -> None:
    code = new_slip_code()
    real_guide(PROCEDURE)
    publish()
    must(world.hoa, "dossiers.prepare", **world.preparation(world.ba_tu, slip_code=code))
    for route, who in OPENS.items():
        if who is ANYBODY:
            page = ask(Client(raise_request_exception=False), route).content.decode(errors="replace")
            for secret in ("Lô Thị Tư", "Và Bá Páo", str(world.ba_tu.household), "Lô Thị Lan", code):
                assert secret not in page, (route, secret)
