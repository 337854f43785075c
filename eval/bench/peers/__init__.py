"""Other open search frameworks beside griffier, same papers and weights: `python -m eval.bench.peers --help`."""
