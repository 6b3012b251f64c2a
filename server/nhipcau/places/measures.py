"""What may be counted about places."""

from nhipcau.kernel.registry import denominator
from nhipcau.places.queries import count_villages

denominator("places.villages", "thôn, bản hiện có", "villages today")(count_villages)
