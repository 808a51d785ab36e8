"""Products rounded in training as ONNX Runtime rounds them when the finished model reads."""

from __future__ import annotations

import torch
from torch import Tensor, nn

WEIGHT_LEVELS = 64
"""Weights go from -64 to 64 times the scale of their row: seven bits (`training.export`)."""

INPUT_LEVELS = 255
"""Inputs have 256 values between their least and their greatest, zero among them."""


class Rounded(nn.Linear):
    """A linear layer that learns with int8 weights and inputs; gradients pass as if nothing had been rounded."""

    def forward(self, x: Tensor) -> Tensor:
        """``x`` (B, T, inputs) -> (B, T, outputs), each paper rounded by itself; not rounded when it does not learn."""
        if not self.training:
            return super().forward(x)
        return nn.functional.linear(_input(x), _weight(self.weight), self.bias)


def rounded(encoder: nn.Module) -> None:
    """Make every linear layer of an encoder a `Rounded` one, in place."""
    for module in encoder.modules():
        if type(module) is nn.Linear:
            module.__class__ = Rounded


def _weight(weight: Tensor) -> Tensor:
    with torch.no_grad():
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / WEIGHT_LEVELS
        off = (weight / scale).round() * scale - weight
    return weight + off


def _input(x: Tensor) -> Tensor:
    with torch.no_grad():
        low, high = x.amin((1, 2), keepdim=True).clamp(max=0), x.amax((1, 2), keepdim=True).clamp(min=0)
        scale = (high - low).clamp(min=1e-8) / INPUT_LEVELS
        zero = (-low / scale).round()
        off = ((x / scale).round() + zero).clamp(0, INPUT_LEVELS).sub(zero).mul(scale) - x
    return x + off
