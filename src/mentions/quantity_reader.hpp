// The reader of quantities: units and bounds of a number (quantity_units.cpp), what is no quantity
// (quantity_exclusions.cpp), whom it is distributed over and its aspect (quantity_aspects.cpp), and the whole
// (quantities.cpp).
#pragma once

#include "characters.hpp"
#include "marked_readers.hpp"
#include "quantity_rules.hpp"

#include "jiedui/mentions/numbers.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
/// Whether nothing or a mark follows.
[[nodiscard]] bool ends_clause(std::string_view rest);

/// Finds the quantities of one document.
class QuantityReader {
public:
  QuantityReader(const Document &document, const Marks &marks, const QuantityRules &rules, Mentions &mentions)
      : text_(document.folded()), marks_(marks), rules_(rules), mentions_(mentions), near_(text_, *rules.lexicon) {}

  void read();

private:
  struct Attached { // a number's unit
    const UnitWord *word = nullptr;
    Span span;         ///< the unit's words
    bool noun = false; ///< a noun, perhaps with words before it
  };
  struct Reading { // of one quantity
    Attached unit;
    Decimal value;
    std::optional<Decimal> high;
    const Number *last = nullptr;
    std::size_t used = 1; ///< numbers
  };
  struct Bound {
    std::uint32_t edge = 0; ///< where the quantity begins or ends with it
    Qualifier qualifier = Qualifier::exact;
    bool found = false;
  };

  [[nodiscard]] std::string_view from(std::uint32_t at) const {
    return text_.substr(std::min<std::size_t>(at, text_.size()));
  }
  [[nodiscard]] std::string_view before(std::uint32_t at) const { return text_.substr(0, at); }
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t skip_spaces_back(std::uint32_t at) const;

  template <class Row>
  [[nodiscard]] const Row *word_at(std::uint32_t at, const TypedTable<Row> &table, std::uint32_t &end) const;

  void collect_blocked();
  void read_marks();
  void add_address(std::uint32_t at);
  [[nodiscard]] bool blocked(Span span);
  [[nodiscard]] bool is_ordinal(const Number &number);
  [[nodiscard]] bool inside_code(const Number &number, const UnitWord *unit) const;
  [[nodiscard]] bool figure_of_speech(const Number &number, const Attached &unit, const Bound &left,
                                      const Bound &right) const;
  [[nodiscard]] std::uint32_t place_end(std::uint32_t at) const;
  [[nodiscard]] bool fits(const Number &number, const UnitWord &word, std::uint32_t end) const;
  [[nodiscard]] Attached attach_unit(const Number &number, bool part = false) const;
  [[nodiscard]] Attached attach_behind(const Number &number, const Bound &bound) const;
  [[nodiscard]] Bound bound_before(std::uint32_t begin, bool scale_alone) const;
  [[nodiscard]] Bound bound_after(std::uint32_t end, const UnitWord *unit) const;
  [[nodiscard]] bool counts_at(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t range_sign(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t clause_begin(std::uint32_t at) const;
  std::size_t read_one(std::size_t i);
  void extend_to_range(std::size_t i, Reading &reading) const;
  void extend_with_parts(std::size_t i, Reading &reading) const;
  [[nodiscard]] const UnitWord *elided_unit(const Number &number) const;
  [[nodiscard]] const UnitWord *money_sign(std::uint32_t begin, Span &span) const;
  void read_rates();
  void finish(QuantityMention &mention);
  [[nodiscard]] Per per_of(const QuantityMention &mention, std::uint32_t clause) const;
  [[nodiscard]] bool has_token(TableNumber table, std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t skip_fillers_back(std::uint32_t at) const;
  [[nodiscard]] bool continues_list(const QuantityMention &mention) const;
  [[nodiscard]] Per per_of_each(std::uint32_t at, std::uint32_t stop, Per otherwise) const;
  [[nodiscard]] bool tells_a_year(std::uint32_t at) const;
  [[nodiscard]] Per per_behind(std::uint32_t end) const;
  [[nodiscard]] AspectSide side_of(const QuantityMention &mention, std::uint32_t clause) const;
  [[nodiscard]] bool in_short_quote(Span span) const;

  std::string_view text_;
  const Marks &marks_;
  const QuantityRules &rules_;
  Mentions &mentions_;
  NearWords near_;
  std::vector<Number> numbers_;
  std::vector<Span> blocked_; ///< sorted; what other mentions and names hold
  std::vector<Span> quotes_;  ///< short ones
  std::vector<std::uint32_t> clause_begins_;
  std::size_t next_blocked_ = 0;
  std::uint32_t ordinal_end_ = 0; ///< of the number before, where it was an ordinal
};

template <class Row>
const Row *QuantityReader::word_at(std::uint32_t at, const TypedTable<Row> &table, std::uint32_t &end) const {
  const auto token = near_.starting(at, table.table);
  if (!token) return nullptr;
  end = token->span.end;
  return &table.rows[token->sense.row];
}

} // namespace v0
} // namespace jiedui
