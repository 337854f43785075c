"""Answers questions from an index: as an object, on the command line and over HTTP."""
