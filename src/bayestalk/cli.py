"""The command ``bayestalk``: parse, call, report. The work is done elsewhere.

Nothing heavy is imported before a command needs it, so that ``--help`` answers at once.
"""

import atexit
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bayestalk.theme import Scheme

HELP = """
A talk on Bayesian deep learning, built from running code.

Every figure, number and slide comes from the frozen results of a real run, in [bold]results/[/].
[bold]recipes.toml[/] says what is fitted; [bold]docs/[/] holds every word.

[bold]Read it[/]    bayestalk site, then open build/site/index.html

[bold]Give it[/]    bayestalk present

[bold]Print it[/]   bayestalk pdf

[bold]Write it[/]   bayestalk serve, and edit docs/chapters/

[bold]Change it[/]  edit recipes.toml or src/bayestalk/models/, then bayestalk refit NAME

[bold]Use it[/]     bayestalk predict ROWS --output FILE

[bold]Take it[/]    bayestalk draw deep-three-ways --output FILE.pdf
"""

app = typer.Typer(
    help=HELP,
    rich_markup_mode="rich",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

new = typer.Typer(no_args_is_help=True, help="Begin something of your own: a chapter.")
app.add_typer(new, name="new")

Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; all cores if left out.")
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Where to serve, on this machine.")]
Covertype = Annotated[
    Path | None,
    typer.Option(
        envvar="BAYESTALK_COVERTYPE",
        help="Folder or file with the Covertype rows; without it the cache, then the public "
        "archive.",
    ),
]


@app.command()
def site(
    jobs: Jobs = None,
    frozen: Annotated[
        bool, typer.Option("--frozen", help="Never fit: fail where a result is stale.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Make everything anew.")] = False,
    covertype: Covertype = None,
) -> None:
    """Build pages, deck and notebooks into build/site: refit what is stale, redo what changed."""
    with plainly():
        from bayestalk.pipeline import commands

        if commands.site(jobs=jobs, frozen=frozen, force=force, covertype=covertype):
            commands.say_where()
        else:
            raise typer.Exit(1)


@app.command()
def serve(port: Port = 8017, jobs: Jobs = None, browser: bool = True) -> None:
    """Preview the site live: a saved file is rebuilt, and open pages reload."""
    with plainly():
        from bayestalk.pipeline import live

        live.serve(port=port, jobs=jobs, browser=browser)


@app.command()
def present(port: Port = 8018, browser: bool = True) -> None:
    """Serve the deck and open it. S opens the speaker view, F fills the screen."""
    with plainly():
        from bayestalk.pipeline import live

        live.present(port=port, browser=browser)


@app.command()
def pdf(
    jobs: Jobs = None,
    anew: Annotated[bool, typer.Option("--anew", help="Print them, changed or not.")] = False,
) -> None:
    """Print the slides, and a handout with the speaker's notes, as PDF. Needs Chromium."""
    with plainly():
        from bayestalk.pipeline import commands

        if not commands.pdf(jobs=jobs, anew=anew):
            raise typer.Exit(1)


@app.command()
def refit(
    names: Annotated[
        list[str] | None, typer.Argument(help="Recipes to fit; all of them if left out.")
    ] = None,
    covertype: Covertype = None,
    jobs: Jobs = None,
    recipes: Annotated[
        Path | None, typer.Option(help="Another file of recipes than recipes.toml.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Where results go instead of results/.")
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Fit on the workers of this Dask scheduler, such as tcp://10.0.0.1:8786.",
        ),
    ] = None,
) -> None:
    """Run models again and freeze their results. All of them take about 40 minutes on 2 cores."""
    with plainly():
        from bayestalk.pipeline import fits

        fits.refit(
            names or [],
            covertype=covertype,
            jobs=jobs,
            recipes=recipes,
            output=output,
            dask=dask,
        )


@app.command()
def check(
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Say whether every result, figure, page and slide belongs to today's code; exit 1 if not."""
    with plainly():
        from bayestalk.pipeline import survey
        from bayestalk.pipeline.layout import here

        if not survey.check(here(), as_json=as_json, colour=sys.stdout.isatty()):
            raise typer.Exit(1)


@app.command()
def status() -> None:
    """Show everything that is made, by kind, with the time that a rebuild would take."""
    with plainly():
        from bayestalk.pipeline import telling
        from bayestalk.pipeline.layout import here

        telling.status(here())


@app.command()
def why(
    name: Annotated[
        str, typer.Argument(help="A figure, page, slide, result …: gap, talk/opening, linear.")
    ],
) -> None:
    """Say what something is made from, down to data and recipe, when, and what changed since."""
    with plainly():
        from bayestalk.pipeline import telling
        from bayestalk.pipeline.layout import here

        telling.why(here(), name)


@app.command()
def draw(
    figure: Annotated[str, typer.Argument(help="Its name: gap, linear-three-ways, cheat-sheet …")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="A file to take away: .svg, .pdf or .png."),
    ] = None,
    scheme: Annotated[
        Scheme, typer.Option(help="Colours of the file: for paper white, or the site's.")
    ] = "print",
) -> None:
    """Draw one figure from the frozen results, and write it as a file where one is named."""
    with plainly():
        from bayestalk.pipeline import single
        from bayestalk.pipeline.layout import here

        layout = here()
        drawn = single.draw(layout, figure)
        if output is not None:
            drawn = single.export(layout, figure, output, scheme)
        print(layout.relative(drawn))


@app.command()
def predict(
    rows: Annotated[
        Path, typer.Argument(help="Covertype rows: CSV, gzipped or not, with or without header.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="CSV to write.")],
    posterior: Annotated[
        str,
        typer.Option(
            help="Which posterior predicts: the wide net's, or another recipe's, such as "
            "cover-sampled, the talk's own net."
        ),
    ] = "wide-sampled",
    prior: Annotated[
        str | None,
        typer.Option(
            help="Class frequencies to correct for: 'known' (the published test set's), "
            "'estimated' (from the rows themselves), or a file."
        ),
    ] = None,
    chunk: Annotated[int, typer.Option(min=1, help="Rows at a time.")] = 2000,
) -> None:
    """Predict forest cover: probabilities p_1 … p_7, and how much of the doubt is ignorance."""
    with plainly():
        from bayestalk.prediction import predict_rows
        from bayestalk.progress import bars

        with bars() as report:
            count = predict_rows(
                rows, output, posterior=posterior, prior=prior, chunk=chunk, report=report
            )
        print(f"{count} rows predicted by {posterior}: {output}")


@new.command("chapter")
def new_chapter(title: Annotated[str, typer.Argument(help="What it is called.")]) -> None:
    """Begin a chapter: a file with a slide of each kind to fill in, and its place in the talk."""
    with plainly():
        from bayestalk.pipeline import scaffold

        scaffold.chapter(title)


@app.command()
def clean() -> None:
    """Remove everything that was built; sources and results stay."""
    with plainly():
        from bayestalk.pipeline import commands

        commands.clean()


@contextmanager
def plainly() -> Iterator[None]:
    """Say known failures in one line, without a traceback."""
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        stop("stopped", 130)
    except Exception as error:
        from bayestalk.pipeline.problems import explain

        line = explain(error)
        if line is None:
            raise
        stop(line, 1)


def stop(line: str, status: int) -> NoReturn:
    """End with a line on standard error."""
    print(f"bayestalk: {line}", file=sys.stderr)
    raise typer.Exit(status)


def main() -> None:
    """Run the command that was asked for."""
    # what is imported stays: a search for garbage among it takes a tenth of a short command,
    gc.set_threshold(200_000, 20, 20)
    atexit.register(gc.freeze)  # and another at its end, when the system takes all of it back
    app(prog_name="bayestalk")


if __name__ == "__main__":
    main()
