"""What phones keep of this domain: the cards."""

from typing import Any

from nhipcau.kernel.registry import bundle
from nhipcau.safety.queries import current_cards


@bundle("safety")
def safety_bundle() -> dict[str, Any]:
    """Return every card in use."""
    return {"cards": current_cards()}
