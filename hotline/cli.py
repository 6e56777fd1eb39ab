"""The `hotline` command: one verb each, options only; the work is in the modules named after the verbs.

Modules are imported by the verb that needs them: dbt and Great Expectations take ten seconds each.
"""
# ruff: noqa: PLC0415

import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from hotline import settings
from hotline.errors import HotlineError, is_of_full_disc
from hotline.paths import DataFolder
from hotline.words import say

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

feeds = typer.Typer(no_args_is_help=True, help="对接文件 / feeds: how senders' layouts map to the contract")
app.add_typer(feeds, name="feeds")

reports = typer.Typer(no_args_is_help=True, help="报告 / reports from the current snapshot")
app.add_typer(reports, name="report")

DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="数据目录 / the data folder (default: HOTLINE_DATA_DIR, else data/)"),
]

Full = Annotated[bool, typer.Option("--full", help="全部重建 / build everything anew, not only what is new")]


def main() -> None:
    """Runs the command; a mistake the user can put right, or a full disc, is a sentence on stderr and exit code 1."""
    try:
        app()
    except Exception as error:
        is_of_room = is_of_full_disc(error)
        if not (isinstance(error, HotlineError) or is_of_room):
            raise
        typer.echo(str(error), err=True)
        if is_of_room:
            typer.echo(say("command.full_disc"), err=True)
        raise SystemExit(1) from None


@app.callback()
def hotline(context: typer.Context, data_dir: DataDir = None) -> None:
    """12345 热线数据仓库 / the 12345 hotline warehouse."""
    context.obj = data_dir


def _folder(context: typer.Context, data_dir: Path | None) -> DataFolder:
    """The data folder of a verb: `--data-dir` may stand before or after it."""
    return settings.data_folder(data_dir or context.obj)


@app.command()
def run(context: typer.Context, full: Full = False, data_dir: DataDir = None) -> None:
    """接入、校验、建库、发布 / land, judge, build and publish everything new in the inbox."""
    from hotline.progress import bar
    from hotline.run import run as run_all

    with bar() as progress:
        run_all(_folder(context, data_dir), report=typer.echo, progress=progress, full=full)


@app.command()
def land(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="文件 / files (default: all of data/inbox)")] = None,
    data_dir: DataDir = None,
) -> None:
    """接入报送文件，每个一次 / land senders' files, each once."""
    from hotline.land import land as land_files
    from hotline.progress import bar

    with bar() as progress:
        landed = land_files(_folder(context, data_dir), files or None, progress)
    for line in landed.summary:
        typer.echo(line)
    if landed.refused:
        raise HotlineError("\n".join(landed.refused))


@app.command()
def build(context: typer.Context, full: Full = False, data_dir: DataDir = None) -> None:
    """整理、判定、建库，不发布 / stage, judge and build what has landed, without publishing."""
    from hotline.run import build as build_all

    build_all(_folder(context, data_dir), report=typer.echo, full=full)


@app.command()
def publish(context: typer.Context, data_dir: DataDir = None) -> None:
    """发布已建好的库 / publish what is built as a new snapshot."""
    from hotline import publish as publishing

    snapshot = publishing.publish(_folder(context, data_dir))
    typer.echo(say("publish.now_current", id=snapshot.id))


@app.command()
def rollback(
    context: typer.Context,
    to: Annotated[str | None, typer.Argument(help="快照号 / snapshot id (default: the one before)")] = None,
    data_dir: DataDir = None,
) -> None:
    """退回到较早的快照 / point readers to an earlier snapshot."""
    from hotline import publish as publishing

    snapshot = publishing.rollback(_folder(context, data_dir), to)
    typer.echo(say("publish.now_current", id=snapshot.id))


@app.command()
def sql(
    context: typer.Context,
    command: Annotated[str | None, typer.Option("-c", "--command", help="一条查询 / one query")] = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, json")] = "table",
    data_dir: DataDir = None,
) -> None:
    """查询当前快照（只读） / ask the current snapshot, read-only."""
    from hotline import publish as publishing
    from hotline import sql as asking

    if form not in asking.FORMATS:
        raise HotlineError(say("sql.unknown_format", form=form, known=", ".join(asking.FORMATS)))
    with publishing.open_current(_folder(context, data_dir)) as connection:
        if command is None:
            asking.prompt(connection, form)
        else:
            asking.answer(connection, command, form, sys.stdout)


@app.command()
def verify(context: typer.Context, data_dir: DataDir = None) -> None:
    """核对数据湖、各层总数和快照 / prove that nothing was lost or altered."""
    from hotline import verify as verifying

    checked, wrong = verifying.verify(_folder(context, data_dir))
    for line in checked:
        typer.echo(line)
    if wrong:
        raise HotlineError("\n".join(wrong))
    typer.echo(say("verify.sound"))


@app.command("repair-book")
def repair_book(
    context: typer.Context,
    *,
    feed: Annotated[
        str | None, typer.Option("--feed", help="报送方；不写则全部，脱敏 / the sender (default: all, masked)")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="接入日期起 / files landed since")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="写到哪个文件 / the file to write to")] = None,
    data_dir: DataDir = None,
) -> None:
    """数据补正表：一条规则一张表，改好可再入库 / what a sender has to repair, as a workbook to land back."""
    from hotline import repair_book as books

    typer.echo(books.write(_folder(context, data_dir), feed, since.date() if since else None, out))


@app.command()
def reconcile(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="一份报告 / a report (default: all of seeds/published)")] = None,
    *,
    form: Annotated[str, typer.Option("--format", help="text, csv")] = "text",
    every: Annotated[bool, typer.Option("--all/--findings", help="全部，或只列问题 / all, or findings only")] = True,
    warehouse: Annotated[
        bool, typer.Option("--warehouse", help="也与当前快照比对 / also against the current snapshot")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """核对印出的报告，不需要仓库 / hold printed reports against themselves; needs no warehouse."""
    from hotline.reconcile.command import FORMATS, reconcile_reports

    if form not in FORMATS:
        raise HotlineError(say("reconcile.unknown_format", form=form, known=", ".join(FORMATS)))
    with ExitStack() as opened:
        snapshot = None
        if warehouse:
            from hotline import publish as publishing

            snapshot = opened.enter_context(publishing.open_current(_folder(context, data_dir)))
        for line in reconcile_reports(file, form, every=every, snapshot=snapshot):
            typer.echo(line)


@reports.command("annual")
def annual_report(
    context: typer.Context,
    year: Annotated[int, typer.Option("--year", help="年份 / the year")],
    area: Annotated[str, typer.Option("--area", help="行政区划代码，如 320800 / code of the area")],
    *,
    form: Annotated[str, typer.Option("--format", help="md, csv, xlsx, docx")] = "md",
    layout: Annotated[str, typer.Option("--layout", help="版式 / huaian_2023, …")] = "huaian_2023",
    percentages: Annotated[
        str | None, typer.Option("--percentages", help="round, cut：百分数一律四舍五入或截取（默认按版式） / all alike")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="写到哪个文件 / the file to write to")] = None,
    data_dir: DataDir = None,
) -> None:
    """年度工作情况报告，用公布的版式 / the annual report in its published form."""
    from hotline.report import annual

    report = annual.annual(_folder(context, data_dir), year, area, layout, percentages)
    typer.echo(annual.write(report, form, out, f"annual-{area}-{year}"))


@app.command()
def calendar() -> None:
    """更新工作日历种子 / write the working-day seed anew from the package chinesecalendar."""
    from hotline import calendar as working_days

    typer.echo(say("calendar.written", days=working_days.write(), path=working_days.CALENDAR_DAYS))


@app.command()
def synth(
    *,
    out: Annotated[Path, typer.Option("--out", help="写到哪里 / the folder to write to")],
    city: Annotated[str, typer.Option("--city", help="城市 / huaian, yunze")] = "yunze",
    years: Annotated[str, typer.Option("--years", help="年份，如 2022,2023 / years (default: all it has)")] = "",
    scale: Annotated[float, typer.Option("--scale", help="规模，1 为全量 / 1 = the city's full size")] = 0.02,
    seed: Annotated[int, typer.Option("--seed", help="种子 / same seed, same files")] = 12345,
    form: Annotated[str, typer.Option("--format", help="csv, parquet")] = "csv",
    planted: Annotated[
        Path | None, typer.Option("--planted", help="另写文本中埋设的标识清单 / also list the identifiers in texts")
    ] = None,
    faults: Annotated[
        Path | None, typer.Option("--faults", help="埋设各类差错，清单写到这个文件 / plant faults, listed in this file")
    ] = None,
) -> None:
    """生成虚构城市的标准报送文件 / write contract-layout extracts of a made-up city."""
    from hotline.synth.generate import synthesise
    from hotline.synth.profile import years_of

    for line in synthesise(out, city, scale, seed, years=years_of(years), form=form, planted=planted, faults=faults):
        typer.echo(line)


@feeds.command("list")
def list_feeds() -> None:
    """列出对接文件 / list the feeds."""
    from rich.console import Console

    from hotline.feeds.showing import show_list

    show_list(Console())


@feeds.command("new")
def new_feed(
    file: Annotated[Path, typer.Argument(help="报送文件 / a sender's file")],
    name: Annotated[str | None, typer.Option("--name", help="名称 / its name (default: after the file)")] = None,
    table: Annotated[str | None, typer.Option("--table", help="契约表 / contract table (default: best fit)")] = None,
) -> None:
    """按文件起草对接文件 / draft a feed from a file."""
    from hotline.feeds.commands import write_draft

    typer.echo(write_draft(file, name, table))


@feeds.command("check")
def check_feed(
    name: Annotated[str, typer.Argument(help="对接文件名称 / the feed's name")],
    file: Annotated[Path, typer.Argument(help="报送文件 / a sender's file")],
) -> None:
    """试转换，不接入 / show what a feed makes of a file, without landing it."""
    from rich.console import Console

    from hotline.feeds.checking import check
    from hotline.feeds.commands import named
    from hotline.feeds.showing import show

    feed = named(name)
    show(feed, file.name, check(feed, file), Console())


@app.command()
def contract(
    form: Annotated[str, typer.Option("--format", help="xlsx, md, csv, dbt")] = "md",
    out: Annotated[Path | None, typer.Option("--out", help="写到哪个文件 / the file to write to")] = None,
) -> None:
    """原始数据契约：可填报的工作簿、文档、清单 / the raw contract as a workbook to fill, a document, a list.

    dbt 格式按契约更新暂存模型 / the format dbt writes the staging models anew.
    """
    from hotline.contract import write

    for line in write(form, out):
        typer.echo(line)


@app.command()
def docs(context: typer.Context, data_dir: DataDir = None) -> None:
    """生成模型文档和指标目录 / write dbt's documentation and the catalogue of indicators."""
    from hotline import catalogue_page, transform

    typer.echo(catalogue_page.write())
    typer.echo(transform.document(_folder(context, data_dir)))


@app.command()
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="监听地址 / the address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口 / the port")] = 8501,
    data_dir: DataDir = None,
) -> None:
    """打开看板 / serve the dashboard over the current snapshot."""
    from hotline import serve as serving

    serving.serve(_folder(context, data_dir), host, port, report=typer.echo)
