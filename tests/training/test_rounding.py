"""What a layer learns with is what the finished model computes."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

pytestmark = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed: make training-check does")


@pytest.mark.filterwarnings("ignore")  # the exporter that knows operators of ONNX Runtime is torch's older one
def test_a_rounded_layer_gives_what_the_runtime_gives(tmp_path: Path) -> None:
    import torch
    from onnxruntime import InferenceSession
    from training.export import write_graph
    from training.rounding import Rounded

    torch.manual_seed(3)
    layer = Rounded(24, 16)
    x = torch.randn(1, 11, 24) * torch.linspace(0.1, 4, 24)
    write_graph(layer, {"x": x}, {"x": {1: "T"}}, {"y": {1: "T"}}, [], tmp_path / "layer.onnx")
    (served,) = InferenceSession(str(tmp_path / "layer.onnx")).run(None, {"x": x.numpy()})
    layer.eval()
    plain = layer(x).detach().numpy()
    layer.train()
    learned = layer(x).detach().numpy()
    np.testing.assert_allclose(learned, served, atol=1e-4)
    assert np.abs(plain - served).max() > 0.01


def test_rounding_lets_gradients_pass() -> None:
    import torch
    from training.rounding import Rounded

    layer = Rounded(4, 3)
    x = torch.randn(2, 5, 4, requires_grad=True)
    layer(x).sum().backward()
    torch.testing.assert_close(layer.weight.grad, x.detach().sum((0, 1)).expand(3, 4), atol=0.2, rtol=0.05)
    assert x.grad is not None
