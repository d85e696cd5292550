#!/usr/bin/env python3
"""Makes the sample of the demo from the metadata and the citation graph of arXiv hep-th.

    make-sample.py WORKS.tsv.gz EDGES.tsv.gz FOLDER

WORKS has the columns id, date, title, authors and journal_ref, as arXiv states them; EDGES has citing and cited. Writes
works.ndjson, lists.ndjson and roles.ndjson into FOLDER. The same input gives the same bytes. The README of the sample
says what is chosen, and which parts are made up.
"""

import csv
import gzip
import json
import math
import re
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

HUB = "hep-th/9711200"

# Of the works that cite the hub, this share of each month is taken: the most cited ones, and at least one.
SHARE = 0.12

# How many works are taken of those that these cite most.
CO_CITED = 100

# Written for the sample.
SUMMARY = "Proposes that certain field theories with many colours are equivalent to string theory on anti-de Sitter space."
CLAIMS = [
    {"id": "duality", "text": "Some conformal field theories describe the same physics as string theory on anti-de Sitter space."},
    {"id": "branes", "text": "The equivalence follows from the physics near the horizon of branes."},
]

# The hub as one of its journals printed it.
DOI = "doi:10.1023/a:1026654312961"

# Made up: one of so many works that cite these has statements; weights of their roles.
ILLUSTRATED = {
    HUB: (3, {"BACKGROUND": 68, "METHOD": 14, "EXTENSION": 8, "EVIDENCE": 6, "DISCUSSION": 4}),
    "hep-th/9802150": (4, {"BACKGROUND": 50, "METHOD": 34, "COMPARISON": 16}),
    "hep-th/9802109": (4, {"METHOD": 76, "BACKGROUND": 18, "COMPARISON": 6}),
}

# Made up: section, sentence and stance of a statement in each role.
STATEMENTS = {
    "BACKGROUND": ("Introduction", "Illustrative: the cited work is the setting of this one.", "NEUTRAL"),
    "METHOD": ("Calculation", "Illustrative: the calculation follows the cited work.", "NEUTRAL"),
    "EXTENSION": ("Another case", "Illustrative: a construction of the cited work is carried over to another case.", "NEUTRAL"),
    "EVIDENCE": ("Results", "Illustrative: the results agree with what the cited work leads to expect.", "SUPPORT"),
    "DISCUSSION": ("Discussion", "Illustrative: in this case it stays open how far the cited work holds.", "MIXED"),
    "COMPARISON": ("Results", "Illustrative: the results are compared with those of the cited work.", "NEUTRAL"),
}

SOURCE = {"system": "demo", "crawler": "demo sample"}
MADE_UP = {"system": "demo-illustrative", "crawler": "demo sample"}


def read(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)


def chosen(works, cited_by):
    """Returns the hub, the most cited of the works that cite it, and the works that these cite most."""
    months = defaultdict(list)
    for citing in cited_by[HUB]:
        months[works[citing]["date"][:7]].append(citing)
    citing_hub = set()
    for month in months.values():
        month.sort(key=lambda work: (-len(cited_by[work]), work))
        citing_hub.update(month[: math.ceil(len(month) * SHARE)])
    count = Counter({cited: len(citing & citing_hub) for cited, citing in cited_by.items() if cited != HUB})
    leading = sorted(count, key=lambda work: (-count[work], work))[:CO_CITED]
    return sorted(citing_hub.union(leading, [HUB]))


def authors(text):
    """Splits the names of arXiv; what stands in brackets are addresses."""
    while "(" in text:
        rest = re.sub(r"\([^()]*\)", " ", text)
        if rest == text:
            break
        text = rest
    plain = re.sub(r"\{?\\l\}?", "\u0142", re.sub(r"\\['\"`^~=.cvuH]\{?(\w)\}?", r"\1", text))
    names = re.split(r",(?! *jr\b)|;|&|\band\b", plain, flags=re.IGNORECASE)
    return [{"name": " ".join(name.split())} for name in names if name.strip()]


def journal(text):
    name = re.match(r"[A-Za-z.]+", text)
    return name.group() if name and len(name.group()) > 2 else None


def known(event):
    return {field: value for field, value in event.items() if value}


def observed(work):
    return work["date"] + "T00:00:00Z"


def work_event(work):
    event = {
        "observedAt": observed(work),
        "source": SOURCE,
        "id": "arxiv:" + work["id"],
        "title": work["title"],
        "publishedAt": work["date"],
        "authors": authors(work["authors"]),
        "venue": journal(work["journal_ref"]),
    }
    if work["id"] == HUB:
        event.update(summary=SUMMARY, claims=CLAIMS)
    return known(event)


def list_event(work, cited):
    return {
        "op": "assert",
        "observedAt": observed(work),
        "source": SOURCE,
        "references": "complete",
        "citing": {"id": "arxiv:" + work["id"]},
        "citations": [{"cited": {"id": "arxiv:" + one}} for one in cited],
    }


def number(*texts):
    return zlib.crc32(" ".join(texts).encode())


def mentions(citing, cited):
    """Makes up one or two statements, or none."""
    one_in, weights = ILLUSTRATED[cited]
    if number("chosen", citing, cited) % one_in:
        return []
    at = number("role", citing, cited) % sum(weights.values())
    for role, weight in weights.items():
        at -= weight
        if at < 0:
            break
    section, context, stance = STATEMENTS[role]
    statement = {
        "section": section,
        "context": context,
        "roles": [{"role": role}],
        "polarity": {"value": stance},
        "classifier": "illustrative",
    }
    if stance != "NEUTRAL":
        statement["claim"] = "duality" if number("claim", citing) % 3 else "branes"
    return [statement] * (1 + (role != "BACKGROUND" and number("twice", citing, cited) % 4 == 0))


def roles_event(work, cited):
    citations = []
    for one in cited:
        made_up = mentions(work["id"], one) if one in ILLUSTRATED else []
        if made_up:
            citations.append({"cited": {"id": "arxiv:" + one}, "mentions": made_up})
    return citations and {
        "op": "assert",
        "observedAt": observed(work),
        "source": MADE_UP,
        "references": "partial",
        "citing": {"id": "arxiv:" + work["id"]},
        "citations": citations,
    }


def write(path, events):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for event in events:
            if event:
                file.write(json.dumps(event, ensure_ascii=False, separators=(",", ":")) + "\n")


def main(works_file, edges_file, folder):
    works = {work["id"]: work for work in read(works_file)}
    cited_by = defaultdict(set)
    for edge in read(edges_file):
        if edge["citing"] != edge["cited"]:
            cited_by[edge["cited"]].add(edge["citing"])
    sample = chosen(works, cited_by)
    lists = {citing: [cited for cited in sample if citing in cited_by[cited]] for citing in sample}
    alias = {"observedAt": observed(works[HUB]), "source": SOURCE, "id": DOI, "sameAs": "arxiv:" + HUB}
    write(Path(folder, "works.ndjson"), [*(work_event(works[work]) for work in sample), alias])
    write(Path(folder, "lists.ndjson"), (list_event(works[citing], cited) for citing, cited in lists.items() if cited))
    write(Path(folder, "roles.ndjson"), (roles_event(works[citing], cited) for citing, cited in lists.items()))


if __name__ == "__main__":
    main(*sys.argv[1:])
