"""What was reported as a fraud, and the warning that follows."""
