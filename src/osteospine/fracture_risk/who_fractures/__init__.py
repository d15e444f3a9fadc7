"""Who fractures: 1,000 people of an age by T-score, and the people of a national survey."""
