"""Nhịp Cầu: the platform of the community digital teams."""
