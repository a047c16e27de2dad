"""From a source file to plan records: lines, rows, headings, commitments, measures, and what was met on the way."""
