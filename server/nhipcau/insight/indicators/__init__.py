"""Figures as versioned definitions: words, numerator, denominator, period, levels, source of law, who may see."""
