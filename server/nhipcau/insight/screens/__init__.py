"""Pages of figures: one screen for a village, a commune, a province, the country; two side by side; a map."""
