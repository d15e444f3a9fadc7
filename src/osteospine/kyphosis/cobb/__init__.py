"""Measure the Cobb angle yourself: the second panel of the kyphosis lesson."""
