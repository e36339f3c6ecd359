"""Ports for what tests start themselves."""

from __future__ import annotations

import itertools
import os
import random
import socket
from pathlib import Path

FIRST, LAST = 12_000, 32_000
_RANGE = Path("/proc/sys/net/ipv4/ip_local_port_range")


def _numbers() -> itertools.cycle[int]:
    """The ports of this process of the test run, from anywhere among them on: other runs may have the same."""
    last = min(LAST, int(_RANGE.read_text().split()[0])) if _RANGE.exists() else LAST
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    here = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    mine = list(range(FIRST + here, last, workers))
    start = random.randrange(len(mine))
    return itertools.cycle(mine[start:] + mine[:start])


_mine = _numbers()


def free_port() -> int:
    """A TCP port of loopback that nothing listens on now.

    None of those that the system gives by itself to who asks for any: between the choice and the use, which may be a
    minute later and again after every crash, nobody else gets it.
    """
    for port in _mine:
        with socket.socket() as probe:
            # As servers do: what is left of an earlier connection does not matter.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("every port is taken")
