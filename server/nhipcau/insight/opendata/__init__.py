"""Open data with small numbers suppressed: CSV, Parquet, JSON-stat."""
