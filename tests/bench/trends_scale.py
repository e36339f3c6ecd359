"""How long it takes to publish a quarter of a large organisation, and to show it: python tests/bench/trends_scale.py.

Makes an organisation of 50,000 in a SQLite file, half of whom take part with a plan of two goals and four answers in
their own words, and closes four quarters. Before each closing the plans are read ahead, which the website does in the
background during the quarter; with --cold they are not.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from itertools import batched
from pathlib import Path

from cryptography.fernet import Fernet
from rich.progress import Progress
from sqlalchemy import insert

from bot.store import Store, migrate
from bot.store.encryption import use_keys
from bot.store.models import AnswerRow, PersonRow, PlanRow, TrendChoiceRow, VersionRow
from bot.trends.publication import publish, read_ahead, who_take_part
from bot.trends.quarter import Quarter

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
                    "department": f"Afdeling {n // 2 % max(1, people // 100)}",
                    "role": "",
                    "locale": "nl",
                }
                for n in range(people)
            ],
        )
        for n in bar.track(range(0, people, 2), description="Schrijven"):
            shared = first + timedelta(days=dice.randrange(80))
            goals = []
            for _ in range(2):
                subject = dice.choice(subjects)
                cells = {"goal": sentence(dice, subject), "activity": dice.choice(ways), "support": support}
                end = (shared + timedelta(days=dice.choice((120, 800)))).date().isoformat()
                goals.append({**cells, "end": end, "serves": dice.sample(("role", "career", "organisation"), 1)})
            plan = {"id": f"plan{n}", "owner_id": f"p{n}", "cycle": 1, "state": "shared", "well_placed": False}
            times = {"created_at": shared - timedelta(days=dice.randrange(40)), "summary": "", "revision": 0}
            work.session.execute(insert(PlanRow), [{**plan, **times}])
            version = {"id": f"v{n}", "plan_id": f"plan{n}", "number": 1, "kind": "shared", "hash": ""}
            work.session.execute(
                insert(VersionRow), [{**version, "content": {"goals": goals}, "by": f"p{n}", "at": shared}]
            )
            answers = [
                {"plan_id": f"plan{n}", "question": question, "text": sentence(dice, dice.choice(subjects))}
                for question in ("improve", "direction", "ambition", "learn")
            ]
            work.session.execute(insert(AnswerRow), [{**answer, "skipped": False} for answer in answers])
            work.session.add(
                TrendChoiceRow(person_id=f"p{n}", choice="aan", changed_in=str(Quarter.of(first.date())))
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--quarters", type=int, default=4)
    given = parser.parse_args()
    people = given.people
    use_keys(Fernet.generate_key().decode())
    with tempfile.TemporaryDirectory() as room:
        url = f"sqlite:///{Path(room) / 'pop.db'}"
        migrate(url)
        store = Store(url)
        fill(store, people, datetime(2026, 1, 5, 9, tzinfo=UTC))
        for today in (date(2026, 4, 2), date(2026, 7, 2), date(2026, 10, 2), date(2027, 1, 2))[: given.quarters]:
            began, cpu = time.perf_counter(), time.process_time()
            if not given.cold:
                now = datetime(today.year, today.month, 1, tzinfo=UTC)
                count = sum(read_ahead(store, some, now=now) for some in batched(who_take_part(store), 200))
                print(f"vooruit gelezen: {count}, in {time.process_time() - cpu:.0f} s rekentijd")
                began, cpu = time.perf_counter(), time.process_time()
            print(publish(store, today=today))
            print(f"  {time.perf_counter() - began:.1f} s, {time.process_time() - cpu:.1f} s of processor time")
        with store.work(write=False) as work:
            began = time.perf_counter()
            groups, tables = work.trends.groups(), work.trends.tables("Afdeling 7")
            print(f"{len(groups)} groepen; {len(tables)} tabellen in {1000 * (time.perf_counter() - began):.0f} ms")
        store.close()


if __name__ == "__main__":
    sys.exit(main())
