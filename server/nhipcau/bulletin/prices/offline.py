"""What is paid for what grows here, on the wire."""
