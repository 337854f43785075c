"""Builds the encoder that ships: `python -m index.weights_build`; see `index/weights/MODEL_CARD.md`."""
