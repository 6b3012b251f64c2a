"""What may be counted about places."""

from nhipcau.kernel.registry import Denominator, denominator
from nhipcau.places.queries import count_villages, count_villages_by

denominator(Denominator("places.villages", "thôn, bản hiện có", "villages today", count_villages, count_villages_by))
