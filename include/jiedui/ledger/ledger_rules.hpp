/// @file ledger_rules.hpp
/// What the ledger must know about indicators, counting words and named systems; from the rule tables.
#pragma once

#include "jiedui/model/indicator.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/result.hpp"
#include "jiedui/rules/rules.hpp"
#include "jiedui/version.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A row of the table `systems`: a system, mechanism, mode, platform, list … that texts name.
struct System {
  std::string id;
  std::string kind; ///< system, mechanism, rule, mode, platform, list, campaign, programme, target, place_status, event
  std::string name_zh, name_en;
  std::string part_of; ///< id of the system it belongs to; empty for a root
  std::string ask;     ///< what of the ledger answers for it: indicators, event kinds, or the system's own mentions
};

/// "funds" of "funds.fiscal": what stands before the first point.
[[nodiscard]] constexpr std::string_view indicator_family(std::string_view indicator) {
  return indicator.substr(0, indicator.find('.'));
}

/// Immutable once compiled.
struct LedgerRules {
  struct Indicator {
    IndicatorKind kind = IndicatorKind::other;
    std::string name_zh, name_en, category, units;
    Sector sector = Sector::none;   ///< the field of work that all its figures are of
    bool given = true;              ///< whether somebody gives what it measures; not of money of the aided side
    std::vector<std::string> parts; ///< indicators that are parts of this one: funds.total holds funds.fiscal
  };

  std::map<std::string, Indicator, std::less<>> indicators;
  std::map<std::string, std::string, std::less<>> counting_words; ///< 所 → item, 对 → pair
  std::vector<std::string> correction_words;                      ///< of the table `corrections`
  std::vector<System> systems;                                    ///< in the order of the table
  TableNumber systems_table = Rules::no_table;
  TableNumber corrections_table = Rules::no_table;

  std::unordered_map<PlaceCode, std::string> place_names; ///< of the units in use, by their code
  std::unordered_map<PlaceCode, PlaceCode> today;         ///< codes that are no longer in use → the unit of today
  std::map<std::string, std::vector<PlaceCode>, std::less<>> full_names;  ///< of the units in use → their codes
  std::map<std::string, std::vector<PlaceCode>, std::less<>> other_names; ///< short and former names → units in use

  /// "大兴区"; the code's digits where the table has no such unit.
  [[nodiscard]] std::string place_name(PlaceCode code) const;
  /// What "110115", a code that has been replaced (110103 → 110101) or a name can mean, ascending: the units of that
  /// full name, where there are none those of that short or former one (察右前旗, 内蒙古, 崇文区); within a wider place
  /// that stands before it (南京市鼓楼区).
  [[nodiscard]] std::vector<PlaceCode> places_of(std::string_view code_or_name) const;
  /// The only one of these; nothing where there is none or several.
  [[nodiscard]] std::optional<PlaceCode> place_of(std::string_view code_or_name) const;
  [[nodiscard]] IndicatorKind kind_of(std::string_view indicator) const;
  /// The field that a figure of the indicator is told of: none where its sector is that of all figures of the
  /// indicator.
  [[nodiscard]] Sector special_sector(std::string_view indicator, Sector sector) const;
  /// "item" for 个 and what else counts single things; the classifier itself where the table does not hold it.
  [[nodiscard]] std::string counted_in(std::string_view classifier) const;
  [[nodiscard]] const System *system(std::string_view id) const;
};

/// Why there is no system of that kind: none of the kinds that the table has. None asked is known.
[[nodiscard]] std::optional<Error> unknown_kind(const LedgerRules &rules, std::string_view kind);

/// Fails with `rules` where a cell cannot be understood; the message names file, line and column.
[[nodiscard]] Result<std::shared_ptr<const LedgerRules>> compile_ledger_rules(const Rules &rules);

} // namespace v0
} // namespace jiedui
