"""What people report and ask for: who answers it, until when, and whether it was really done."""
