"""Pictures of papers with known faults, and how the phone's photo check judges them."""
