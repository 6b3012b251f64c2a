"""What somebody can do, seen by whom: the passport and its levels."""
