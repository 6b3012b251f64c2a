"""What is counted about the house itself, for whoever watches the machine; never about a person or a place.

Each name has few labels, and each label few values of our own: a door of our table, a lane, the number of a Problem.
All processes of one machine count together when `settings/telemetry.py` has opened their folder before this is loaded.
"""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

registry: Final = CollectorRegistry()
_MINUTE, _HOUR, _DAY = 60, 3600, 86400

requests: Final = Counter("nhipcau_requests", "Answers, by door and status.", ("method", "door", "status"), registry=registry)
seconds: Final = Histogram(
    "nhipcau_request_seconds", "From the first byte to the answer, the wait at the gate included.", ("lane",),
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60), registry=registry,
)  # fmt: skip
inside: Final = Gauge(
    "nhipcau_gate_inside", "Requests inside, by lane.", ("lane",), registry=registry, multiprocess_mode="livesum"
)
waiting: Final = Gauge(
    "nhipcau_gate_waiting", "Requests that wait at the gate, by lane.", ("lane",), registry=registry, multiprocess_mode="livesum"
)
turned_away: Final = Counter("nhipcau_gate_turned_away", "Told to come again (503.106), by lane.", ("lane",), registry=registry)
letters: Final = Counter("nhipcau_letters", "Letters of phones, by verdict.", ("verdict",), registry=registry)
refusals: Final = Counter("nhipcau_letters_refused", "Refused letters of phones, by the Problem's number.", ("number",), registry=registry)
lag: Final = Histogram(
    "nhipcau_sync_lag_seconds", "How long a letter of a phone was under way, from when it happened until it arrived.",
    buckets=(_MINUTE, 10 * _MINUTE, _HOUR, 6 * _HOUR, _DAY, 3 * _DAY, 7 * _DAY, 30 * _DAY), registry=registry,
)  # fmt: skip
faults: Final = Counter("nhipcau_faults", "Answers 500: a fault of ours.", registry=registry)
memory: Final = Gauge(
    "nhipcau_worker_resident_bytes", "Memory of each process.", registry=registry, multiprocess_mode="liveall"
)
pool: Final = Gauge(
    "nhipcau_pool_connections", "Database connections of our processes: held, in use, asked for in vain so far.", ("state",),
    registry=registry, multiprocess_mode="livesum",
)  # fmt: skip
