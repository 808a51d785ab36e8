"""How values of `paperatlas.model` become columns of Parquet and back.

One row a value, nested values as structs and lists. The schema
is derived from the types, so that there is one description of each.
"""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    import cattrs
    import pyarrow as pa

Row = TypeVar("Row")


@cache
def schema_of(kind: type) -> pa.Schema:
    """The Arrow schema of a hand-over type.

    >>> from paperatlas.model import Mention
    >>> schema_of(Mention).names
    ['field', 'start', 'end', 'text', 'sentence']
    """
    import pyarrow as pa

    return pa.schema(_fields(kind))


def to_table(kind: type, rows: Iterable[Any]) -> pa.Table:
    """Values of one type as an Arrow table."""
    import pyarrow as pa

    converter = _converter()
    return pa.Table.from_pylist([converter.unstructure(row) for row in rows], schema=schema_of(kind))


def from_table(kind: type[Row], table: pa.Table) -> list[Row]:
    """The values of a table."""
    converter = _converter()
    return [converter.structure(row, kind) for row in table.to_pylist()]


@cache
def _converter() -> cattrs.Converter:
    import cattrs

    return cattrs.Converter(unstruct_collection_overrides={tuple: list})


def _fields(kind: type) -> list[pa.Field]:
    import pyarrow as pa

    hints = get_type_hints(kind)
    return [pa.field(f.name, _arrow_type(hints[f.name])) for f in fields(kind) if f.init]


def _arrow_type(hint: Any) -> pa.DataType:
    import pyarrow as pa

    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if hint in plain:
        return plain[hint]
    if get_origin(hint) in (Union, types.UnionType):
        return _arrow_type(next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        return pa.struct(_fields(hint))
    raise TypeError(f"no column for {hint}")
