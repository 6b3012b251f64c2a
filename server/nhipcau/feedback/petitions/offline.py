"""What people report and ask for, on the wire."""
