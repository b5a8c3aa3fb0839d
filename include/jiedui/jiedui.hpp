/// @file jiedui.hpp
/// The one header to include: an Engine reads bytes into a Reading, readings fill a Ledger, both are exported.
#pragma once

#include "jiedui/exports/reading_to_json.hpp"
#include "jiedui/pipeline.hpp"
#include "jiedui/result.hpp"
#include "jiedui/version.hpp"
