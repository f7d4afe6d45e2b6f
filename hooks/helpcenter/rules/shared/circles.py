"""Circles in a graph, found in time that grows with its size, however it is tangled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def circles(graph: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """The names with which each name is in a circle, itself among them; names in no circle are omitted.

    Args:
        graph: for each name those to which it leads; names that are no key of it are ignored.
    """
    backwards: dict[str, list[str]] = {name: [] for name in graph}
    for name, targets in graph.items():
        for target in targets:
            if target in backwards:
                backwards[target].append(name)
    done: set[str] = set()
    order = [found for name in graph for found in _reached(graph, name, done)]
    done = set()
    result: dict[str, frozenset[str]] = {}
    for name in reversed(order):
        group = frozenset(_reached(backwards, name, done))
        if len(group) > 1 or name in graph[name]:
            result |= dict.fromkeys(group, group)
    return result


def _reached(graph: Mapping[str, Sequence[str]], start: str, done: set[str]) -> list[str]:
    """The names that can be reached from one and are not done yet, each after those to which it leads."""
    order: list[str] = []
    waiting = [(start, False)]
    while waiting:
        name, left = waiting.pop()
        if left:
            order.append(name)
        elif name in graph and name not in done:
            done.add(name)
            waiting.append((name, True))
            waiting += [(target, False) for target in graph[name]]
    return order
