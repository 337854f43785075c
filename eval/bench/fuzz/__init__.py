"""Broken papers, thousands of them, through every reader: `python -m eval.bench.fuzz`."""
