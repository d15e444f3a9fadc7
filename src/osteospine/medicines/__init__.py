"""Medicines for osteoporosis: what they give, what they cost, for whom, and how sure that is."""
