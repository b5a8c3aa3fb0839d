"""jiedui (结对) reads Chinese texts on paired assistance into checked records.

>>> import jiedui
>>> doc = jiedui.parse("2019年，北京市大兴区向察右前旗投入帮扶资金7300余万元。")
>>> [o.text for o in doc.observations]
['7300余万元']
>>> doc.observations[0].value, doc.observations[0].qualifier
(Decimal('73000000'), 'over')
"""

from ._engine import Batch, Engine, parse, parse_many
from ._errors import ArgumentError, ArgumentTypeError, Cancelled, EncodingError, JieduiError, LimitError, RulesError, StoreError
from ._library import VERSION, abi_version, library_path, library_version, rule_tables, rules_version
from .document import Document
from .ledger import Ledger, LedgerTable
from .model import (
    Cleaning,
    Date,
    Event,
    Finding,
    Item,
    Observation,
    Official,
    Organization,
    Pairing,
    Period,
    Place,
    Policy,
    Progress,
    Project,
    Source,
    Span,
    Step,
    Total,
    Verdict,
)

__version__ = VERSION

__all__ = [
    "ArgumentError",
    "ArgumentTypeError",
    "Batch",
    "Cancelled",
    "Cleaning",
    "Date",
    "Document",
    "EncodingError",
    "Engine",
    "Event",
    "Finding",
    "Item",
    "JieduiError",
    "Ledger",
    "LedgerTable",
    "LimitError",
    "Observation",
    "Official",
    "Organization",
    "Pairing",
    "Period",
    "Place",
    "Policy",
    "Progress",
    "Project",
    "RulesError",
    "Source",
    "Span",
    "Step",
    "StoreError",
    "Total",
    "Verdict",
    "abi_version",
    "library_path",
    "library_version",
    "parse",
    "parse_many",
    "rule_tables",
    "rules_version",
]
