"""Start, speed and memory of the command line, against the limits that the product keeps.

    python bench/start.py

Each figure is a share of its limit, measured in this run: below 1.00 is kept.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DANVAN = str(Path(sys.executable).with_name("danvan"))
QUESTIONS = Path(__file__).parents[1] / "tests" / "product" / "questions.jsonl"
FIRST_ANSWER_SECONDS = 1.5
MEMORY_MB = 150
SECONDS_FOR_150 = 3.0
ROUNDS = 5


def main() -> None:
    """Measure and print; exit 1 where a limit is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/danvan.db"}
        first_run = _ask(environment)
        start = sorted(_ask(environment) for _ in range(ROUNDS))[ROUNDS // 2]
        feed = _feed(150)
        asked = sorted(_ask_many(feed, environment) for _ in range(ROUNDS))[ROUNDS // 2]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"first run, database made and filled    {first_run:6.2f} s")
    rows = (
        ("start to first answer", start, FIRST_ANSWER_SECONDS, "s"),
        ("150 questions, start included", asked, SECONDS_FOR_150, "s"),
        ("resident memory", memory, MEMORY_MB, "MB"),
    )
    for name, value, limit, unit in rows:
        print(f"{name:38} {value:6.2f} {unit} = {value / limit:.2f} of {limit} {unit}")
    sys.exit(any(value > limit for _, value, limit, _ in rows))


def _ask(environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [DANVAN, "ask", "--json", "Nghị quyết 04-NQ/TU là gì?"],
        env=environment,
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - started


def _ask_many(feed: bytes, environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [DANVAN, "ask", "--json", "-"],
        env=environment,
        check=True,
        input=feed,
        capture_output=True,
    )
    return time.perf_counter() - started


def _feed(count: int) -> bytes:
    """Every second question of the set: all kinds in their shares."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()[::2][:count]
    return "".join(json.dumps({"q": json.loads(line)["q"]}) + "\n" for line in lines).encode()


if __name__ == "__main__":
    main()
