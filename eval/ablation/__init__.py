"""What each part of the ranking is worth: `python -m eval.ablation --help`."""
