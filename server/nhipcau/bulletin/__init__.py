"""Warnings, weather, prices, season, policy notices."""
