/// @file jiedui.hpp
/// The one header to include: an Engine reads bytes into a Reading, readings fill a Ledger, both are exported.
#pragma once

#include "jiedui/exports/ledger_to_arrow.hpp"
#include "jiedui/exports/ledger_to_csv.hpp"
#include "jiedui/exports/ledger_to_graphml.hpp"
#include "jiedui/exports/ledger_to_json.hpp"
#include "jiedui/exports/reading_to_json.hpp"
#include "jiedui/exports/reading_to_trace.hpp"
#include "jiedui/ledger/assessment.hpp"
#include "jiedui/ledger/audit.hpp"
#include "jiedui/ledger/facts_to_ledger.hpp"
#include "jiedui/ledger/ledger_store.hpp"
#include "jiedui/ledger/responsibility.hpp"
#include "jiedui/ledger/totals.hpp"
#include "jiedui/pipeline.hpp"
#include "jiedui/result.hpp"
#include "jiedui/version.hpp"
