"""What others are told: signed, tried again, told again when asked."""
