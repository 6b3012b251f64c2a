"""The round that adds months up."""

from nhipcau.insight.rollups.refreshing import EVERY, sweep
from nhipcau.kernel import rounds

rounds.add("rollups", sweep, EVERY)
