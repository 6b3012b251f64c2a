"""What other systems hear of a warning that was let out: which, of what, how high. Its words are public at its address."""

from typing import Final

from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.kernel.news import News, kind, news

ISSUED: Final = kind(
    "warning.issued",
    vi="Cảnh báo thiên tai được phát",
    en="A warning was let out",
    fields=("warning", "hazard", "level", "drill", "until"),
)


def of_issue(warning: HazardWarning) -> News:
    """Return the news of a warning."""
    return news(
        ISSUED, warning=warning.id, hazard=warning.hazard, level=warning.level, drill=int(warning.drill), until=warning.expires_at
    )
