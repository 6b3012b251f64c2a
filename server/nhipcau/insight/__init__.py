"""Counters and figures: a machine that knows no domain."""
