"""One screen a place: village, commune, province, nation; ranking, trends, map, comparison."""
