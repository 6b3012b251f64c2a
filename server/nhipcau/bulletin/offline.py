"""Warnings, weather, prices, season, policy notices on the wire: each room of it registers its own verbs, rows and bundles."""

import nhipcau.bulletin.cap.offline  # noqa: F401 (the registry fills here)
import nhipcau.bulletin.loudspeaker.offline  # noqa: F401 (the registry fills here)
import nhipcau.bulletin.notices.offline  # noqa: F401 (the registry fills here)
import nhipcau.bulletin.prices.offline  # noqa: F401 (the registry fills here)
import nhipcau.bulletin.reading.offline  # noqa: F401 (the registry fills here)
import nhipcau.bulletin.warnings.offline  # noqa: F401 (the registry fills here)
import nhipcau.bulletin.weather.offline  # noqa: F401 (the registry fills here)
