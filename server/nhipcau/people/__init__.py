"""Households, residents, consent; teams and their members."""
