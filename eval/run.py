"""One run over the gold questions: an index opened or made, the questions asked, the figures summed up."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.asking import ask_all, papers_of
from eval.gold import load_questions
from eval.matching import missing_answers
from eval.progress import steps
from eval.result import GoldResult, summarise
from eval.sample import build_sample_index
from index.encoder import load_encoder
from service.assemble import open_griffier
from service.griffier import Griffier
from service.settings import load_settings


def run_gold(index: Path | None, model: str | None, split: str, reranker: str | None = None) -> GoldResult:
    """Asks the questions of a split. Without `index`, of an index of the sample papers made in a temporary folder.

    Raises GriffierError: an index or model that cannot be used, or a wrong gold file.
    """
    if index is not None:
        return _over(open_griffier(load_settings(index=index, model=model, reranker=reranker)), split)
    with TemporaryDirectory(prefix="griffier-eval-") as folder:
        settings = load_settings(index=Path(folder) / "index", model=model, reranker=reranker)
        encoder = load_encoder(settings.model)
        build_sample_index(settings.index, encoder)
        return _over(open_griffier(settings, encoder), split)


def _over(griffier: Griffier, split: str) -> GoldResult:
    with closing(griffier.snapshot) as snapshot:
        questions = load_questions(split=split)
        papers = papers_of(snapshot)
        with steps("Asking", len(questions)) as step:
            outcomes = ask_all(griffier, questions, papers, step)
        return summarise(split, snapshot.generation, outcomes, missing_answers(questions, papers))
