"""Where the tools stand that the browser tests use."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
MINISEARCH = ROOT / "src/goldenthread/site/vendored/minisearch.js"
OXIGRAPH = ROOT / "src/goldenthread/site/vendored/oxigraph.js"
AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
VNU = ROOT / "web/node_modules/vnu-jar/build/dist/vnu.jar"
