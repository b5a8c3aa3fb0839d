/// @file mentions.hpp
/// What a text says, with exact spans and normalised values, before anybody asks what it means.
#pragma once

#include "jiedui/model/indicator.hpp"
#include "jiedui/model/official.hpp"
#include "jiedui/model/organization.hpp"
#include "jiedui/model/period.hpp"
#include "jiedui/model/place.hpp"
#include "jiedui/model/policy.hpp"
#include "jiedui/model/quantity.hpp"
#include "jiedui/model/span.hpp"
#include "jiedui/rules/lexicon.hpp"
#include "jiedui/version.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A table word in the text. At one place each table gives its longest word only.
struct Token {
  Span span;
  WordSense sense;
};

/// A number with a unit, a classifier or a percent sign. Ordinals, ages, dates, durations, names and slogans that
/// hold numbers are none.
struct QuantityMention {
  Span span; ///< number, unit and qualifier: 7300余万元, 98.79%以上, 超过1000亿元, 69万贫困人口 (noun as unit)
  Span number; ///< digits or numerals only
  Quantity quantity;
  Per per = Per::none;           ///< distributives that belong to the quantity: 每村, 县均, 户均, 人均, 各
  Aspect aspect = Aspect::level; ///< what the quantity's own words say: 增长94.5%, 占48.7%
  bool distributive = false;     ///< 各8个
  bool bare = false;             ///< a number before a noun (五县区, 7县) or a threshold unit alone (亿元以上)
};

enum class DateForm : std::uint8_t {
  day,
  days, ///< 4月8日至10日
  month,
  months,
  quarter,
  half_year,
  year,
  years,
  plan_period, ///< “十四五”时期
  named_day,   ///< 党的十八大
  decade,
};

/// An expression of calendar time; durations, recurring times, parts of a day, 目前 are none.
struct DateMention {
  Span span;
  DateRange range;
  DateForm form = DateForm::day;
  bool open_start = false; ///< 截至11月底, 2012年前
  bool open_end = false;   ///< 2018年以来, 从2018年起
  bool relative = false;   ///< 今年, 去年底, 上年同期, 本月8日
  bool compared = false;   ///< 较2016年, 比去年, 与2017年相比
};

/// One occurrence of a place. A combined short name or regional group has several codes.
struct PlaceMention {
  Span span;
  PlaceCodes codes; ///< empty for a named place without code
  PlaceLevel level = PlaceLevel::province;
  bool combined = false;    ///< 京蒙, 张承保
  bool inside_name = false; ///< part of an organisation's, school's or brand's name: not listed among the places
  bool generic = false; ///< 全省, 我市, 当地, 两地: refers back to a place named elsewhere (codes resolved where clear)
};

struct OfficialMention {
  Span span; ///< role and name
  Span name;
  Official official;
};

struct OrganizationMention {
  Span span;
  std::uint32_t organization = 0; ///< index into Mentions::organizations
};

struct PolicyMention {
  Span span;
  Policy policy;
};

/// All mentions of one document, each kind in the order of the text.
struct Mentions {
  std::vector<Token> tokens;
  std::vector<QuantityMention> quantities;
  std::vector<DateMention> dates;
  std::vector<PlaceMention> places;
  std::vector<OfficialMention> officials;
  std::vector<OrganizationMention> organization_mentions;
  std::vector<Organization> organizations;
  std::vector<PolicyMention> policies;
  std::vector<Token> title_tokens;        ///< of the document's title; spans into `Document::folded_title`
  std::vector<PlaceMention> title_places; ///< likewise; they say what 我县 and 两地 mean, and are no facts
  PlaceCodes outlet_places;               ///< in the outlet's name: 浙江日报
};

} // namespace v0
} // namespace jiedui
