"""Making the vectors of meaning, with a sentence model: done once for each set of documents, not by every build.

Needs the package's extra ``meaning`` (Sentence Transformers, and NumPy with it).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from goldenthread.errors import GoldenThreadError
from goldenthread.linking.meaning import Meanings, fingerprint

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating[Any]]
    Encode = Callable[[Sequence[str]], Matrix]

MODEL = "sentence-transformers/all-MiniLM-L6-v2"
"""A small sentence model for English, under the Apache licence 2.0."""
DIMENSIONS = 128
"""Directions that are kept of the model's own, those in which the wordings differ most."""
_REACH = 127


def embed(texts: Sequence[str], encode: Encode, model: str, dimensions: int = DIMENSIONS) -> Meanings:
    """The vectors of wordings, turned to the directions in which they differ most and told in whole numbers.

    Args:
        texts: the wordings.
        encode: the sentence model: a row of numbers for each text.
        model: its name.
        dimensions: how many directions are kept.
    """
    import numpy as np

    rows = np.asarray(encode(texts), dtype=float)
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    _, _, directions = np.linalg.svd(rows, full_matrices=False)
    kept = rows @ directions[:dimensions].T
    whole = np.rint(kept * (_REACH / np.abs(kept).max())).astype(int)
    return Meanings(model, {fingerprint(text): tuple(map(int, row)) for text, row in zip(texts, whole, strict=True)})


def sentence_model(name: str) -> Encode:
    """A sentence model by its name or its folder.

    Raises:
        GoldenThreadError: the library is not installed, or the model cannot be had.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        raise GoldenThreadError(
            "a sentence model needs Sentence Transformers: install goldenthread with its extra 'meaning', "
            "pip install 'goldenthread[meaning]'"
        ) from None
    try:
        model = SentenceTransformer(name)
    except (OSError, ValueError) as error:
        raise GoldenThreadError(f"the sentence model '{name}' cannot be had: {str(error).splitlines()[0]}") from None

    def encode(texts: Sequence[str]) -> Matrix:
        rows: Matrix = model.encode(list(texts), batch_size=32, normalize_embeddings=True)
        return rows

    return encode
