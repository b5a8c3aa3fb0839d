"""Finds libjiedui, checks that it is the right one, and declares its functions once."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from collections.abc import Iterator
from ctypes import POINTER, c_char_p, c_int32, c_size_t, c_uint32, c_void_p
from pathlib import Path
from typing import Any

from . import _structs as s
from ._errors import error_of

ABI_VERSION = 0
VERSION = "0.1.0"

_H = POINTER
_INDEXED: dict[str, type[ctypes.Structure]] = {
    "place": s.PlaceStruct,
    "date": s.DateStruct,
    "official": s.OfficialStruct,
    "policy": s.PolicyStruct,
    "organization": s.OrganizationStruct,
    "pairing": s.PairingStruct,
    "observation": s.ObservationStruct,
    "project": s.ProjectStruct,
    "event": s.EventStruct,
    "finding": s.FindingStruct,
    "cleaning": s.CleaningStruct,
    "author": s.Str,
}

_ANSWER = [_H(_H(s.AnswerHandle)), _H(s.ErrorStruct)]

# name: (argument types, result type). Never c_char_p for borrowed text: it stops at NUL and copies behind our back;
# the static strings below are NUL-terminated and never freed.
_FUNCTIONS: dict[str, tuple[list[Any], Any]] = {
    "abi_version": ([], c_uint32),
    "version": ([], c_char_p),
    "rules_version": ([], c_char_p),
    "status_text": ([c_int32], c_char_p),
    "word_name": ([c_int32, c_int32], c_char_p),
    "engine_create": ([_H(s.EngineOptions), _H(_H(s.EngineHandle)), _H(s.ErrorStruct)], c_int32),
    "engine_free": ([_H(s.EngineHandle)], None),
    "engine_rules_version": ([_H(s.EngineHandle), _H(s.Str)], c_int32),
    "engine_place_name": ([_H(s.EngineHandle), c_int32, _H(s.Str)], c_int32),
    "engine_find_place": ([_H(s.EngineHandle), s.Str, _H(c_int32)], c_int32),
    "engine_frame": ([_H(s.EngineHandle), c_size_t, _H(s.Str), _H(s.ErrorStruct)], c_int32),
    "rule_table_count": ([], c_size_t),
    "rule_table": ([c_size_t, _H(s.Str), _H(s.Str)], c_int32),
    "document_read": (
        [_H(s.EngineHandle), c_void_p, c_size_t, _H(s.SourceStruct), _H(_H(s.DocumentHandle)), _H(s.ErrorStruct)],
        c_int32,
    ),
    "document_free": ([_H(s.DocumentHandle)], None),
    "document_metadata": ([_H(s.DocumentHandle), _H(s.Metadata)], c_int32),
    "document_author_count": ([_H(s.DocumentHandle)], c_size_t),
    "document_count": ([_H(s.DocumentHandle), c_int32], c_size_t),
    "document_alias": ([_H(s.DocumentHandle), c_size_t, c_size_t, _H(s.Str)], c_int32),
    "document_finding_value": ([_H(s.DocumentHandle), c_size_t, c_size_t, _H(s.DecimalStruct)], c_int32),
    "document_finding_text": ([_H(s.DocumentHandle), c_size_t, c_size_t, _H(s.Str)], c_int32),
    "document_input_span": ([_H(s.DocumentHandle), s.SpanStruct, _H(s.InputSpanStruct)], c_int32),
    "document_codepoint_span": ([_H(s.DocumentHandle), s.SpanStruct, _H(s.SpanStruct)], c_int32),
    "document_json": ([_H(s.DocumentHandle), c_uint32, _H(_H(s.BufferHandle)), _H(s.ErrorStruct)], c_int32),
    "document_trace": (
        [_H(s.DocumentHandle), c_int32, c_size_t, _H(_H(s.TraceHandle)), _H(s.ErrorStruct)],
        c_int32,
    ),
    "trace_count": ([_H(s.TraceHandle)], c_size_t),
    "trace_step": ([_H(s.TraceHandle), c_size_t, _H(s.StepStruct)], c_int32),
    "trace_free": ([_H(s.TraceHandle)], None),
    "batch_create": ([_H(s.EngineHandle), c_uint32, _H(_H(s.BatchHandle)), _H(s.ErrorStruct)], c_int32),
    "batch_room": ([_H(s.BatchHandle)], c_size_t),
    "batch_push": ([_H(s.BatchHandle), c_void_p, c_size_t, _H(s.SourceStruct), _H(s.ErrorStruct)], c_int32),
    "batch_pop": ([_H(s.BatchHandle), _H(_H(s.DocumentHandle)), _H(s.ErrorStruct)], c_int32),
    "batch_progress": ([_H(s.BatchHandle), _H(s.ProgressStruct)], c_int32),
    "batch_cancel": ([_H(s.BatchHandle)], None),
    "batch_free": ([_H(s.BatchHandle)], None),
    "ledger_create": ([_H(s.EngineHandle), _H(_H(s.LedgerHandle)), _H(s.ErrorStruct)], c_int32),
    "ledger_open": (
        [_H(s.EngineHandle), s.Str, _H(s.LedgerOptions), _H(_H(s.LedgerHandle)), _H(s.ErrorStruct)],
        c_int32,
    ),
    "ledger_free": ([_H(s.LedgerHandle)], None),
    "ledger_add": ([_H(s.LedgerHandle), _H(s.DocumentHandle), _H(c_int32), _H(s.ErrorStruct)], c_int32),
    "ledger_remove": ([_H(s.LedgerHandle), s.Str, _H(c_int32), _H(s.ErrorStruct)], c_int32),
    "ledger_assess": ([_H(s.LedgerHandle), s.Str, c_int32, c_int32, c_int32, *_ANSWER], c_int32),
    "ledger_check": ([_H(s.LedgerHandle), s.Str, c_int32, c_int32, c_int32, *_ANSWER], c_int32),
    "ledger_responsibility": ([_H(s.LedgerHandle), s.Str, c_int32, c_int32, c_int32, c_int32, *_ANSWER], c_int32),
    "ledger_systems": ([_H(s.LedgerHandle), s.Str, *_ANSWER], c_int32),
    "ledger_graphml": ([_H(s.LedgerHandle), _H(_H(s.BufferHandle)), _H(s.ErrorStruct)], c_int32),
    "ledger_datapackage": ([_H(s.LedgerHandle), _H(_H(s.BufferHandle)), _H(s.ErrorStruct)], c_int32),
    "ledger_json_schema": ([], c_char_p),
    "ledger_document_count": ([_H(s.LedgerHandle), _H(c_size_t), _H(s.ErrorStruct)], c_int32),
    "ledger_ask": (
        [_H(s.LedgerHandle), _H(s.Question), c_int32, c_int32, _H(_H(s.AnswerHandle)), _H(s.ErrorStruct)],
        c_int32,
    ),
    "ledger_audit": ([_H(s.LedgerHandle), _H(_H(s.AnswerHandle)), _H(s.ErrorStruct)], c_int32),
    "ledger_csv": ([_H(s.LedgerHandle), s.Str, c_int32, _H(_H(s.BufferHandle)), _H(s.ErrorStruct)], c_int32),
    "ledger_arrow": ([_H(s.LedgerHandle), s.Str, _H(c_void_p), _H(s.ErrorStruct)], c_int32),
    "arrow_stream_free": ([c_void_p], None),
    "arrow_capsule_free": ([c_void_p], None),
    "ledger_json": ([_H(s.LedgerHandle), _H(_H(s.BufferHandle)), _H(s.ErrorStruct)], c_int32),
    "answer_total_count": ([_H(s.AnswerHandle)], c_size_t),
    "answer_total": ([_H(s.AnswerHandle), c_size_t, _H(s.TotalStruct)], c_int32),
    "answer_source": ([_H(s.AnswerHandle), c_size_t, c_size_t, _H(s.TotalSourceStruct)], c_int32),
    "answer_finding_count": ([_H(s.AnswerHandle)], c_size_t),
    "answer_finding": ([_H(s.AnswerHandle), c_size_t, _H(s.FindingStruct)], c_int32),
    "answer_finding_value": ([_H(s.AnswerHandle), c_size_t, c_size_t, _H(s.DecimalStruct)], c_int32),
    "answer_finding_text": ([_H(s.AnswerHandle), c_size_t, c_size_t, _H(s.Str)], c_int32),
    "answer_finding_source": ([_H(s.AnswerHandle), c_size_t, c_size_t, _H(s.TotalSourceStruct)], c_int32),
    "answer_verdict_count": ([_H(s.AnswerHandle)], c_size_t),
    "answer_verdict": ([_H(s.AnswerHandle), c_size_t, _H(s.RuleAnswerStruct)], c_int32),
    "answer_verdict_source": ([_H(s.AnswerHandle), c_size_t, c_size_t, _H(s.TotalSourceStruct)], c_int32),
    "answer_item_count": ([_H(s.AnswerHandle)], c_size_t),
    "answer_item": ([_H(s.AnswerHandle), c_size_t, _H(s.ItemStruct)], c_int32),
    "answer_item_gap": ([_H(s.AnswerHandle), c_size_t, c_size_t, _H(s.Str)], c_int32),
    "answer_item_source": ([_H(s.AnswerHandle), c_size_t, c_size_t, _H(s.TotalSourceStruct)], c_int32),
    "answer_free": ([_H(s.AnswerHandle)], None),
    "buffer_bytes": ([_H(s.BufferHandle), _H(s.Str)], c_int32),
    "buffer_free": ([_H(s.BufferHandle)], None),
    **{
        f"document_{name}": ([_H(s.DocumentHandle), c_size_t, _H(struct)], c_int32) for name, struct in _INDEXED.items()
    },
}


def _candidates() -> Iterator[str]:
    """$JIEDUI_LIBRARY alone where it is set; else the package's own library, then the system's."""
    if named := os.environ.get("JIEDUI_LIBRARY"):
        yield named
        return
    yield str(Path(__file__).parent / "_native" / "libjiedui.so")
    yield "libjiedui.so.0"


def _load() -> tuple[ctypes.CDLL, str]:
    tried: list[str] = []
    for candidate in _candidates():
        try:
            library = ctypes.CDLL(candidate)
            library.jiedui_abi_version.restype = c_uint32
            library.jiedui_version.restype = c_char_p
            abi, version = library.jiedui_abi_version(), library.jiedui_version().decode()
        except (OSError, AttributeError) as reason:
            tried.append(f"  {candidate}: {reason}")
            continue
        if abi != ABI_VERSION or version != VERSION:
            tried.append(f"  {candidate}: is version {version} (ABI {abi}), needed is {VERSION} (ABI {ABI_VERSION})")
            continue
        return library, candidate
    raise ImportError(
        "libjiedui cannot be loaded; tried:\n" + "\n".join(tried) + "\n"
        "The package from a source tree needs the library built: ./dev build makes build/release/libjiedui.so, and "
        "the environment variable JIEDUI_LIBRARY names it."
    )


class Library:
    """The functions of the C ABI under their names without the prefix, with argument and result types."""

    def __init__(self) -> None:
        library, self.path = _load()
        for name, (arguments, result) in _FUNCTIONS.items():
            function = getattr(library, "jiedui_" + name)
            function.argtypes = arguments
            function.restype = result
            setattr(self, name, function)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


lib = Library()


def check(status: int, error: s.ErrorStruct | None = None) -> None:
    """Raises what a status other than 0 means."""
    if status == 0:
        return
    message, offset = lib.status_text(status).decode(), None
    if error is not None and error.code != 0:
        message = bytes(error.message).decode("utf-8", "replace") or message
        offset = None if error.offset == 2**64 - 1 else error.offset
    raise error_of(status, message, offset)


def text_of(value: s.Str) -> str:
    """A borrowed text, copied."""
    return ctypes.string_at(value.data, value.size).decode("utf-8") if value.size else ""


def str_of(data: bytes) -> s.Str:
    """A text to hand over; keep `data` alive as long as the result."""
    return s.Str(ctypes.cast(ctypes.c_char_p(data), c_void_p), len(data))


def taken_buffer(buffer: Any) -> bytes:
    """The bytes of an owned buffer, which is freed."""
    text = s.Str()
    try:
        if status := lib.buffer_bytes(buffer, ctypes.byref(text)):
            check(status)
        return ctypes.string_at(text.data, text.size)
    finally:
        lib.buffer_free(buffer)


def word_names(word_list: int) -> list[Any]:
    """All names of a closed word list, by value."""
    names: list[str] = []
    while True:
        name = lib.word_name(word_list, len(names)).decode()
        # Only "none" of per and sector, always the first, has an empty name.
        if not name and (names or not lib.word_name(word_list, 1)):
            return names
        names.append(name)


def library_version() -> str:
    """Version of the loaded library: "0.1.0"."""
    return str(lib.version().decode())


def abi_version() -> int:
    """Version of the loaded library's C ABI."""
    return int(lib.abi_version())


def rules_version() -> str:
    """Version and hash of the built-in rule tables; an engine with rows of its own has `Engine.rules_version`."""
    return str(lib.rules_version().decode())


def rule_tables() -> dict[str, str]:
    """The built-in rule tables by their files' names: what the ids in `rule` refer to.

    >>> jiedui.rule_tables()["qualifiers.tsv"].splitlines()[0]
    '# table: qualifiers'
    """
    name, text = s.Str(), s.Str()
    tables = {}
    for index in range(lib.rule_table_count()):
        check(lib.rule_table(index, ctypes.byref(name), ctypes.byref(text)))
        tables[text_of(name)] = text_of(text)
    return tables


def library_path() -> str:
    """Where the loaded library was found."""
    return str(lib.path)
