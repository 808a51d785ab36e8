"""How confidences and types are written on the pages."""

from __future__ import annotations


def sureness(confidence: float) -> str:
    """A confidence as the explorer writes it.

    >>> sureness(0.8712)
    '0.87'
    """
    return f"{confidence:.2f}"


def kind_class(kind: str) -> str:
    """The class by which the style sheet knows a type.

    >>> kind_class("Benchmark")
    't-benchmark'
    """
    return f"t-{kind.lower()}"


def plural(kind: str) -> str:
    """The name of a type for several.

    >>> plural("Method"), plural("Policy")
    ('Methods', 'Policies')
    """
    return kind[:-1] + "ies" if kind.endswith("y") else kind + "s"
