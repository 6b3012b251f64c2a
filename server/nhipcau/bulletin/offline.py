"""Warnings, weather, prices, season, policy notices on the wire: each room of it registers its own verbs, rows and bundles."""

import nhipcau.bulletin.cap.offline
import nhipcau.bulletin.loudspeaker.offline
import nhipcau.bulletin.notices.offline
import nhipcau.bulletin.prices.offline
import nhipcau.bulletin.reading.offline
import nhipcau.bulletin.warnings.offline
import nhipcau.bulletin.weather.offline  # noqa: F401 (the registry fills here)
