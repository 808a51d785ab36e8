"""A tokenizer that keeps only the word pieces which the field's papers use."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer


def prune(source: Path, texts: Iterable[str], least: int, target: Path) -> int:
    """Write the tokenizer of ``source`` with the pieces seen ``least`` times; returns how many there are.

    Special pieces and single characters stay: every word can be spelled still.
    """
    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    seen = Counter(piece for text in texts for piece in tokenizer.encode(text).tokens)
    saved = json.loads(source.read_text(encoding="utf-8"))
    special = {token["content"] for token in saved["added_tokens"]}
    old = sorted(saved["model"]["vocab"].items(), key=lambda entry: entry[1])
    kept = [p for p, _ in old if p in special or len(p.removeprefix("##")) == 1 or seen[p] >= least]
    number = {piece: i for i, piece in enumerate(kept)}
    saved["model"]["vocab"] = number
    for token in saved["added_tokens"]:
        token["id"] = number[token["content"]]
    for ids in saved["post_processor"].get("special_tokens", {}).values():
        ids["ids"] = [number[piece] for piece in ids["tokens"]]
    for side in ("sep", "cls"):
        if side in saved["post_processor"]:
            saved["post_processor"][side][1] = number[saved["post_processor"][side][0]]
    saved["padding"] = saved["truncation"] = None
    target.write_text(json.dumps(saved, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    return len(kept)
