"""Thousands of seeded histories against a real PostgreSQL and the real HTTP server; see docs/faults.md."""
