"""`nhipcau backup` and `nhipcau restore`: one encrypted archive, and the way back from it."""
