"""Who is logged in, as pages see it: from Django's user to a member's actor, duty and pages."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponseBase

from nhipcau.gateway.login import visits
from nhipcau.kernel.actor import (
    AUDITOR,
    COMMUNE_LEAD,
    CONTENT_EDITOR,
    DESK,
    INTEGRATOR,
    LEADER,
    MEMBER,
    NATION_ANALYST,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
)
from nhipcau.kernel.doors import Door, Officer
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for, still_working

DUTIES = {
    MEMBER: "Tổ viên",
    LEADER: "Tổ trưởng",
    DESK: "Cán bộ một cửa",
    COMMUNE_LEAD: "Lãnh đạo xã",
    PROVINCE_LEAD: "Phụ trách cán bộ tỉnh",
    PROVINCE_ANALYST: "Phân tích số liệu tỉnh",
    NATION_ANALYST: "Phân tích số liệu cả nước",
    CONTENT_EDITOR: "Soạn hướng dẫn",
    AUDITOR: "Kiểm toán, an toàn thông tin",
    INTEGRATOR: "Kết nối hệ thống",
}
PEOPLE, NEWS, FIGURES = "Bà con", "Tin và chợ", "Số liệu"
LEARN, STAFF, LOGS = "Học, an toàn", "Tổ, cán bộ", "Các sổ"  # words of the menu that hold several doors
_PEOPLE = (
    Door("/xa/goi-to", "Gọi tổ", PEOPLE),
    Door("/xa/ai-di-dau", "Ai đi đâu", PEOPLE),
    Door("/xa/y-kien", "Ý kiến", PEOPLE),
    Door("/quyen", "Quyền", PEOPLE),
    Door("/goi-lai", "Gọi lại", PEOPLE),
    Door("/xa/tin-nhan", "Tin nhắn", PEOPLE),
    Door("/xa/tu-lam", "Tự làm", PEOPLE),
    Door("/xa/vuong-mac", "Chỗ vướng", PEOPLE),
    Door("/xa/bieu-mau", "Biểu mẫu", PEOPLE),
    Door("/lich-cua-toi", "Lịch của tôi", PEOPLE),
)
_WARNED = (
    Door("/xa/canh-bao", "Cảnh báo", NEWS),
    Door("/xa/canh-bao/dan-ban-tin", "Dán bản tin", NEWS),
    Door("/tinh/thoi-tiet", "Thời tiết", NEWS),
    Door("/xa/tin", "Tin, chính sách", NEWS),
    Door("/xa/gia", "Giá cả", NEWS),
)
_NEWS = (
    *_WARNED,
    Door("/xa/gian-hang", "Gian hàng", NEWS),
    Door("/xa/hoi-hang", "Khách hỏi", NEWS),
    Door("/xa/diem", "Bản đồ", NEWS),
)
_SAFETY = (Door("/xa/lua-dao", "Lừa đảo", LEARN), Door("/xa/noi-nhan-tien", "Nơi nhận tiền", LEARN))
_LEARN = (Door("/lop", "Lớp học", LEARN), Door("/lop/nhu-cau", "Cần học gì", LEARN))
_STAFF = (Door("/xa/ngay-cong", "Ngày công", STAFF), Door("/giong-noi", "Giọng nói", STAFF))
_DAYS_COUNTED, _VOICES_LEARNT = Door("/xa/ngay-cong", "Ngày công", FIGURES), Door("/giong-noi", "Giọng nói", LEARN)  # for the desk
_FIGURES = (Door("/so-lieu/chi-so", "Chỉ số", FIGURES),)
_SCREEN = Door("/so-lieu/noi", "Toàn cảnh", FIGURES)
_SIDE_BY_SIDE = (Door("/so-lieu/so-sanh", "So sánh", FIGURES), Door("/so-lieu/ban-do", "Bản đồ số liệu", FIGURES))
_WARNS = Door("/so-lieu/canh-bao-som", "Cảnh báo sớm", FIGURES)
_TOLD = (Door("/bao-cao", "Báo cáo", FIGURES), Door("/so-lieu/cau-hoi", "Hỏi số liệu", FIGURES))
_MESSAGES = Door("/xa/lgsp", "Bản tin LGSP", FIGURES)
_OFFICIAL = Door("/so-lieu/chinh-thuc", "Số chính thức", FIGURES)
DOORS = {  # what one opens all day has no group: two or three such doors, the rest under the words above
    DESK: (Door("/ban", "Quầy"), Door("/ban/hang", "Hàng đợi"), *_PEOPLE, *_NEWS, *_SAFETY, *_LEARN, _VOICES_LEARNT, _DAYS_COUNTED, *_FIGURES, *_TOLD, _MESSAGES),
    COMMUNE_LEAD: (
        Door("/xa", "Toàn xã"),
        Door("/ban", "Quầy", PEOPLE),
        *_PEOPLE,
        *_NEWS,
        *_SAFETY,
        Door("/xa/danh-sach-xau", "Trang xấu", LEARN),
        *_LEARN,
        Door("/lich-lop", "Lịch lớp", LEARN),
        Door("/to", "Tổ", STAFF),
        Door("/can-bo", "Cán bộ", STAFF),
        *_STAFF,
        _SCREEN,
        *_FIGURES,
        _WARNS,
        *_SIDE_BY_SIDE,
        *_TOLD,
        _MESSAGES,
        _OFFICIAL,
    ),
    PROVINCE_LEAD: (
        Door("/can-bo", "Cán bộ"),
        Door("/ket-noi", "Kết nối"),
        Door("/tinh/y-kien", "Ý kiến", PEOPLE),
        Door("/tinh/vuong-mac", "Chỗ vướng", PEOPLE),
        *_WARNED,
        Door("/tinh/canh-bao", "Nhận nhanh chậm", NEWS),
        Door("/lop", "Lớp học", LEARN),
        Door("/lich-lop", "Lịch lớp", LEARN),
        *_FIGURES,
        _WARNS,
    ),
    PROVINCE_ANALYST: (
        Door("/tinh", "Các xã, phường"),
        Door("/tinh/tu-lam", "Tự làm", PEOPLE),
        Door("/tinh/vuong-mac", "Chỗ vướng", PEOPLE),
        Door("/xa/canh-bao", "Cảnh báo", NEWS),
        Door("/tinh/canh-bao", "Nhận nhanh chậm", NEWS),
        Door("/tinh/thoi-tiet", "Thời tiết", NEWS),
        _SCREEN,
        *_FIGURES,
        _WARNS,
        *_SIDE_BY_SIDE,
        *_TOLD,
        _OFFICIAL,
        Door("/giong-noi", "Giọng nói"),
    ),
    NATION_ANALYST: (Door("/so-lieu/noi/vn", "Cả nước"), *_FIGURES, *_SIDE_BY_SIDE),
    CONTENT_EDITOR: (Door("/soan", "Soạn hướng dẫn"), Door("/soan/nhap-bai", "Nhập bài học"), Door("/xa/danh-sach-xau", "Trang xấu")),
    AUDITOR: (
        Door("/kiem-toan", "Kiểm toán"),
        Door("/kiem-toan/so-cai", "Sổ cái", LOGS),
        Door("/kiem-toan/luot-xem", "Lượt xem", LOGS),
        Door("/kiem-toan/su-kien", "Sự kiện", LOGS),
    ),
}


def officer_of(user: AbstractBaseUser | AnonymousUser) -> Officer | None:
    """Return the officer a user is, or None for a stranger and for whoever has left."""
    if not user.is_authenticated:
        return None
    member = Member.objects.filter(still_working(), user=user.pk).first()
    if member is None:
        return None
    return Officer(actor_for(member), DUTIES.get(member.role, ""), DOORS.get(member.role, ()))


class Officers:
    """Set ``request.officer`` on every request: an officer, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Look the sender up before the page runs; nobody is looked up without a session, and none without a visit."""
        request.visit = visits.of(request)  # type: ignore[attr-defined]
        whole = request.visit and not request.session.get(visits.HALF)  # type: ignore[attr-defined]
        request.officer = officer_of(request.user) if whole else None  # type: ignore[attr-defined]
        return self.get_response(request)
