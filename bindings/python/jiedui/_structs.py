"""Mirrors of the structs of jiedui.h; tests compare every offset with the C compiler's."""

from __future__ import annotations

from ctypes import POINTER, Structure, c_char, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, sizeof
from typing import Any, ClassVar


class EngineHandle(Structure):
    """Opaque; each handle has a type of its own, so that ctypes refuses the wrong one."""


class DocumentHandle(Structure):
    """Opaque."""


class BatchHandle(Structure):
    """Opaque."""


class LedgerHandle(Structure):
    """Opaque."""


class AnswerHandle(Structure):
    """Opaque."""


class BufferHandle(Structure):
    """Opaque."""


class TraceHandle(Structure):
    """Opaque."""


class Str(Structure):
    c_name = "jiedui_str"
    _fields_ = [("data", c_void_p), ("size", c_size_t)]


class GivenStr(Structure):
    """A jiedui_str made from Python's bytes, which it keeps alive; reading it would stop at NUL."""

    c_name = "jiedui_str"
    _fields_ = [("data", c_char_p), ("size", c_size_t)]


class SpanStruct(Structure):
    c_name = "jiedui_span"
    _fields_ = [("begin", c_uint32), ("end", c_uint32)]


class InputSpanStruct(Structure):
    c_name = "jiedui_input_span"
    _fields_ = [("begin", c_uint64), ("end", c_uint64)]


class DecimalStruct(Structure):
    c_name = "jiedui_decimal"
    _fields_ = [("coefficient", c_int64), ("scale", c_int32), ("stated", c_int32)]


class Places(Structure):
    c_name = "jiedui_places"
    _fields_ = [("codes", POINTER(c_int32)), ("count", c_size_t)]


class Sized(Structure):
    """A struct that begins with struct_size, set when it is made."""

    c_name: ClassVar[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.struct_size = sizeof(self)


_EVIDENCE: list[tuple[str, Any]] = [("evidence", POINTER(SpanStruct)), ("evidence_count", c_size_t)]


class ErrorStruct(Sized):
    c_name = "jiedui_error"
    _fields_ = [("struct_size", c_uint32), ("code", c_int32), ("offset", c_uint64), ("message", c_char * 240)]


class EngineOptions(Sized):
    c_name = "jiedui_engine_options"
    _fields_ = [
        ("struct_size", c_uint32),
        ("flags", c_uint32),
        ("max_input_bytes", c_uint64),
        ("rules", Str),
        ("rules_name", Str),
    ]


class SourceStruct(Sized):
    c_name = "jiedui_source"
    _fields_ = [
        ("struct_size", c_uint32),
        ("published", c_int32),
        ("id", GivenStr),
        ("url", GivenStr),
        ("title", GivenStr),
        ("outlet", GivenStr),
        ("encoding", GivenStr),
        ("format", GivenStr),
        ("keep", GivenStr),
    ]


class Metadata(Sized):
    c_name = "jiedui_metadata"
    _fields_ = [
        ("struct_size", c_uint32),
        ("published", c_int32),
        ("id", Str),
        ("title", Str),
        ("outlet", Str),
        ("url", Str),
        ("text", Str),
        ("input_bytes", c_uint64),
    ]


class CleaningStruct(Sized):
    c_name = "jiedui_cleaning"
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("kind", Str),
        ("what", Str),
        ("count", c_uint64),
        ("first", c_uint64),
    ]


class PlaceStruct(Sized):
    c_name = "jiedui_place_record"
    _fields_ = [
        ("struct_size", c_uint32),
        ("code", c_int32),
        ("level", c_int32),
        ("reserved", c_int32),
        ("text", Str),
        *_EVIDENCE,
    ]


class DateStruct(Sized):
    c_name = "jiedui_date_record"
    _fields_ = [
        ("struct_size", c_uint32),
        ("start", c_int32),
        ("end", c_int32),
        ("reserved", c_int32),
        ("text", Str),
        ("partial", Str),
        *_EVIDENCE,
    ]


class OfficialStruct(Sized):
    c_name = "jiedui_official"
    _fields_ = [("struct_size", c_uint32), ("place", c_int32), ("name", Str), ("role", Str), ("rule", Str), *_EVIDENCE]


class PolicyStruct(Sized):
    c_name = "jiedui_policy"
    _fields_ = [("struct_size", c_uint32), ("kind", c_int32), ("title", Str), ("rule", Str), *_EVIDENCE]


class OrganizationStruct(Sized):
    c_name = "jiedui_organization"
    _fields_ = [
        ("struct_size", c_uint32),
        ("kind", c_int32),
        ("name", Str),
        ("rule", Str),
        ("alias_count", c_size_t),
        *_EVIDENCE,
    ]


class PairingStruct(Sized):
    c_name = "jiedui_pairing"
    _fields_ = [
        ("struct_size", c_uint32),
        ("assisting", c_int32),
        ("aided", c_int32),
        ("start", c_int32),
        ("end", c_int32),
        ("reserved", c_int32),
        ("assisting_org", Str),
        ("aided_org", Str),
        ("programme", Str),
        ("rule", Str),
        *_EVIDENCE,
    ]


class ObservationStruct(Sized):
    c_name = "jiedui_observation"
    _fields_ = [
        ("struct_size", c_uint32),
        ("unit", c_int32),
        ("value", DecimalStruct),
        ("value_high", DecimalStruct),
        ("qualifier", c_int32),
        ("aspect", c_int32),
        ("per", c_int32),
        ("modality", c_int32),
        ("sector", c_int32),
        ("has_period", c_int32),
        ("basis", c_int32),
        ("period_start", c_int32),
        ("period_end", c_int32),
        ("reserved", c_int32),
        ("text", Str),
        ("classifier", Str),
        ("currency", Str),
        ("indicator", Str),
        ("period_partial", Str),
        ("part_of", Str),
        ("rule", Str),
        ("assisting", Places),
        ("aided", Places),
        *_EVIDENCE,
        ("because_indicator", SpanStruct),
        ("because_period", SpanStruct),
        ("because_assisting", SpanStruct),
        ("because_aided", SpanStruct),
        ("because_sector", SpanStruct),
        ("because_modality", SpanStruct),
        ("because_part_of", SpanStruct),
    ]


class ProjectStruct(Sized):
    c_name = "jiedui_project"
    _fields_ = [
        ("struct_size", c_uint32),
        ("place", c_int32),
        ("investment", DecimalStruct),
        ("sector", c_int32),
        ("reserved", c_int32),
        ("name", Str),
        ("enterprise", Str),
        ("rule", Str),
        *_EVIDENCE,
    ]


class EventStruct(Sized):
    c_name = "jiedui_event"
    _fields_ = [
        ("struct_size", c_uint32),
        ("kind", c_int32),
        ("start", c_int32),
        ("end", c_int32),
        ("partial", Str),
        ("text", Str),
        ("rule", Str),
        ("places", Places),
        ("parties", Places),
        *_EVIDENCE,
    ]


class FindingStruct(Sized):
    c_name = "jiedui_finding"
    _fields_ = [
        ("struct_size", c_uint32),
        ("kind", c_int32),
        ("statement", Str),
        ("rule", Str),
        ("value_count", c_size_t),
        ("text_count", c_size_t),
        *_EVIDENCE,
        ("source_count", c_size_t),
    ]


class StepStruct(Sized):
    c_name = "jiedui_step"
    _fields_ = [
        ("struct_size", c_uint32),
        ("stage", c_int32),
        ("span", SpanStruct),
        ("input", InputSpanStruct),
        ("what", Str),
        ("rule", Str),
        ("meaning", Str),
    ]


class ProgressStruct(Sized):
    c_name = "jiedui_progress"
    _fields_ = [
        ("struct_size", c_uint32),
        ("reserved", c_uint32),
        ("pushed", c_uint64),
        ("finished", c_uint64),
        ("failed", c_uint64),
        ("popped", c_uint64),
    ]


class LedgerOptions(Sized):
    c_name = "jiedui_ledger_options"
    _fields_ = [("struct_size", c_uint32), ("mode", c_int32), ("busy_milliseconds", c_uint32), ("flags", c_uint32)]


class Question(Sized):
    c_name = "jiedui_question"
    _fields_ = [
        ("struct_size", c_uint32),
        ("giver", c_int32),
        ("receiver", c_int32),
        ("from_year", c_int32),
        ("to_year", c_int32),
        ("aspect", c_int32),
        ("per", c_int32),
        ("modality", c_int32),
        ("sector", c_int32),
        ("reserved", c_int32),
        ("indicator", Str),
        ("programme", Str),
        ("giver_org", Str),
    ]


class TotalStruct(Sized):
    c_name = "jiedui_total"
    _fields_ = [
        ("struct_size", c_uint32),
        ("flags", c_uint32),
        ("giver", c_int32),
        ("receiver", c_int32),
        ("year", c_int32),
        ("unit", c_int32),
        ("qualifier", c_int32),
        ("reserved", c_int32),
        ("value", DecimalStruct),
        ("value_high", DecimalStruct),
        ("indicator", Str),
        ("currency", Str),
        ("counted_in", Str),
        ("source_count", c_size_t),
        ("first_day", c_int32),
        ("last_day", c_int32),
        ("giver_org", Str),
    ]


class TotalSourceStruct(Sized):
    c_name = "jiedui_total_source"
    _fields_ = [
        ("struct_size", c_uint32),
        ("use", c_int32),
        ("published", c_int32),
        ("span", SpanStruct),
        ("reserved", c_int32),
        ("document", Str),
        ("text", Str),
        ("sentence", Str),
        ("url", Str),
        ("statement", c_uint64),
    ]


class RuleAnswerStruct(Sized):
    c_name = "jiedui_rule_answer"
    _fields_ = [
        ("struct_size", c_uint32),
        ("verdict", c_int32),
        ("comparison", c_int32),
        ("reserved", c_int32),
        ("threshold", DecimalStruct),
        ("value", DecimalStruct),
        ("rule", Str),
        ("name_zh", Str),
        ("name_en", Str),
        ("source", Str),
        ("what", Str),
        ("source_count", c_size_t),
    ]


class ItemStruct(Sized):
    c_name = "jiedui_item"
    _fields_ = [
        ("struct_size", c_uint32),
        ("kind", c_int32),
        ("id", Str),
        ("parent", Str),
        ("name_zh", Str),
        ("name_en", Str),
        ("source", Str),
        ("indicator", Str),
        ("measure", Str),
        ("check", Str),
        ("responsible", Str),
        ("ask", Str),
        ("due", c_int32),
        ("done", c_int32),
        ("first_total", c_size_t),
        ("total_count", c_size_t),
        ("first_verdict", c_size_t),
        ("verdict_count", c_size_t),
        ("gap_count", c_size_t),
        ("source_count", c_size_t),
    ]


MIRRORED: list[type[Structure]] = [
    Str,
    SpanStruct,
    InputSpanStruct,
    DecimalStruct,
    Places,
    ErrorStruct,
    EngineOptions,
    SourceStruct,
    Metadata,
    CleaningStruct,
    PlaceStruct,
    DateStruct,
    OfficialStruct,
    PolicyStruct,
    OrganizationStruct,
    PairingStruct,
    ObservationStruct,
    ProjectStruct,
    EventStruct,
    FindingStruct,
    Question,
    TotalStruct,
    TotalSourceStruct,
    StepStruct,
    ProgressStruct,
    LedgerOptions,
    RuleAnswerStruct,
    ItemStruct,
]
