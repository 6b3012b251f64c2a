"""The addresses of the pages; the words in them are Vietnamese, since people read them out."""

from django.urls import path

from nhipcau.bulletin.cap import urls as cap
from nhipcau.bulletin.notices import http as notices
from nhipcau.bulletin.notices import public as public_notices
from nhipcau.bulletin.prices import http as prices
from nhipcau.bulletin.prices import public as public_prices
from nhipcau.bulletin.reading import http as bulletins
from nhipcau.bulletin.warnings import http as warnings
from nhipcau.bulletin.warnings import http_province as province_warnings
from nhipcau.bulletin.warnings import public as public_warnings
from nhipcau.bulletin.weather import http as weathers
from nhipcau.desk import callbacks, handover, needs, stuck, stuck_wide, team_calls
from nhipcau.desk import http as desk
from nhipcau.desk import returns as desk_returns
from nhipcau.desk.queue import urls as queue
from nhipcau.dossiers import http as dossiers
from nhipcau.dossiers import http_imports as dossier_imports
from nhipcau.dossiers import http_register as dossier_register
from nhipcau.dossiers.forms import http as dossier_forms
from nhipcau.dossiers.lgsp import http as lgsp
from nhipcau.feedback.petitions import http as petitions
from nhipcau.feedback.petitions import public as petitions_public
from nhipcau.gateway import (
    feeds,
    fields,
    own_days,
    own_days_page,
    passports,
    petition_photos,
    shop_photos,
    slip_doors,
    start,
    texts,
)
from nhipcau.gateway import http as gateway
from nhipcau.gateway import team_pages as team
from nhipcau.gateway.audit import http as audit
from nhipcau.gateway.login import urls as login
from nhipcau.gateway.systems import pages as systems
from nhipcau.guides import http as guides
from nhipcau.guides.channels import poster
from nhipcau.guides.channels import web as asking
from nhipcau.guides.editing import http as editing
from nhipcau.guides.editing import http_files as editing_files
from nhipcau.guides.editing import http_review as editing_review
from nhipcau.guides.voices import http as voices
from nhipcau.insight import http as insight
from nhipcau.insight import urls as figures
from nhipcau.insight.alarms import http as alarms
from nhipcau.insight.indicators import http as indicators
from nhipcau.insight.official import http as official
from nhipcau.learning.classes import http as classes
from nhipcau.learning.classes import public as certificates
from nhipcau.learning.lessons import http as lessons
from nhipcau.learning.lessons import http_import as lesson_imports
from nhipcau.learning.planning import http as calendars
from nhipcau.market.enquiries import http as enquiries
from nhipcau.market.enquiries import http_office as enquiries_office
from nhipcau.market.selling import http as lives
from nhipcau.market.shop import urls as shop
from nhipcau.market.sights import http as maps
from nhipcau.market.sights import http_office as sights
from nhipcau.messaging import http as messaging
from nhipcau.messaging import public as message_figures
from nhipcau.people import http as people
from nhipcau.people import office as rights
from nhipcau.people.duty import http as duty
from nhipcau.places import http as places
from nhipcau.places.points import http as points
from nhipcau.safety import http as paying
from nhipcau.safety.checking import http as checking
from nhipcau.safety.reports import http as frauds
from nhipcau.support.calls import http as calling
from nhipcau.support.independence import http as independence
from nhipcau.support.matching import http as matching
from nhipcau.surveys import urls as surveys

urlpatterns = [
    path("", gateway.home),
    path("tu-lam", start.start),
    path("sw.js", start.worker),
    *login.urlpatterns,
    path("problems/<str:number>", gateway.about_problem),
    path("bai-hoc", lessons.lessons),
    path("bai-hoc/<slug:lesson>", lessons.lesson),
    path("thu-tuc", guides.procedures),
    path("thu-tuc/<str:code>", guides.procedure),
    path("thu-tuc/<str:code>/hoi", asking.ask),
    path("thu-tuc/<str:code>/danh-sach", asking.sheet),
    path("thu-tuc/<str:code>/danh-sach.pdf", asking.sheet_pdf),
    path("thu-tuc/<str:code>/in", asking.sheet_print),
    path("thu-tuc/<str:code>/doc", asking.sheet_script),
    path("thu-tuc/<str:code>/to-dan", poster.poster),
    path("tin-nhan", texts.incoming),
    path("tin-nhan/goi-nho", texts.missed_call),
    path("tin-nhan/da-den", messaging.receipt),
    path("so-lieu/tin-nhan", message_figures.page),
    *figures.urlpatterns,
    path("so-lieu/canh-bao-som", alarms.alarms),
    path("xa-cu", places.old_commune),
    path("s", dossiers.find),
    path("s/<str:code>", dossiers.slip),
    path("s/<str:code>/in", dossiers.slip_print),
    path("s/<str:code>/nghe.opus", slip_doors.hear),
    path("s/<str:code>/giong/<str:digest>", slip_doors.recording),
    path("s/<str:code>/bao", slip_doors.watch),
    path("s/<str:code>/ho-chieu", passports.by_slip),
    path("bien-nhan/<str:code>", people.show_receipt),
    path("quyen", rights.rights),
    path("quyen/nguoi/<uuid:person_id>", rights.person),
    path("quyen/nguoi/<uuid:person_id>/tep.json", rights.person_file),
    path("quyen/nguoi/<uuid:person_id>/hoi", rights.ask),
    path("quyen/nguoi/<uuid:person_id>/rut", rights.take_back),
    path("quyen/nguoi/<uuid:person_id>/sua", rights.correct),
    path("quyen/yeu-cau/<uuid:request_id>", rights.settle),
    path("kiem-tra", people.check_helper),
    path("chung-nhan/<str:code>", certificates.verify),
    path("lich-lop", calendars.calendar),
    path("lich-lop/nguon", calendars.sources),
    path("lich-lop/noi/<str:site>", calendars.place),
    path("lich-lop.xlsx", calendars.sheet),
    path("lop", classes.classes),
    path("lop/nhu-cau", needs.needs),
    path("lop/<uuid:class_id>", classes.one_class),
    path("lop/<uuid:class_id>/in/<slug:sheet>.pdf", classes.sheet),
    *shop.urlpatterns,
    *surveys.urlpatterns,
    path("cho/anh/<str:digest>", shop_photos.photo),
    path("xa/gian-hang/anh/<str:digest>", shop_photos.office_photo),
    path("giong-noi", voices.voices),
    path("soan", editing.board),
    path("soan/ly-do-tra", desk_returns.reasons),
    path("soan/vuong-mac", stuck_wide.editors),
    path("soan/nhap-bai", lesson_imports.bring),
    path("soan/<str:code>", editing.guide),
    path("soan/<str:code>/bat-dau", editing.begin),
    path("soan/<str:code>/dau", editing.head),
    path("soan/<str:code>/dong", editing.line),
    path("soan/<str:code>/xep", editing.arrange),
    path("soan/<str:code>/xem-thu", editing.preview),
    path("soan/<str:code>/ban", editing_review.revisions),
    path("soan/<str:code>/duyet", editing_review.review),
    path("soan/<str:code>/so-do", editing_review.flow),
    path("soan/<str:code>/tep", editing_files.file),
    path("soan/<str:code>/kho", editing_files.offer),
    path("ban", desk.desk),
    path("ban/so-giay-to", desk.mark_identity),
    *queue.urlpatterns,
    path("ban/buoc", desk.step),
    path("ban/quen", desk.forget_petitioner),
    path("ban/chuyen-giao", handover.between),
    path("ban/ho-so/<uuid:dossier_id>/mau/<slug:key>", dossier_forms.form),
    path("ban/ho-so/<uuid:dossier_id>/mau/<slug:key>.pdf", dossier_forms.form_file),
    path("kiem-toan", audit.board),
    path("kiem-toan/so-cai", audit.ledger),
    path("kiem-toan/luot-xem", audit.reads),
    path("kiem-toan/su-kien", audit.events),
    path("kiem-toan/moc/<int:number>", audit.mark),
    path("xa", insight.commune),
    path("xa/tin-nhan", messaging.messages),
    path("xa/nen-hoi-lai", callbacks.worth_asking),
    path("xa/ngay-cong", duty.days),
    path("xa/ngay-cong.xlsx", duty.sheet),
    path("xa/ngay-cong.pdf", duty.paper),
    path("xa/ngay-cong/cam-on/<uuid:member_id>.pdf", duty.thanks),
    path("xa/nhap-ho-so", dossier_imports.imports),
    path("xa/nhap-ho-so/<uuid:run_id>/loi", dossier_imports.returned),
    path("xa/so-ho-so", dossier_register.register),
    path("xa/so-ho-so.pdf", dossier_register.register_file),
    path("xa/so-ho-so.xlsx", dossier_register.register_sheet),
    path("xa/lgsp", lgsp.page),
    *(path(f"xa/lgsp/ho-so.{kind}", lgsp.dossier_file, {"kind": kind}) for kind in lgsp.KINDS),
    *(path(f"xa/lgsp/thong-ke.{kind}", lgsp.statistic_file, {"kind": kind}) for kind in lgsp.KINDS),
    path("xa/ma-ho-so", dossier_imports.strange_codes),
    path("xa/noi-nhan-tien", paying.payees),
    *cap.urlpatterns,
    path("xa/canh-bao/dan-ban-tin", bulletins.paste),
    path("xa/canh-bao/cap-do", bulletins.flood_level),
    path("xa/canh-bao", warnings.board),
    path("xa/canh-bao/moi", warnings.write),
    path("xa/canh-bao/<uuid:warning_id>", warnings.one),
    path("tinh/canh-bao", province_warnings.province),
    path("canh-bao", public_warnings.warnings),
    path("canh-bao/<uuid:warning_id>", public_warnings.warning),
    path("thoi-tiet/<str:commune>", weathers.commune_weather),
    path("tinh/thoi-tiet", weathers.weather),
    path("mua-vu/<str:commune>", fields.season),
    path("lich/<str:commune>.ics", feeds.classes),
    path("lich/rieng/<str:token>.ics", own_days.own_days),
    path("lich-cua-toi", own_days_page.own_calendar),
    path("xa/lua-dao", frauds.frauds),
    path("xa/tin", notices.notices),
    path("xa/tin/soan", notices.write),
    path("xa/tin/<uuid:notice_id>", notices.one_notice),
    path("xa/tin/<uuid:notice_id>/loa.txt", notices.script),
    path("xa/tin/<uuid:notice_id>/loa.wav", notices.sound, {"kind": "wav"}),
    path("xa/tin/<uuid:notice_id>/loa.opus", notices.sound, {"kind": "opus"}),
    path("xa/tin/<uuid:notice_id>/loa.json", notices.data),
    path("xa/tin/<uuid:notice_id>/in", notices.sheet),
    path("tin/<uuid:notice_id>", public_notices.notice),
    path("xa/gia", prices.prices),
    path("xa/gia/nhap", prices.bring),
    path("gia/<str:commune>", public_prices.commune_prices),
    path("gia/<str:commune>/<slug:item>", public_prices.item_prices),
    path("xa/diem", points.points),
    path("xa/diem/noi", sights.sights),
    path("xa/gian-hang/live", lives.lives),
    path("xa/gian-hang/live/<uuid:plan_id>", lives.live),
    path("xa/gian-hang/live/<uuid:plan_id>.pdf", lives.live_sheet),
    path("xa/hoi-hang", enquiries_office.enquiries),
    path("cho/hoi", enquiries.find),
    path("cho/hoi/<str:code>", enquiries.thread),
    path("cho/<uuid:product_id>/hoi", enquiries.ask_about),
    path("ban-do/<str:commune>", maps.commune_map),
    path("ban-do/<str:commune>/diem.json", maps.points),
    path("xa/ho-chieu/<uuid:person_id>", passports.print_card),
    path("xa/danh-sach-xau", checking.bad_lists),
    path("an-toan/ba-viec", frauds.first_acts),
    path("tra-tien/<uuid:payee_id>", paying.pay),
    path("goi-lai", callbacks.calls),
    path("goi-to", calling.call),
    path("xa/ai-di-dau", matching.who_goes),
    path("xa/goi-to", team_calls.team_calls),
    path("xa/goi-to/truc", team_calls.duty),
    path("tinh", insight.province),
    path("so-lieu/chi-so", indicators.registry),
    path("so-lieu/chi-so/<str:code>", indicators.one),
    path("so-lieu/chi-so/<str:code>/so-ghi", indicators.entries),
    path("so-lieu/chi-so/<str:code>/sua", indicators.edit),
    path("so-lieu/chinh-thuc", official.figures),
    path("so-lieu/chinh-thuc/<uuid:brought_id>", official.brought),
    path("tinh/tu-lam", independence.province),
    path("xa/vuong-mac", stuck.stuck),
    path("y-kien", petitions_public.board),
    path("y-kien/gui", petitions_public.send),
    path("y-kien/<str:code>", petitions_public.held),
    path("xa/y-kien", petitions.listed),
    path("xa/y-kien/anh/<str:digest>", petition_photos.photo),
    path("xa/y-kien/<uuid:petition_id>", petitions.one),
    path("xa/y-kien/<uuid:petition_id>/anh", petition_photos.add),
    path("tinh/y-kien", petitions.listed_above),
    path("tinh/y-kien/<uuid:petition_id>", petitions.one_above),
    path("xa/vuong-mac/thang/<str:month>", stuck.month),
    path("tinh/vuong-mac", stuck_wide.province),
    path("xa/tu-lam", independence.commune),
    path("xa/tu-lam/<uuid:village_id>", independence.village),
    path("xa/tu-lam/nguoi/<uuid:person_id>", independence.person),
    path("ket-noi", systems.connections),
    path("ket-noi/moi", systems.register),
    path("ket-noi/<uuid:client_id>", systems.connection),
    path("ket-noi/<uuid:client_id>/viec", systems.press),
    path("to", team.team),
    path("to/to-dan", poster.make_poster),
    path("to/them", team.enrol),
    path("to/ma", team.give),
    path("to/khoa", team.lock),
    path("to/chuyen", team.move),
    path("to/nghi", team.leave),
]
