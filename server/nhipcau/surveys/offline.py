"""What phones may ask and see of the commune's own forms."""
