"""Every page of the table of addresses, opened by somebody who may: nothing in it stops a screen reader, by day or by night."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Browser, Page

from nhipcau.bulletin.cap.models import CapMessage
from nhipcau.bulletin.notices.tests.told import out
from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.gateway import access
from nhipcau.gateway.access import ANYBODY, Access
from nhipcau.gateway.demo.cast import LAN
from nhipcau.gateway.login.tests.ways import code_of, with_second_step
from nhipcau.gateway.systems.tests.programs import let_in
from nhipcau.gateway.tests.test_own_days import address_of
from nhipcau.insight.models import Brought
from nhipcau.insight.reports.filling import own_template
from nhipcau.kernel.actor import (
    AUDITOR,
    COMMUNE_LEAD,
    CONTENT_EDITOR,
    DESK,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
    Actor,
    system,
)
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.learning.classes.models import Seat
from nhipcau.market.models import Shown
from nhipcau.people.models import Consent, Member, Resident
from nhipcau.people.queries import actor_for
from nhipcau.safety.tests.test_payees import proposal
from nhipcau.surveys.models import Form
from tests.house.doors import NOTICE
from tests.queues import a_queue
from tests.stories.looks import AXE
from tests.stories.office import Officer
from tests.world import COMMUNE, must

SITS = {DESK: "hoa", COMMUNE_LEAD: "son", PROVINCE_ANALYST: "tam", CONTENT_EDITOR: "vy", AUDITOR: "khoa", PROVINCE_LEAD: "dat"}
GUIDED, NARROW = "1.001193", {"width": 360, "height": 2400}
NO_PAGES = ("api", "openrosa", "^api", "healthz", "readyz", ".well-known", "tin-nhan")
SECOND = "dang-nhap/buoc-hai"  # shown between two steps only: looked at on the way in
NO_FILE = "xa/nhap-ho-so/<uuid:run_id>/loi"  # a file, where there is one
# No sign-on service here, no code typed, nothing imported: the page says so.
SAYS_NO = {**dict.fromkeys(("du-lieu-mo/tep/<str:name>", "du-lieu-mo/<str:province>/<str:name>"), 404), "s/<str:code>/bao": 404, "s/<str:code>/giong/<str:digest>": 404, "dang-nhap/co-quan": 404, "dang-nhap/co-quan/ve": 410, "s": 422, NO_FILE: 404, "xa/y-kien/anh/<str:digest>": 404}
ASK_AXE = """async (only) => {
  const rules = only ? { runOnly: { type: 'rule', values: only } } : {};
  const found = await axe.run(document, { resultTypes: ['violations'], ...rules });
  return found.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.any[0]?.message ?? n.failureSummary}`));
}"""


def test_every_page_of_the_table_can_be_read_by_day_and_by_night(
    chromium: Browser, live_house: str, officer: Callable[[str], Officer], slip: str
) -> None:
    pages = [one for one in access.addresses() if not one.door.startswith(NO_PAGES)]
    named = addresses_with_names(slip)
    found: dict[str, list[str]] = {}
    looked_at, no_page = set(), set()
    for sitting, doors in by_opener(pages).items():
        someone = officer(SITS[sitting]) if sitting else Officer(chromium.new_context(locale="vi-VN"), live_house)
        for door in doors:
            at = f"/{door}" if "<" not in door and door not in named else named[door]
            answer = someone.context.request.get(live_house + at, max_redirects=0)
            if not answer.headers.get("content-type", "").startswith("text/html") or answer.status in {302, 405}:
                no_page.add(door)
                continue
            someone.opens(at)
            looked_at.add(door)
            found[door] = faults(someone.page)
            if answer.status != SAYS_NO.get(door, 200):
                found[door].append(f"not the page itself: {answer.status}")
        if not sitting:
            found[SECOND] = second_step(someone)
            looked_at.add(SECOND)
            someone.leaves()
    assert {door: told for door, told in found.items() if told} == {}
    assert looked_at | no_page == {one.door for one in pages}
    assert len(looked_at) > 35, sorted(no_page)


def by_opener(pages: list[Access]) -> dict[str, list[str]]:
    """Return the doors by who opens them: a stranger (empty) where anybody may, else one role that may."""
    found: dict[str, list[str]] = {}
    for one in pages:
        if one.door != SECOND:
            found.setdefault("" if one.roles == ANYBODY else min(one.roles & set(SITS)), []).append(one.door)
    return found


def a_report() -> dict[str, str]:
    """Let the commune's lead make a report and send a template; return where they are."""
    lead, report, template = Actor(new_id(), COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn"), new_id(), new_id()
    must(lead, "insight.make_report", id=report, kind="commune", place=COMMUNE, period=f"{now():%Y-%m}")
    must(lead, "insight.offer_template", id=template, kind="team", name="Mẫu văn phòng", content=own_template().hex())
    of_template = "bao-cao/mau/<uuid:template_id>"
    return {
        **{f"bao-cao/<uuid:report_id>{rest}": f"/bao-cao/{report}{rest}" for rest in ("", ".docx", ".xlsx", ".pdf")},
        **{f"{of_template}{rest}": f"/bao-cao/mau/{template}{rest}" for rest in (".docx", "/xem-thu")},
    }


def figures_and_forms() -> dict[str, str]:
    """Return where a figure of the registry, an official file that was brought and the demo's form are."""
    with acting(system(COUNTRY)):
        form, brought = Form.objects.filter(place__under=COMMUNE).order_by("id")[0].id, Brought.objects.order_by("id")[0].id
    return {
        **{f"so-lieu/chi-so/<str:code>{rest}": f"/so-lieu/chi-so/support.assists{rest}" for rest in ("", "/so-ghi", "/sua")},
        "so-lieu/noi/<str:code>": "/so-lieu/noi/16933",
        "so-lieu/chinh-thuc/<uuid:brought_id>": f"/so-lieu/chinh-thuc/{brought}",
        "lich/<str:commune>.ics": "/lich/16933.ics",
        "lich/rieng/<str:token>.ics": address_of(actor_for(Member.objects.get(user__username="hoa"))),
        **{f"xa/bieu-mau/<uuid:form_id>{rest}": f"/xa/bieu-mau/{form}{rest}" for rest in ("", "/tra-loi", "/tra-loi.csv", "/tra-loi.xlsx")},
    }


def a_program() -> dict[str, str]:
    """Let a program of others in; return where it is looked at."""
    page = f"/ket-noi/{let_in().id}"
    return {f"ket-noi/<uuid:client_id>{rest}": f"{page}{rest}" for rest in ("", "/viec")}


def addresses_with_names(slip: str) -> dict[str, str]:
    """Return an address where something is, for each that names something; a new one without a line here fails."""
    house = system(COMMUNE)
    with acting(house):
        person = Resident.objects.get(full_name="Lô Thị Tư").id
        home = Resident.objects.get(id=person).household.village_id
        followed = Consent.objects.filter(purpose="follow_up", withdrawn_at=None).order_by("id")[0].resident_id
        warning = HazardWarning.objects.filter(drill=False, issued_at__isnull=False).order_by("id")[0].id
        brought = CapMessage.objects.order_by("id")[0].id
    receipt = new_slip_code()
    screen, kiosk, ticket, appointment = a_queue(house)
    call_command("checkpoint", stdout=StringIO())
    about = {"purpose": "help_now", "given_by": "self", "method": "tap", "wording": "v2"}
    must(house, "people.agree", id=new_id(), resident_id=person, receipt=receipt, **about)
    dossier = new_id()
    must(house, "dossiers.hand_in", id=dossier, slip_code=new_slip_code(), procedure=GUIDED, full_name="Kha Văn Bình")
    told = out(Actor(new_id(), COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn"))
    of_person, of_guide = f"/quyen/nguoi/{person}", f"/soan/{GUIDED}"
    return {
        **a_program(),
        "problems/<str:number>": "/problems/404.60",
        **figures_and_forms(),
        **a_petition(home),
        **a_report(),
        "du-lieu-mo/tep/<str:name>": f"/du-lieu-mo/tep/{'0' * 64}.csv",  # nothing is given out in the demo world
        "du-lieu-mo/<str:province>/<str:name>": "/du-lieu-mo/40/2026-10.csv",
        "gia/<str:commune>": "/gia/16933",
        "xa/vuong-mac/thang/<str:month>": f"/xa/vuong-mac/thang/{now():%Y-%m}",
        **{f"{page}canh-bao/<uuid:warning_id>": f"/{page}canh-bao/{warning}" for page in ("", "xa/")},
        **{f"canh-bao/<uuid:warning_id>.{kind}": f"/canh-bao/{warning}.{kind}" for kind in ("cap", "opus")},
        **{f"xa/canh-bao/<uuid:warning_id>/{rest}": f"/xa/canh-bao/{warning}/{rest}" for rest in ("loa.txt", "loa.wav", "loa.opus", "loa.json", "in")},
        **{f"xa/canh-bao/nhap-cap/<uuid:message_id>{rest}": f"/xa/canh-bao/nhap-cap/{brought}{rest}" for rest in ("", ".cap")},
        **{f"{page}/<str:commune>": f"/{page}/16933" for page in ("thoi-tiet", "mua-vu")},
        "tin/<uuid:notice_id>": f"/tin/{told}",
        **{f"xa/tin/<uuid:notice_id>{rest}": f"/xa/tin/{told}{rest}" for rest in NOTICE},
        "gia/<str:commune>/<slug:item>": "/gia/16933/gung",
        **{f"ban-do/<str:commune>{rest}": f"/ban-do/16933{rest}" for rest in ("", "/diem.json")},
        "bai-hoc/<slug:lesson>": "/bai-hoc/ma-otp",
        **{f"thu-tuc/<str:code>{rest}": f"/thu-tuc/{GUIDED}{rest}" for rest in ("", "/hoi", "/danh-sach", "/danh-sach.pdf", "/in", "/doc", "/to-dan")},
        **{f"s/<str:code>{rest}": f"/s/{slip}{rest}" for rest in ("", "/in", "/nghe.opus", "/bao", "/ho-chieu")},
        "s/<str:code>/giong/<str:digest>": f"/s/{slip}/giong/{'0' * 64}",
        "bien-nhan/<str:code>": f"/bien-nhan/{receipt}",
        "xa/tu-lam/<uuid:village_id>": f"/xa/tu-lam/{home}",
        "xa/ngay-cong/cam-on/<uuid:member_id>.pdf": f"/xa/ngay-cong/cam-on/{Member.objects.get(full_name=LAN).id}.pdf",
        "xa/tu-lam/nguoi/<uuid:person_id>": f"/xa/tu-lam/nguoi/{followed}",
        "tra-tien/<uuid:payee_id>": f"/tra-tien/{published_account()}",
        **a_class(person),
        **a_stall(),
        "lich-lop/noi/<str:site>": a_calendar(home),
        "xa/ho-chieu/<uuid:person_id>": f"/xa/ho-chieu/{person}",
        **{f"ban/ho-so/<uuid:dossier_id>/mau/<slug:key>{rest}": f"/ban/ho-so/{dossier}/mau/tiep-nhan{rest}" for rest in ("", ".pdf")},
        **{f"quyen/nguoi/<uuid:person_id>{rest}": of_person + rest for rest in ("", "/tep.json", "/hoi", "/rut", "/sua")},
        "quyen/yeu-cau/<uuid:request_id>": f"/quyen/yeu-cau/{person}",
        "kiem-toan/moc/<int:number>": "/kiem-toan/moc/1",
        NO_FILE: f"/xa/nhap-ho-so/{person}/loi",
        **of_the_queue(screen, kiosk, ticket, appointment),
        **{f"to/{page}": f"/to/{page}?nguoi={Member.objects.get(full_name=LAN).id}" for page in ("chuyen", "nghi")},
        **{f"soan/<str:code>{rest.partition('?')[0]}": of_guide + rest for rest in ("", "/bat-dau", "/dau", "/dong?bang=giay-to", "/xep", "/xem-thu", "/ban", "/duyet", "/so-do", "/tep", "/kho")},
    }


def of_the_queue(screen: str, kiosk: str, ticket: object, appointment: str) -> dict[str, str]:
    """Return where the queue's screen, its machine for tickets, a ticket and an appointment are."""
    return {
        "quay/man-hinh/<str:code>": f"/quay/man-hinh/{screen}",
        "quay/lay-so/<str:code>": f"/quay/lay-so/{kiosk}",
        **{f"quay/so/<uuid:ticket_id>{rest}": f"/quay/so/{ticket}{rest}" for rest in ("", "/in")},
        "hen-gio/<str:code>": f"/hen-gio/{appointment}",
    }


def a_petition(village: UUID) -> dict[str, str]:
    """Raise two petitions, one about the commune's lead; return their addresses."""
    house, code = Actor(new_id(), DESK, COMMUNE, "Lữ Thị Hoa"), new_slip_code()
    here, above = new_id(), new_id()
    told = {"village_id": village, "what": "Cống qua suối đầu bản bị sập", "spot": "Suối đầu bản"}
    must(house, "feedback.raise_petition", id=here, code=code, category="duong", **told)
    must(house, "feedback.raise_petition", id=above, code=new_slip_code(), category="dat", about="lead", **told)
    pages = {"xa/y-kien/<uuid:petition_id>": f"/xa/y-kien/{here}", "tinh/y-kien/<uuid:petition_id>": f"/tinh/y-kien/{above}"}
    return pages | {"y-kien/<str:code>": f"/y-kien/{code}", "xa/y-kien/anh/<str:digest>": f"/xa/y-kien/anh/{'0' * 64}", "xa/y-kien/<uuid:petition_id>/anh": f"/xa/y-kien/{here}/anh"}


def a_stall() -> dict[str, str]:
    """Return the addresses of the demo's ginger: its page, its maker, its files, the office's side of it."""
    ginger = Shown.objects.get(name="Gừng dé sấy lát")
    house, plan, question = Actor(new_id(), DESK, COMMUNE, "Lữ Thị Hoa"), new_id(), new_slip_code()
    must(system(COMMUNE), "market.ask_maker", id=new_id(), product_id=ginger.id, key=question, sealed="00ff", mark="aa11", words="Còn hàng không?")
    begins = (now() + timedelta(days=3)).isoformat()
    must(house, "market.plan_live", id=plan, title="Tối gừng", goods=[str(ginger.id)], begins_at=begins, minutes=45, speaker="Bà Tư")
    of = {"cho/nha/<uuid:maker_id>": f"/cho/nha/{ginger.maker_id}", "cho/xa/<str:commune>": f"/cho/xa/{ginger.commune}"}
    return {
        **{f"cho/<uuid:product_id>{rest}": f"/cho/{ginger.id}{rest}" for rest in ("", "/bao", "/hoi")},
        "cho/hoi/<str:code>": f"/cho/hoi/{question}",
        **{f"xa/gian-hang/live/<uuid:plan_id>{rest}": f"/xa/gian-hang/live/{plan}{rest}" for rest in ("", ".pdf")},
        **{f"{door}{rest}": f"{at}{rest.replace('<str:name>', 'hang.xlsx')}" for door, at in of.items() for rest in ("", "/tep/<str:name>")},
        **{f"{before}/anh/<str:digest>": f"/{before}/anh/{ginger.photos[0]['small']}" for before in ("cho", "xa/gian-hang")},
        **{f"xa/gian-hang/<uuid:maker_id>{rest}": f"/xa/gian-hang/{ginger.maker_id}{rest}" for rest in ("", "/nhan.pdf")},
        "xa/gian-hang/hang/<uuid:product_id>": f"/xa/gian-hang/hang/{ginger.id}",
        "sitemap/<int:part>.xml": "/sitemap/0.xml",
    }


def a_calendar(village: UUID) -> str:
    """Make a calendar of classes for the commune; return the address of a village in it."""
    lead = Actor(new_id(), COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn")
    topics = [{"id": "otp", "name": "Giữ mã OTP", "times": 2, "skills": ["B4"]}]
    trainers = [{"id": "lan", "name": LAN, "tongues": ["vi", "thai"], "home": str(village)}]
    must(lead, "learning.set_plan", id=new_id(), first_week="2027-01-04", weeks=20, topics=topics, trainers=trainers)
    must(lead, "learning.make_plan", id=new_id())
    return f"/lich-lop/noi/{village}"


def a_class(person: UUID) -> dict[str, str]:
    """Hold a class that somebody with a passport attends to its end; return its addresses."""
    house, course = Actor(new_id(), DESK, COMMUNE, "Lữ Thị Hoa"), new_id()
    begun = (now() - timedelta(minutes=30)).isoformat()
    about = {"venue": "Nhà văn hóa", "audience": "resident", "skills": ["B4"], "lessons": ["ma-otp"], "level": 2, "room": 20, "begins_at": begun, "minutes": 90}
    must(house, "people.agree", id=new_id(), resident_id=person, purpose="passport", given_by="self", method="tap", wording="v3", receipt=new_slip_code())
    must(house, "learning.plan_class", id=course, **about)
    must(house, "learning.attend", id=new_id(), class_id=course, resident_id=person)
    must(house, "learning.close_class", id=new_id(), class_id=course)
    with acting(house):
        code = Seat.objects.get(course=course).code
    page = f"/lop/{course}"
    return {"lop/<uuid:class_id>": page, "lop/<uuid:class_id>/in/<slug:sheet>.pdf": f"{page}/in/loa.pdf", "chung-nhan/<str:code>": f"/chung-nhan/{code}"}


def published_account() -> UUID:
    """Publish an account, as the desk and the leader do."""
    body = proposal()
    must(Actor(new_id(), DESK, COMMUNE, "Lữ Thị Hoa"), "safety.propose_payee", **body)
    must(Actor(new_id(), COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn"), "safety.confirm_payee", payee_id=body["id"])
    return UUID(str(body["id"]))


def second_step(someone: Officer) -> list[str]:
    """Log in as an officer with a second step, and look at the page between the two."""
    user = User.objects.get(username="hien")
    with_second_step(user)
    page = someone.page
    someone.opens("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill("hien")
    page.get_by_label("Mật khẩu").fill(settings.DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    box = page.get_by_label("Mã trong ứng dụng sinh mã")
    box.wait_for()
    told = faults(page)
    box.fill(code_of(user))
    page.get_by_role("button", name="Vào", exact=True).click()
    page.get_by_role("button", name="Đăng xuất").wait_for()
    return told


def faults(page: Page) -> list[str]:
    """Return what axe finds at 360 px by day, and of the colours by night: the rest of a page is the same in the dark."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE.read_text())
    told: list[Any] = [f"by day: {one}" for one in page.evaluate(ASK_AXE, None)]
    page.emulate_media(color_scheme="dark")
    told += [f"by night: {one}" for one in page.evaluate(ASK_AXE, ["color-contrast"])]
    page.emulate_media(color_scheme="light")
    return told
