"""LlamaIndex: its sentence splitter, vector index and BM25 retriever, fused by reciprocal ranks."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

from llama_index.core import Document, VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import BaseNode, TextNode
from llama_index.retrievers.bm25 import BM25Retriever

from eval.bench.peers.shared import DEPTH, Found, encoder, run


class Shipped(BaseEmbedding):  # type: ignore[misc]
    """The encoder of griffier as an embedding of LlamaIndex."""

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return [[float(one) for one in vector] for vector in encoder.encode_passages(texts)]

    def _get_query_embedding(self, query: str) -> list[float]:
        return [float(one) for one in encoder.encode_queries([query])[0]]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def build(texts: dict[str, str], split: bool) -> Callable[[str], Found]:
    """With the defaults of each part; fusion would have a language model rephrase the question, which is left out."""
    nodes: list[BaseNode]
    if split:
        documents = [Document(text=text, metadata={"name": name}) for name, text in texts.items()]
        nodes = SentenceSplitter().get_nodes_from_documents(documents)
    else:
        nodes = [TextNode(text=text, metadata={"name": name}) for name, text in texts.items()]
    for node in nodes:
        node.excluded_embed_metadata_keys = node.excluded_llm_metadata_keys = ["name"]
    index = VectorStoreIndex(nodes, embed_model=Shipped())
    retriever = QueryFusionRetriever(
        [
            index.as_retriever(similarity_top_k=DEPTH),
            BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=DEPTH, language="dutch"),
        ],
        llm=MockLLM(), similarity_top_k=DEPTH, num_queries=1, mode="reciprocal_rerank", use_async=False,
    )

    def search(question: str) -> Found:
        return [(one.node.metadata["name"], one.node.get_content()) for one in retriever.retrieve(question)]

    return search


if __name__ == "__main__":
    run({"llama-index-core": version("llama-index-core")}, build)
