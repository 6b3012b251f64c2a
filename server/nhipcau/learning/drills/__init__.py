"""Scripted cases of fraud, answered aloud."""
