"""Several probes are measured at once as each would be alone."""

from __future__ import annotations

import pytest

from eval.beir import BeirDocument, Collection
from index.weights_build.source import Source

pytestmark = pytest.mark.slow
COLLECTION = Collection(
    "made",
    (BeirDocument("a1", "", "De wet gaat over de leerplicht."), BeirDocument("a2", "", "Een brief over de boot.")),
    {"q1": "wat zegt de wet", "q2": "een lange vraag over de boot"},
    {"dev": {"q1": {"a1": 1}, "q2": {"a2": 1}}},
)


def test_probes_together_are_as_each_alone(source: Source) -> None:
    from eval.train.data import pairs_of
    from eval.train.network import network_of
    from eval.train.probe import FUSED, make_probe, measure

    network = network_of(source, 10, 32)
    pairs = pairs_of(COLLECTION)
    turned = Collection("turned", COLLECTION.corpus[::-1], COLLECTION.queries, COLLECTION.qrels)
    probes = [make_probe("first", COLLECTION, pairs[:1]), make_probe("both", COLLECTION, pairs)]
    probes += [make_probe("turned", turned, pairs)]
    found = measure(probes, network, network.upper())
    assert list(found) == ["first", "both", "turned"]
    for probe in probes:
        assert measure([probe], network, network.upper()) == {probe.name: found[probe.name]}
        assert set(found[probe.name]) == {"dense", "bm25", *(f"fused {one}" for one in FUSED)}
    assert found["both"]["dense"] == pytest.approx(found["turned"]["dense"])
