"""An L1 to L4 report: which vertebrae to leave out, and what that does to the T-score."""
