"""``goldenthread publish``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, data_option


@click.command("publish")
@build_option
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write; an earlier release goes.")
@click.option("--release", default="", metavar="NAME", help="What the release is called, such as 2026.1.")
@click.option("--issued", default="", metavar="DATE", help="The day on which it is published, such as 2026-12-01.")
@click.option(
    "--base",
    default="",
    metavar="IRI",
    help="What all addresses of the data are to begin with.  [default: those of the build]",
)
@click.option(
    "--licence", default="", metavar="CODE|IRI", help="What others may do with it: OGL-UK-3.0, CC-BY-4.0, an IRI ..."
)
@click.option("--publisher", default="", metavar="NAME", help="Who publishes it.")
@click.option("--publisher-iri", default="", metavar="IRI", help="An IRI of the publisher, such as its site.")
@click.option(
    "--publisher-type", default="", metavar="KIND", help="Of what kind it is: LocalAuthority, PrivateIndividual(s) ..."
)
@click.option("--contact", default="", metavar="EMAIL|IRI", help="Where readers may write to.")
@click.option("--name-officers", "officers", flag_value="named", help="Name officers, as the documents do.")
@click.option(
    "--redact", "officers", flag_value="redacted", help="Name no officer; the build must be made with --redact."
)
@click.option(
    "--previous", default="", metavar="NAME", help="The release before this one.  [default: what --since is called]"
)
@click.option(
    "--since",
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True),
    help="The release before this one, or the build that it was made of: refuse to lose an address of it.",
)
@click.option(
    "--address", default="", metavar="URL", help="Where the folder will be found, for absolute addresses of files."
)
@click.option("--endpoint", default="", metavar="URL", help="Where a server answers SPARQL over it.")
@click.option("--spatial", default="", metavar="IRI", help="The area that it tells of.")
@click.option(
    "--briefs",
    metavar="WHAT",
    multiple=True,
    help="A brief to put in, about what 'goldenthread brief' takes (youth-unemployment); may be given several times.",
)
@data_option
def command(
    built: Path,
    out: Path,
    data: Path,
    base: str,
    officers: str | None,
    briefs: tuple[str, ...],
    since: Path | None,
    **said: str,
) -> int:
    """Write a release: one folder that any static host serves, with everything in it and one catalogue.

    Dumps of the graph (compressed ones beside), each named graph alone, tables (CSV, XLSX, Parquet), the ontology and
    the rules, the pages of 'goldenthread site', and the records that portals and registers read: DCAT-AP, VoID,
    data package, RO-Crate, Croissant, DataCite, Zenodo, schema.org, CITATION.cff; with checksums of all of it. Second
    opinions on links in the folder of --data make a benchmark.

    With --since nothing is written where an address of the release before is neither here nor said to be gone.

    What only the publisher knows is given by these options, or by the same names under [publication] in sources.toml of
    --data; what is not said is asked for. The same build and the same options give the same bytes.

    Example: goldenthread publish --out release --release 2026.1 --issued 2026-12-01 --licence OGL-UK-3.0 --publisher
    "Marlow Vale Council" --publisher-iri https://marlowvale.example/ --contact data@marlowvale.example --name-officers
    """
    import gc

    from goldenthread.publishing import publish
    from goldenthread.publishing.earlier_release import released_as
    from goldenthread.publishing.terms import terms_of
    from goldenthread.read.source_catalogue import CATALOGUE, load_catalogue
    from goldenthread.redaction.folders import is_redacted
    from goldenthread.store import whole_dataset

    gc.disable()  # the records of the pages hold no cycles: the collector would walk all of them again and again
    whole_dataset(built)
    table = load_catalogue(data).publication if (data / CATALOGUE).is_file() else {}
    before = released_as(since) if since else ""
    if before != said["release"]:
        said["previous"] = said["previous"] or before
    terms = terms_of({**said, "officers": officers or ""}, table, redacted=is_redacted(built))
    made = publish(built, out, terms, base, data, briefs, since)
    for aside in made.asides:
        click.echo(f"--briefs: {aside}", err=True)
    for one in made.left_out:
        click.echo(f"left out: {one}", err=True)
    if made.unlicensed:
        click.echo(
            f"{made.unlicensed} documents state no licence: '{terms.licence.title}' is your word for the release, and "
            "none for them",
            err=True,
        )
    click.echo(f"{made.files:,} files of release {terms.release}; open {(out / 'index.html').resolve().as_uri()}")
    return 0
