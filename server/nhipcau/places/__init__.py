"""Provinces, communes and villages: dated, merged, never deleted."""
