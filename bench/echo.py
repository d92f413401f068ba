"""What an update costs on its whole way through the bot, beside a bare echo bot in the same run.

    python bench/echo.py [--profile [LINES]] [--updates N]

Both are real processes that fetch the same updates from a Bot API double over loopback HTTP and
answer each there: the product from its bundled knowledge, the other with the text that it got.
Exits 1 where the limit is not kept. `--profile` also prints where the product's time went, from a
run of its own, since watching costs time.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pstats
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.broadcast import DANVAN, TOKEN, Api, double, seconds_of_cpu

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    Process = subprocess.Popen[bytes]
    Start = Callable[[Api, str], AbstractContextManager[Process]]

QUESTIONS = (
    "Nghị quyết 04-NQ/TU là gì?",
    "nhiệm vụ nào nói về công nhân",
    "văn bản về tôn giáo",
    "chi thi 33 cua thu tuong",
    "quyết định của Ban Bí thư về quy chế dân chủ",
)
HELP = ("/trogiup",)
"""Answered without a look into the knowledge: what is left is the channel and the conversation."""

LIMIT = 1.25
TURNS = 15
"""Short ones, so that a machine that grows slower meanwhile does so for each bot."""

PER_SECOND = 40
PER_SECOND_WATCHED = 10
"""Slower, for a process that is watched takes several times as long."""

WARMING_UP = 60
_IDLE_SECONDS = 10.0
_PATIENCE = 30.0


@dataclass
class Turns:
    """A bot that is asked by turns, and the seconds of CPU that an update cost in each."""

    process: Process
    api: Api
    texts: Sequence[str]
    idle: float = 0.0
    costs: list[float] = field(default_factory=list)

    def take(self, updates: int) -> None:
        """Ask so many updates; what the process uses while nothing comes is left aside."""
        began, clock = seconds_of_cpu(self.process), time.monotonic()
        ask(self.api, updates, self.texts)
        used = seconds_of_cpu(self.process) - began
        self.costs.append((used - self.idle * (time.monotonic() - clock)) / updates)

    @property
    def cost(self) -> float:
        return statistics.fmean(self.costs)


def main() -> None:
    """Measure by turns and print; exit 1 where the limit is not kept."""
    arguments = _arguments()
    product = partial(_product, arguments.danvan)
    feeds: dict[str, tuple[Start, Sequence[str]]] = {
        "echo": (_echo_bot, QUESTIONS),
        "product": (product, QUESTIONS),
        "product, /trogiup": (product, HELP),
    }
    with contextlib.ExitStack() as running:
        bots = {name: _begin(running, *feed) for name, feed in feeds.items()}
        _settle(bots.values())
        for _ in range(TURNS):
            for bot in bots.values():
                bot.take(arguments.updates // TURNS)
    for name, bot in bots.items():
        spread = f"{1000 * min(bot.costs):.2f} to {1000 * max(bot.costs):.2f}"
        print(f"{name:18} {1000 * bot.cost:6.2f} ms of CPU an update ({spread})")
    ratio = bots["product"].cost / bots["echo"].cost
    print(f"product / echo {ratio:.2f}, at most {LIMIT}  {'' if ratio <= LIMIT else 'NOT KEPT'}")
    if arguments.profile:
        _print_profile(arguments)
    sys.exit(ratio > LIMIT)


def _begin(running: contextlib.ExitStack, start: Start, texts: Sequence[str]) -> Turns:
    api = running.enter_context(double())
    folder = running.enter_context(tempfile.TemporaryDirectory())
    bot = Turns(running.enter_context(start(api, folder)), api, texts)
    ask(api, WARMING_UP, texts)
    return bot


def _settle(bots: Collection[Turns]) -> None:
    """Find what each uses while nothing comes."""
    before = [seconds_of_cpu(bot.process) for bot in bots]
    time.sleep(_IDLE_SECONDS)
    for bot, began in zip(bots, before, strict=True):
        bot.idle = (seconds_of_cpu(bot.process) - began) / _IDLE_SECONDS


def ask(
    api: Api, updates: int, texts: Sequence[str] = QUESTIONS, per_second: float = PER_SECOND
) -> None:
    """So many updates, each of another person, evenly paced; waits until all are answered."""
    before = len(api.record()["latencies"])
    people = range(1000 + before, 1000 + before + updates)
    start = time.monotonic()
    for number, person in enumerate(people):
        time.sleep(max(0.0, start + number / per_second - time.monotonic()))
        api.tell("/ask", {"person": person, "text": texts[number % len(texts)]})
    until = time.monotonic() + _PATIENCE
    while len(api.record()["latencies"]) < before + updates:
        if time.monotonic() > until:
            raise TimeoutError("not every update was answered")
        time.sleep(0.1)


def _echo_bot(api: Api, folder: str) -> AbstractContextManager[Process]:
    script = str(Path(__file__).with_name("echo_bot.py"))
    return _running([sys.executable, script, api.url, TOKEN], os.environ, folder)


def _product(danvan: str, api: Api, folder: str) -> AbstractContextManager[Process]:
    return _running([danvan, "run"], _environment(api, folder), folder)


def _environment(api: Api, folder: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/danvan.db",
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": api.url,
        "LOG_LEVEL": "ERROR",
        "WEB_PORT": "0",
    }


@contextlib.contextmanager
def _running(command: list[str], environment: Mapping[str, str], folder: str) -> Iterator[Process]:
    with subprocess.Popen(command, env=environment, cwd=folder) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(40)
            process.kill()


def _print_profile(arguments: argparse.Namespace) -> None:
    """Where the main thread's time goes from start to end of such a run."""
    with double() as api, tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/profile"
        python = str(Path(arguments.danvan).with_name("python"))
        command = [python, "-m", "cProfile", "-o", file, arguments.danvan, "run"]
        with _running(command, _environment(api, folder), folder):
            ask(api, arguments.updates // 3, QUESTIONS, PER_SECOND_WATCHED)
        stats = pstats.Stats(file)
    stats.strip_dirs().sort_stats("tottime").print_stats(arguments.profile)
    stats.sort_stats("cumulative").print_stats(arguments.profile)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--profile", type=int, nargs="?", const=40, default=0, metavar="LINES")
    parser.add_argument("--danvan", default=DANVAN, help="the command to measure")
    parser.add_argument("--updates", type=int, default=1800)
    return parser.parse_args()


if __name__ == "__main__":
    main()
