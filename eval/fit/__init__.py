"""Learns the weights of the ranking and of the confidence from development questions: `python -m eval.fit --help`."""
