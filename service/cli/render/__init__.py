"""Replies, passages and documents as text for a terminal, from the JSON data that scripts get too."""
