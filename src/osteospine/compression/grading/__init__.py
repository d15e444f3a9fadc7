"""Grade vertebrae that you have not seen: the second panel of the compression lesson."""
