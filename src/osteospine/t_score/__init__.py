"""Bone density as a T-score and a Z-score: what the numbers say, and what they do not."""
