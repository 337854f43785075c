"""Haystack: its document splitter, in-memory BM25 and embedding retrievers, joined by reciprocal ranks."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

from haystack import Document
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from eval.bench.peers.shared import DEPTH, Found, encoder, run


def build(texts: dict[str, str], split: bool) -> Callable[[str], Found]:
    """With the defaults of each part."""
    documents = [Document(content=text, meta={"name": name}) for name, text in texts.items()]
    if split:
        splitter = DocumentSplitter()
        splitter.warm_up()
        documents = splitter.run(documents=documents)["documents"]
    vectors = encoder.encode_passages([one.content for one in documents])
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    store.write_documents(
        [
            Document(content=one.content, meta={"name": one.meta["name"], "at": at}, embedding=vector.tolist())
            for at, (one, vector) in enumerate(zip(documents, vectors, strict=True))
        ]
    )
    words, near = InMemoryBM25Retriever(store, top_k=DEPTH), InMemoryEmbeddingRetriever(store, top_k=DEPTH)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH)

    def search(question: str) -> Found:
        vector = encoder.encode_queries([question])[0].tolist()
        lists = [words.run(query=question)["documents"], near.run(query_embedding=vector)["documents"]]
        return [(one.meta["name"], one.content) for one in joiner.run(documents=lists)["documents"]]

    return search


if __name__ == "__main__":
    run({"haystack-ai": version("haystack-ai")}, build)
