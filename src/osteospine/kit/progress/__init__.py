"""My progress: a learner's answers in a small file beside the lessons, saved, brought back, counted and printed."""
