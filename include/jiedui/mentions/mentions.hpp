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

#include <compare>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// A table word in the text. At one place each table gives its longest word only.
struct Token {
  Span span;
  WordSense sense;
};

/// The tokens of a text: all of them by place and then by table, and those of each table by place.
class Tokens {
public:
  /// Goes over them by place.
  class const_iterator {
  public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = Token;
    using difference_type = std::ptrdiff_t;
    using pointer = const Token *;
    using reference = const Token &;

    const_iterator() = default;
    reference operator*() const { return tokens_[*at_]; }
    pointer operator->() const { return tokens_ + *at_; }
    reference operator[](difference_type n) const { return tokens_[at_[n]]; }
    const_iterator &operator++() { return ++at_, *this; }
    const_iterator &operator--() { return --at_, *this; }
    const_iterator operator++(int) { return {tokens_, at_++}; }
    const_iterator operator--(int) { return {tokens_, at_--}; }
    const_iterator &operator+=(difference_type n) { return at_ += n, *this; }
    const_iterator &operator-=(difference_type n) { return at_ -= n, *this; }
    friend const_iterator operator+(const_iterator a, difference_type n) { return a += n; }
    friend const_iterator operator-(const_iterator a, difference_type n) { return a -= n; }
    friend difference_type operator-(const_iterator a, const_iterator b) { return a.at_ - b.at_; }
    friend bool operator==(const_iterator a, const_iterator b) { return a.at_ == b.at_; }
    friend auto operator<=>(const_iterator a, const_iterator b) { return a.at_ <=> b.at_; }

  private:
    friend class Tokens;
    const_iterator(const Token *tokens, const std::uint32_t *at) : tokens_(tokens), at_(at) {}
    const Token *tokens_ = nullptr;
    const std::uint32_t *at_ = nullptr;
  };

  /// Some that follow each other.
  class Stretch {
  public:
    Stretch(const_iterator first, const_iterator last) : first_(first), last_(last) {}
    [[nodiscard]] const_iterator begin() const { return first_; }
    [[nodiscard]] const_iterator end() const { return last_; }
    [[nodiscard]] bool empty() const { return first_ == last_; }

  private:
    const_iterator first_, last_;
  };

  Tokens() = default;
  /// @param tokens in the order of the text.
  Tokens(const std::vector<Token> &tokens); // NOLINT(google-explicit-constructor): they are the tokens

  [[nodiscard]] const_iterator begin() const noexcept { return {by_table_.data(), by_place_.data()}; }
  [[nodiscard]] const_iterator end() const noexcept { return {by_table_.data(), by_place_.data() + by_place_.size()}; }
  [[nodiscard]] std::size_t size() const noexcept { return by_place_.size(); }
  [[nodiscard]] bool empty() const noexcept { return by_place_.empty(); }
  [[nodiscard]] const Token &operator[](std::size_t i) const { return by_table_[by_place_[i]]; }

  /// The first token that starts at the byte or later.
  [[nodiscard]] const_iterator from(std::uint32_t at) const noexcept {
    const std::size_t block = at / block_size;
    if (block >= first_in_block_.size()) return end();
    auto token = begin() + first_in_block_[block];
    while (token != end() && token->span.begin < at) ++token;
    return token;
  }
  /// The tokens that start at the byte.
  [[nodiscard]] Stretch starting(std::uint32_t at) const noexcept {
    const auto first = from(at);
    auto last = first;
    while (last != end() && last->span.begin == at) ++last;
    return {first, last};
  }

  /// The tokens of one table, in the order of the text; none for a table that the text has no word of.
  [[nodiscard]] std::span<const Token> of(std::size_t table) const noexcept {
    if (table + 1 >= first_of_table_.size()) return {};
    return {by_table_.data() + first_of_table_[table], by_table_.data() + first_of_table_[table + 1]};
  }
  /// Those of them that start at the byte or later.
  [[nodiscard]] std::span<const Token> of(std::size_t table, std::uint32_t from) const noexcept;

private:
  static constexpr std::uint32_t block_size = 8; ///< bytes of text

  std::vector<Token> by_table_;
  std::vector<std::uint32_t> by_place_;       ///< numbers in `by_table_`
  std::vector<std::uint32_t> first_of_table_; ///< of each table and one more: where its tokens start in `by_table_`
  std::vector<std::uint32_t> first_in_block_; ///< of each block of text: its first token, or the next one's
};

/// A number with a unit, a classifier or a percent sign. Ordinals, ages, dates, durations, names and slogans that
/// hold numbers are none.
struct QuantityMention {
  Span span; ///< number, unit and qualifier: 7300余万元, 98.79%以上, 超过1000亿元, 69万贫困人口 (noun as unit)
  Span number; ///< digits or numerals only
  Quantity quantity;
  Per per = Per::none;           ///< distributives that belong to the quantity: 每村, 县均, 户均, 人均, 各
  Aspect aspect = Aspect::level; ///< what the quantity's own words say: 增长94.5%, 占48.7%
  bool falls = false;            ///< growth or increase that is a fall: 下降10%; `quantity` is as written
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
  Tokens tokens;
  std::vector<QuantityMention> quantities;
  std::vector<DateMention> dates;
  std::vector<PlaceMention> places;
  std::vector<OfficialMention> officials;
  std::vector<OrganizationMention> organization_mentions;
  std::vector<Organization> organizations;
  std::vector<PolicyMention> policies;
  Tokens title_tokens;                    ///< of the document's title; spans into `Document::folded_title`
  std::vector<PlaceMention> title_places; ///< likewise; they say what 我县 and 两地 mean, and are no facts
  PlaceCodes outlet_places;               ///< in the outlet's name: 浙江日报
};

} // namespace v0
} // namespace jiedui
