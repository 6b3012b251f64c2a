"""Months added up once: refreshed by dirty places, exact at every read."""
