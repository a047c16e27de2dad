"""``goldenthread comments``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import data_option


@click.command("comments")
@data_option
def command(data: Path) -> int:
    """Print what the rules infer from comments and nobody has judged yet.

    One line for each comment that seems to say that its row was completed late, missed its target, is out of date, or
    contradicts its status, with the words that it rests on. The lines are those of a file of judgements: write them to
    data/judgements/NAME.tsv, read each comment, fill in 'holds' (yes or no), 'readers' (several with |), 'date' and
    'reason', mend 'words' and, of what was late, 'completed' (a day before which it was not completed), and leave out
    what you do not judge. A judgement stands above the rules; nothing writes there but you.
    """
    from goldenthread.upkeep import comments_to_judge

    for line in comments_to_judge(data):
        click.echo(line)
    return 0
