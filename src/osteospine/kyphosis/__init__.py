"""Kyphosis: compressed vertebrae bend the whole back."""
