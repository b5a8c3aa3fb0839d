"""The closed words of the records, as types. The library's lists are the same; a test compares them."""

from typing import Literal

# A township and a village carry the code of their county.
Level = Literal["province", "prefecture", "county", "township", "village"]
# Base units: money in CNY or USD (else "currency", with its ISO 4217 code), weights in kg or tonne, areas in m2, mu or hectare;
# "count" goes with a classifier.
Unit = Literal[
    "CNY",
    "USD",
    "currency",
    "percent",
    "person",
    "person_time",
    "household",
    "km",
    "m2",
    "m3",
    "mu",
    "hectare",
    "kg",
    "tonne",
    "m",
    "kWh",
    "kW",
    "times",
    "count",
]
# The bound that the words set: 7300余万元 is over 73000000.
Qualifier = Literal["exact", "about", "over", "at_least", "nearly", "at_most"]
# A level itself, an increase by so much, a growth or a share in percent.
Aspect = Literal["level", "increase", "growth", "share"]
# What the figure holds for each of; None where it holds as a whole.
Per = Literal["county", "village", "household", "person", "year", "month", "unit"]
# Done, intended, or asked for by a rule.
Modality = Literal["realized", "planned", "required"]
# Within the period, summed up to its end, or the state at its end.
Basis = Literal["during", "cumulative", "as_of"]
Sector = Literal[
    "industry",
    "employment",
    "education",
    "health",
    "infrastructure",
    "housing",
    "talent",
    "consumption",
    "technology",
    "culture",
    "finance",
    "ecology",
    "relocation",
    "party_building",
]
EventKind = Literal[
    "visit",
    "meeting",
    "signing",
    "donation",
    "launch",
    "fair",
    "training",
    "performance",
    "service",
    "decision",
]
OrganizationKind = Literal[
    "enterprise",
    "school",
    "hospital",
    "government",
    "research",
    "association",
    "bank",
    "park",
    "other",
]
PolicyKind = Literal["policy", "agreement"]
FindingKind = Literal[
    "sum_mismatch",
    "ratio_mismatch",
    "count_mismatch",
    "unit_mismatch",
    "scope_mismatch",
    "conflict",
    "unresolved_date",
    "truncated",
    "holds",
]
# How a statement served an answer. counted: its value stands in the sum; same: says the same as a counted one, rounded or
# with a bound; differs: speaks of the same, with another value; minuend, subtrahend: cumulative figures whose difference was
# counted; inside: lies inside a counted one (a county in its province, a year in a plan period, a part in its whole);
# overlaps: cannot be told apart from a counted one; earlier: an earlier state; superseded: a later statement corrects it;
# apart: a ratio or a mean, never summed.
Use = Literal[
    "counted",
    "same",
    "differs",
    "minuend",
    "subtrahend",
    "inside",
    "overlaps",
    "earlier",
    "superseded",
    "apart",
]
# What did a step on the way to a record.
Stage = Literal["document", "mentions", "facts"]
# no_evidence: nothing in the ledger answers the rule.
VerdictWord = Literal["met", "not_met", "no_evidence"]
Comparison = Literal["at_least", "at_most", "equal"]
ItemKind = Literal["frame", "link", "problem", "task", "responsibility", "unsupported", "system"]
# Damage that was undone, and what else was done on the way to the clean text.
CleaningKind = Literal[
    "encoding",
    "invalid_bytes",
    "furniture",
    "columns",
    "wrapping",
    "interruption",
    "substitute",
    "pinyin",
    "title_fragment",
    "punctuation",
    "reference",
    "lookalike",
    "invisible",
]
