"""Open data with small numbers suppressed: CSV, Parquet, JSON-stat; saved questions."""
