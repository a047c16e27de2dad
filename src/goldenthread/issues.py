"""Problems met while reading: values with an address, never a silent loss."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One problem in the data, or one repair that a rule made.

    Attributes:
        edition: label of the edition, ``2013-14``.
        line: 1-based line of the source, 0 where it belongs to no line.
        code: what kind of problem, one of :data:`CODES`.
        field: the field concerned (``deadline``), or empty.
        printed: the text as the source has it.
        value: what was read instead, or empty where nothing could be.
        rule: the name of the rule that met or mended it.
        message: one plain sentence.
        lines: all the lines concerned; ``(line,)`` where not given.
    """

    edition: str
    line: int
    code: str
    field: str = ""
    printed: str = ""
    value: str = ""
    rule: str = ""
    message: str = ""
    lines: tuple[int, ...] = ()


CODES: dict[str, str] = {
    "not-interpreted": "The turns of phrase of a language are not known: nothing is inferred from its sentences.",
    "row-repaired": "A row that the extraction had broken was put together again.",
    "row-doubtful": "A row looks like a piece of the row above it, and was left as a row of its own.",
    "cell-repaired": "A cell that the extraction had damaged was mended.",
    "heading-repaired": "A heading that the extraction had cut or fused was mended.",
    "cell-split": "One printed cell held several rows, or listed several milestones, and was split.",
    "ghost-left-out": "A garbled or doubled trace of a neighbouring row was left out.",
    "stray-text": "Text that belongs to no field was set aside.",
    "running-title": "A line that stands alone again and again was taken for the running title of pages.",
    "total-row": "A row that adds up others was taken for no commitment.",
    "debris": "A line without content of its own was set aside.",
    "block-boundary": "Where one activity ends and the next begins was decided by the place of its name in the block.",
    "date-impossible": "A printed date does not exist in the calendar.",
    "date-illegible": "A printed date cannot be read.",
    "date-doubtful": "Of several printed dates nobody can tell which are in force.",
    "date-both-ways": "A printed date can be read day first or month first, and nothing in its column tells which.",
    "date-not-set": "The printed text says that no date is set.",
    "date-not-a-deadline": "A printed date is the day from which something may begin, or was done: no deadline.",
    "percent-illegible": "A printed percentage cannot be read.",
    "percent-scaled": "A column of percentages prints fractions: 0.75 was read as 75.",
    "percent-missing": "The place of a percentage is printed, but no number.",
    "status-unknown": "A printed status is none of those that the layout knows.",
    "name-illegible": "A printed name cannot be read.",
    "name-not-set": "A cell of names says that nobody is named.",
    "name-doubtful": "Part of a cell of names may be a person, or belong to the title of a post.",
    "name-repeated": "A cell of names repeats the one above in words.",
    "name-repaired": "A printed name was mended.",
    "name-matched": "A spelling that no register knows was taken for a known person's.",
    "name-unsure": "Whose name it is has to be decided: a known person's otherwise spelt, or one of two persons'.",
    "unit-contradicts": "A directorate printed after several names cannot hold for one of them.",
    "header-unexpected": "A header differs from what the layout expects.",
    "heading-missing": "A table of commitments stands under no heading of its own.",
    "parent-missing": "A milestone stands under no activity.",
    "title-missing": "A row has no title.",
    "column-unknown": "A column of a table that the layout does not know was kept as notes.",
    "column-twice": "Two columns of a table, or labels of a record, are the same field: the second was kept as notes.",
    "cell-repeated": "A blank or ditto cell repeats the one above it.",
    "struck-out": "Words that are struck out are not in force.",
    "fill-read": "A cell without words was read by the colour of its fill.",
    "table-not-read": "A table of a document was not read.",
    "fill-not-read": "Colours that a rule of the workbook sets were not read.",
    "sheet-not-read": "A sheet of a workbook was not read.",
    "sheets-together": "Sheets with the same table head were read one after another.",
    "hidden-row": "Rows or columns that a workbook hides were read.",
    "formula-without-value": "A formula of a workbook has no value kept with it.",
    "counted-numbers": "Numbers that a word processor counts by itself are not in the text.",
    "encoding-guessed": "The encoding of a text was found by trying.",
    "quotes-damaged": "Quotation marks of separated values do not close.",
    "page-without-text": "A page is a picture without text.",
    "line-unclaimed": "A line of the source was not understood.",
    "control-character": "A control character, or a sign that is no character, became a blank.",
    "unseen-character": "Characters that show nothing (soft hyphens, blanks of no width) were taken out of a line.",
    "encoding-repaired": "A line that was once read in a wrong encoding was mended.",
    "encoding-damaged": "Signs of a line were lost or misread before the text came here, and cannot be mended.",
    "line-shortened": "A line is longer than can be held, and was cut.",
    "patched": "A value was replaced by a patch.",
    "patch-unused": "A patch does not fit what the source now prints.",
    "not-registered": "A commitment has no registered key: its IRI is provisional.",
    "key-astray": "A registered thread names rows of another council: there it has no such key.",
    "rows-unexpected": "A document gave nothing, or not as many rows as its layout expects.",
    "document-unread": "A document cannot be read, and was left out of the build.",
    "year-mismatch": "The document speaks mostly of years other than its plan year.",
    "value-illegible": "A printed figure of a measure cannot be read.",
    "list-as-hierarchy": "Lists within lists were read as activities and milestones.",
    "measure-incomplete": "A performance measure lacks a part that its table prints for others.",
    "decision-orphaned": "A decision of a reader is about a commitment that no longer exists.",
    "decision-outdated": "A decision of a reader was made about other wording than is printed now.",
    "decision-followed": "A decision of a committee names a thread that was joined to another, and stands there.",
    "reviewer-undeclared": "A decision or judgement names a reviewer that the register of reviewers does not hold.",
    "justification-untrue": "A decision says that a person curated it, and names no person.",
    "meaning-missing": "Wordings have no vector of meaning yet: they are linked by their words alone.",
}
"""Every code of an issue, and what it means."""
