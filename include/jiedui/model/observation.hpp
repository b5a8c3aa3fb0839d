/// @file observation.hpp
/// One figure of the text with everything needed to use it: the heart of the model.
#pragma once

#include "jiedui/model/indicator.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/quantity.hpp"
#include "jiedui/model/short_text.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/version.hpp"

#include <optional>

namespace jiedui {
inline namespace v0 {

/// The words that decided each attribute; an empty span where nothing in the text did.
struct Provenance {
  Span indicator, period, assisting, aided, sector, modality, part_of;
};

/// "大兴区 gave 察右前旗 at least 73,000,000 CNY of fiscal money, cumulative, realized".
///
///     大兴区累计投入帮扶资金7300余万元
///     |     |   |   |       |
///     |     |   |   |       `--- quantity (value 73000000, CNY, over), text
///     |     |   |   `----------- indicator funds.fiscal
///     |     |   `--------------- modality realized
///     |     `------------------- period basis cumulative
///     `------------------------- assisting 110115
struct Observation {
  ShortText<15> text; ///< number, unit and qualifier as written
  Quantity
      quantity; ///< as written; below zero where `aspect` is growth or increase and the words tell a fall (下降10%)
  ShortText<23> indicator = "other"; ///< a code of the table `indicators`
  Aspect aspect = Aspect::level;
  Per per = Per::none;
  Modality modality = Modality::realized;
  std::optional<Period> period;
  PlaceCodes assisting; ///< who gives
  PlaceCodes aided;     ///< who receives
  Sector sector = Sector::none;
  ShortText<15> part_of; ///< `text` of the whole this is a stated part of; empty where none
  ShortText<19> rule;    ///< id of the rule that chose the indicator
  Evidence evidence;     ///< the quantity first, then the words that decided
  Provenance provenance;
};

} // namespace v0
} // namespace jiedui
