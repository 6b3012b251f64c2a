"""The rounds that add months up and keep what they stand against."""

from nhipcau.insight.rollups.refreshing import EVERY, WHOLES_EVERY, keep_wholes, sweep
from nhipcau.kernel import rounds

rounds.add("rollups", sweep, EVERY)
rounds.add("totals", keep_wholes, WHOLES_EVERY)
