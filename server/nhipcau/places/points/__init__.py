"""Where a village lies: one point, who set it, when, how surely."""
