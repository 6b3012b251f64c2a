"""What may be counted about people."""

from nhipcau.kernel.registry import Denominator, denominator
from nhipcau.people.queries import count_households, count_households_by

denominator(Denominator("people.households", "nhà đã ghi", "registered households", count_households, count_households_by))
