"""What an officer types of a stall or of goods: read into what a verb is told, with words beside what does not fit."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.http import QueryDict
from pydantic import BaseModel, ValidationError

from nhipcau.market.makers.models import Maker, Product

ANSWERS: Final = ("made_of", "how_made", "taste", "keep", "order")
_LINES: Final = ("name", "group", "story", "unit", "price_from", "price_to", "weight_g")
_STARS: Final = ("stars", "certificate", "decision", "issued_on")
WORDS: Final = {
    "name": "Ghi tên, từ 2 chữ cái, nhiều nhất 80.",
    "group": "Chọn một nhóm hàng.",
    "unit": "Ghi đơn vị bán, ví dụ kg, gói, tấm.",
    "price_from": "Giá là số đồng, từ 500. Để trống là hỏi giá.",
    "price_to": "Giá là số đồng, từ 500, không thấp hơn giá từ.",
    "weight_g": "Khối lượng là số gam, từ 1.",
    "ocop": "Sao OCOP cần đủ: số sao, số giấy, quyết định, ngày cấp.",
    "story": "Lời giới thiệu nhiều nhất 1.500 chữ cái.",
    "telephone": "Số điện thoại có 10 hoặc 11 chữ số, bắt đầu bằng 0.",
}


@dataclass
class Typed:
    """A form as it was typed, and what does not fit."""

    told: dict[str, Any]
    errors: dict[str, str] = field(default_factory=dict)

    def body(self, model: type[BaseModel], **more: object) -> BaseModel | None:
        """Return the body of a verb; None when something does not fit, which then stands in the errors."""
        try:
            return model.model_validate({**self.told, **more})
        except ValidationError as error:
            named = [str(one["loc"][0]) for one in error.errors() if one["loc"]]
            self.errors = {name: WORDS.get(name, "Chỗ này chưa đúng.") for name in named}
            return None


def stall(sent: QueryDict) -> Typed:
    """Read what stands over a stall."""
    told = {key: sent.get(key, "").strip() for key in ("name", "story", "telephone")}
    told["telephone"] = "".join(sign for sign in told["telephone"] if sign.isdigit())
    return Typed({**told, "village_id": sent.get("village_id") or None})


def stall_of(maker: Maker) -> Typed:
    """Return the form filled with what stands over a stall now."""
    return Typed({"name": maker.name, "story": maker.story, "telephone": maker.telephone, "village_id": str(maker.village_id or "")})


def goods(sent: QueryDict) -> Typed:
    """Read what somebody makes: a price may be typed with dots, months are ticked, stars only with all about them."""
    told: dict[str, Any] = {key: sent.get(key, "").strip() for key in _LINES}
    for key in ("price_from", "price_to", "weight_g"):
        told[key] = told[key].replace(".", "").replace(" ", "").removesuffix("đ") or None
    stars = {key: sent.get(key, "").strip() for key in _STARS}
    return Typed(
        told
        | {
            "answers": {key: sent.get(key, "").strip()[:400] for key in ANSWERS},
            "months": [month for month in sent.getlist("months") if month.isascii() and month.isdigit()][:12],
            "ocop": stars if stars["stars"] else None,
        }
    )


def goods_of(product: Product) -> Typed:
    """Return the form filled with what a product is now."""
    told: dict[str, Any] = {key: getattr(product, key) for key in _LINES}
    return Typed(told | {"answers": product.answers, "months": [str(one) for one in product.months], "ocop": product.ocop})
