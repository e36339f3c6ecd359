"""How long it takes to publish a year of a large organisation, and to show it: python tests/bench/trends_scale.py.

Makes an organisation of 50,000 in a SQLite file. A fifth has no plan; half take part, with a plan of two
goals and four answers in their own words, shared once in the year. Closes four quarters, and asks the website for the
page of the organisation and of a department, and for the file of everything, over HTTP.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import httpx
import psutil
from rich.progress import Progress
from sqlalchemy import insert

from bot.store import Store
from bot.store.models import AnswerRow, PersonRow, PlanRow, TrendChoiceRow, VersionRow
from bot.trends.publication import publish
from tests.fakes.world import HILDE, World, serving, world

SUBJECTS = "plannen;Excel;leidinggeven;gesprekken voeren;lassen;programmeren;Engels;verkopen;roosteren;feedback geven"
WAYS = "Ik volg een cursus van drie dagen;Ik loop een week mee bij een collega;Ik vraag een coach;Ik oefen elke week"
WORDS = (
    "ik wil graag beter worden omdat het team groeit en de klanten meer vragen dan vroeger zodat wij sneller werken "
    "met nieuwe systemen en minder fouten maken in de planning voor volgend jaar samen met mijn collega's"
).split()


def sentence(dice: random.Random, subject: str) -> str:
    """Something that nobody else wrote in just these words."""
    return f"Ik wil beter worden in {subject}, {' '.join(dice.choices(WORDS, k=dice.randint(6, 14)))}"


def fill(store: Store, people: int, first: datetime) -> None:
    """The whole organisation, with the tables written directly: this is no test of writing plans."""
    dice = random.Random(1)
    subjects, ways = SUBJECTS.split(";"), WAYS.split(";")
    support = {"text": "", "own_hours": 8, "others_hours": None, "budget_eur": "250.00", "materials": ""}
    with store.work() as work, Progress(transient=True) as bar:
        work.session.execute(
            insert(PersonRow),
            [
                {
                    "id": f"p{n}",
                    "email": f"p{n}@demo.example",
                    "name": f"Medewerker {n}",
                    "department": f"Afdeling {n // 10 % max(1, people // 100)}",
                    "role": "",
                    "locale": "nl",
                }
                for n in range(people)
            ],
        )
        for n in bar.track(range(people), description="Schrijven"):
            if n % 10 in (0, 1):
                continue
            takes_part = n % 10 <= 6
            shared = first + timedelta(days=91 * (4 * n // people) + dice.randrange(80))
            goals, answers = [], []
            if takes_part:
                for _ in range(2):
                    subject = dice.choice(subjects)
                    cells = {"goal": sentence(dice, subject), "activity": dice.choice(ways), "support": support}
                    end = (shared + timedelta(days=dice.choice((120, 800)))).date().isoformat()
                    goals.append({**cells, "end": end, "serves": dice.sample(("role", "career", "organisation"), 1)})
                answers = [
                    {"plan_id": f"plan{n}", "question": question, "text": sentence(dice, dice.choice(subjects))}
                    for question in ("improve", "direction", "ambition", "learn")
                ]
            plan = {"id": f"plan{n}", "owner_id": f"p{n}", "cycle": 1, "state": "shared", "well_placed": False}
            times = {"created_at": shared - timedelta(days=dice.randrange(40)), "summary": "", "revision": 0}
            work.session.execute(insert(PlanRow), [{**plan, **times}])
            version = {"id": f"v{n}", "plan_id": f"plan{n}", "number": 1, "kind": "shared", "hash": ""}
            work.session.execute(
                insert(VersionRow), [{**version, "content": {"goals": goals}, "by": f"p{n}", "at": shared}]
            )
            if answers:
                work.session.execute(insert(AnswerRow), [{**answer, "skipped": False} for answer in answers])
                work.session.add(TrendChoiceRow(person_id=f"p{n}", choice="aan"))


def page_times(site: World, path: str) -> list[float]:
    """Milliseconds for each of some looks at a page of HR, from the question to the last byte."""
    times = []
    with httpx.Client(base_url=site.url, headers={"Accept": "text/html"}, timeout=60) as browser:
        browser.post("/api/dev/sign-in", json={"email": HILDE.email}).raise_for_status()
        for _ in range(10):
            began = time.perf_counter()
            browser.get(path).raise_for_status()
            times.append(1000 * (time.perf_counter() - began))
    return times


def processor_seconds() -> float:
    """Of this process, those it began, and those that are done."""
    me = psutil.Process()
    return sum(sum(process.cpu_times()[:4]) for process in (me, *me.children(recursive=True)))


def _advance(bar: Progress, done: int, total: int) -> None:
    bar.update(bar.task_ids[0], completed=done, total=total)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as room, world(Path(room)) as site:
        fill(site.store, given.people, datetime(2026, 1, 5, 9, tzinfo=UTC))
        began, cpu = time.perf_counter(), processor_seconds()
        for today in (date(2026, 4, 2), date(2026, 7, 2), date(2026, 10, 2), date(2027, 1, 2)):
            with Progress(transient=True) as bar:
                bar.add_task("Plannen lezen", total=None)
                report = publish(
                    site.store, today=today, progress=partial(_advance, bar), processes=os.cpu_count() or 1
                )
            took, worked = time.perf_counter() - began, processor_seconds() - cpu
            print(f"{took:.1f} s, of the processors {worked:.1f} s: {report}")
        with serving(site) as served:
            for path in ("/trends", "/trends?department=Afdeling+7", "/trends/export.csv"):
                times = page_times(served, path)
                print(f"{path}: {statistics.median(times):.0f} ms, at most {max(times):.0f} ms")


if __name__ == "__main__":
    main()
