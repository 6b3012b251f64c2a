"""What may be counted about people."""

from nhipcau.kernel.registry import denominator
from nhipcau.people.queries import count_households

denominator("people.households", "nhà đã ghi", "registered households")(count_households)
