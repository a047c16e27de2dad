"""Makes one classic script of the SPARQL engine: ``python web/engine.py TARGET``.

A page that lies on a disk can fetch nothing and start no module, so that the engine (npm's ``oxigraph``) has to come as
text: its JavaScript without the words that only a module may have, and its WebAssembly compressed. A version in which
those words are others ends this with exit code 1.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent / "node_modules" / "oxigraph"
NAMES = "export { initSync, __wbg_init as default };"
OFFERED = "self.oxigraph = { initSync, Store };"


def glue(module: str) -> str:
    """The JavaScript of the engine, as a worker runs it that is no module.

    Raises:
        SystemExit: it exports in another way than is known.
    """
    if module.count(NAMES) != 1 or module.count("import.meta.url") != 1:
        raise SystemExit("oxigraph: web.js is written in another way than web/engine.py knows")
    text = re.sub(r"^export (?=class |function )", "", module, flags=re.MULTILINE)
    text = text.replace(NAMES, OFFERED).replace("import.meta.url", "self.location.href")
    if re.search(r"^(?:export|import)\b", text, re.MULTILINE):
        raise SystemExit("oxigraph: web.js exports or imports what web/engine.py does not know")
    return text


def main() -> None:
    """Writes the script."""
    module = glue((PACKAGE / "web.js").read_text(encoding="utf-8"))
    compiled = gzip.compress((PACKAGE / "web_bg.wasm").read_bytes(), 9, mtime=0)
    parts = {"glue": module, "wasm": base64.b64encode(compiled).decode()}
    Path(sys.argv[1]).write_text(f"self.goldenThreadEngine = {json.dumps(parts)};\n", encoding="utf-8")


if __name__ == "__main__":
    main()
