"""What people got stuck on, grouped by cause and place, and answered once for many."""
