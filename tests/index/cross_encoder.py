"""Small real models, made on the spot: a BERT of random weights with a WordPiece vocabulary, saved to a folder."""

from __future__ import annotations

from pathlib import Path

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] de het een van op in minister kamer vraag antwoord ouders onderzoek".split()
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
VOCABULARY = [*WORDS, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
MOST_TOKENS = 512


def save_model(folder: Path, *, outputs: int = 1, head: bool = True, seed: int = 7) -> Path:
    """A BERT of two layers, 32 wide, that scores pairs; without `head` only an encoder. Gives `folder`."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = {word: at for at, word in enumerate(VOCABULARY)}
    BertTokenizer(vocab=vocabulary, model_max_length=MOST_TOKENS).save_pretrained(folder)
    torch.manual_seed(seed)
    shape = BertConfig(
        vocab_size=len(VOCABULARY), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=MOST_TOKENS, initializer_range=0.5,
    )
    shape.num_labels = outputs
    (BertForSequenceClassification if head else BertModel)(shape).save_pretrained(folder)
    return folder
