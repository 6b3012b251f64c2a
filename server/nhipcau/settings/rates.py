"""How often each door may be tried: all of it stands here, and `docs/access.md` shows it.

A whole commune office, a hall or a mobile network shares one address. So where tries are counted by address, only
wrong ones are, and enough of them are free that thirty people may each be wrong. Nothing that people do rightly is
counted by address, and no door for reading, sending or fetching has a count at all: the gate shares out its places.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Rate:
    """``free`` tries, then a wait of ``first`` seconds that doubles up to ``most``; a quiet ``window`` forgets them.

    ``what`` is counted, ``by`` whom, at which ``doors``.
    """

    what: str
    by: str
    doors: tuple[str, ...]
    free: int
    first: int
    most: int
    window: int


_ADDRESS: Final = "network address"
_NAME: Final = "name from one address, or name in its known browser"

RATES: Final[dict[str, Rate]] = {
    "login": Rate("passwords, until one is right", _NAME, ("dang-nhap", "tai-khoan/mat-khau"), 10, 5, 300, 900),
    "second": Rate(
        "codes of the second step, until one is right", "account", ("dang-nhap/buoc-hai", "tai-khoan/buoc-hai"), 5, 5, 300, 900
    ),
    "invitation": Rate("wrong codes of invitations", _ADDRESS, ("mo-tai-khoan",), 60, 10, 600, 600),
    "activation": Rate("wrong codes for phones", _ADDRESS, ("api/v1/phones/activate",), 60, 10, 600, 600),
    "share": Rate("wrong proofs of locked phones", _ADDRESS, ("api/v1/phones/share",), 60, 10, 600, 600),
    "slip": Rate(
        "wrong codes of slips", _ADDRESS,
        ("s", *(f"s/<str:code>{rest}" for rest in ("", "/in", "/nghe.opus", "/giong/<str:digest>", "/bao"))), 60, 10, 600, 600,
    ),
    "queue": Rate(
        "wrong codes of screens in the hall and of appointments", _ADDRESS,
        ("quay/man-hinh/<str:code>", "quay/lay-so/<str:code>", "hen-gio/<str:code>"), 60, 10, 600, 600,
    ),
    "receipt": Rate("wrong codes of receipts", _ADDRESS, ("bien-nhan/<str:code>",), 60, 10, 600, 600),
    "certificate": Rate("wrong codes of certificates", _ADDRESS, ("chung-nhan/<str:code>",), 60, 10, 600, 600),
    "calendar": Rate("wrong addresses of officers' calendars", _ADDRESS, ("lich/rieng/<str:token>.ics",), 60, 10, 600, 600),
    "client secret": Rate(
        "wrong secrets of programs of others", _ADDRESS, ("oauth/token", "oauth/revoke"), 60, 10, 600, 600
    ),
    "courier": Rate("carried bundles that are none", _ADDRESS, ("api/v1/courier",), 60, 10, 600, 600),
    "helper code": Rate(
        "wrong codes of helpers of one commune", f"{_ADDRESS}, or phone number", ("kiem-tra", "tin-nhan"), 40, 30, 600, 600
    ),
    "helper codes": Rate(
        "wrong codes of helpers of any commune", f"{_ADDRESS}, or phone number", ("kiem-tra", "tin-nhan"), 300, 2, 60, 600
    ),
    "texts": Rate(
        "texts and missed calls that are answered", "phone number", ("tin-nhan", "tin-nhan/goi-nho"), 60, 10, 600, 600
    ),
    "slip aloud": Rate("sounds of a slip that are made anew", "slip", ("s/<str:code>/nghe.opus",), 20, 10, 600, 600),
    "market report": Rate("reports of what is shown in the market", "product", ("cho/<uuid:product_id>/bao",), 12, 60, 3600, 3600),
    "petition": Rate("petitions", "phone number, or what was written", ("y-kien/gui", "tin-nhan"), 6, 60, 3600, 3600),
    "petitions": Rate("petitions of one commune", "commune", ("y-kien/gui", "tin-nhan"), 120, 5, 300, 600),
    "petition code": Rate("wrong codes of petitions", _ADDRESS, ("y-kien/<str:code>",), 60, 10, 600, 600),
    "team call": Rate("calls for the team", "phone number, or described place", ("goi-to", "tin-nhan"), 6, 60, 3600, 3600),
    "team calls": Rate("calls for the team of one commune", "commune", ("goi-to", "tin-nhan"), 120, 5, 300, 600),
    "enquiry": Rate("questions to makers", "phone number", ("cho/<uuid:product_id>/hoi",), 5, 60, 3600, 3600),
    "enquiries": Rate("questions to one maker", "maker", ("cho/<uuid:product_id>/hoi",), 30, 30, 600, 600),
    "openrosa key": Rate(
        "wrong keys of programs that fill in forms", _ADDRESS,
        tuple(f"openrosa/{key}{rest}" for key in ("", "<str:key>/") for rest in ("formList", "submission", "forms/<uuid:form_id>.xml", "forms/<uuid:form_id>/manifest")),
        60, 10, 600, 600,
    ),
    "enquiry code": Rate("wrong codes of questions", _ADDRESS, ("cho/hoi", "cho/hoi/<str:code>"), 60, 10, 600, 600),
}
QUOTA_OF_PROGRAMS: Final = 600  # requests of one program of others in a minute, at the doors of `docs/api.md` for systems
