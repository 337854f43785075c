"""Train the encoder that ships: `python -m eval.train --help` (extra `encoder`); see `index/weights/MODEL_CARD.md`."""
