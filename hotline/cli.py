"""The `hotline` command: one verb each, options only; the work is in the modules named after the verbs."""

from pathlib import Path
from typing import Annotated

import typer

from hotline import settings
from hotline.errors import HotlineError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="数据目录 / the data folder (default: HOTLINE_DATA_DIR or data/)")
]


def main() -> None:
    """Runs the command; a mistake the user can put right is one sentence on stderr and exit code 1."""
    try:
        app()
    except HotlineError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None


@app.callback()
def hotline(context: typer.Context, data_dir: DataDir = None) -> None:
    """12345 热线数据仓库 / the 12345 hotline warehouse."""
    context.obj = data_dir
