"""The tables of this room; each room inside keeps its own."""

from nhipcau.bulletin.cap.models import CapMessage, CapRule
from nhipcau.bulletin.notices.models import Notice, NoticeAnswer, NoticeQuestion, NoticeRead
from nhipcau.bulletin.prices.models import Price, PriceCard
from nhipcau.bulletin.warnings.models import Ack, Call, Check, HazardWarning, Look, Reach, SafeHome
from nhipcau.bulletin.weather.models import Weather

__all__ = [
    "Ack", "Call", "CapMessage", "CapRule", "Check", "HazardWarning", "Look", "Notice",
    "NoticeAnswer", "NoticeQuestion", "NoticeRead", "Price", "PriceCard", "Reach", "SafeHome", "Weather",
]  # fmt: skip
