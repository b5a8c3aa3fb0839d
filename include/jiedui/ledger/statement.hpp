/// @file statement.hpp
/// One figure as the record has it: what is claimed, and every place where it is claimed.
#pragma once

#include "jiedui/model/bounds.hpp"
#include "jiedui/model/facts.hpp"
#include "jiedui/version.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// What the ledger keeps of a document beside its facts.
struct DocumentRecord {
  std::string id;
  std::string title;
  std::string url;
  std::string source; ///< outlet
  std::optional<Day> published;
  std::uint64_t fingerprint = 0; ///< of everything the ledger took from it; equal documents have equal ones

  friend bool operator==(const DocumentRecord &, const DocumentRecord &) = default;
};

/// Where a record stands.
struct Citation {
  std::string document; ///< DocumentRecord::id
  std::optional<Day> published;
  Span span;            ///< in the document's clean text
  std::string text;     ///< the words at the span
  std::string sentence; ///< the sentence they stand in
  Sector sector = Sector::none;
  bool part = false; ///< stated as a part of a whole (其中)
  /// Of a part: the byte at which its whole stands in the document, where that is a figure of the same unit.
  std::optional<std::uint32_t> whole;
  bool overlapping = false; ///< of a part: with those told beside it, it makes more than their whole
  bool correction = false;  ///< the document says that it corrects an earlier figure

  // What this place adds to a claim that others make too; the record takes it from all its places.
  bool names_programme = false;     ///< of a figure: the document tells under which programme
  Basis basis = Basis::during;      ///< of a figure
  std::string classifier;           ///< of a figure: 个 or 项
  std::string rule;                 ///< id of the rule that found the record there
  std::vector<std::string> aliases; ///< of an organisation

  friend std::strong_ordering operator<=>(const Citation &a, const Citation &b);
  friend bool operator==(const Citation &, const Citation &) = default;
};

/// The time a figure speaks of, in the form that sums need. A missing end is open.
struct Window {
  std::optional<Day> start, end;
  bool dated = false; ///< false where the text gives no time: the end is then the day of publication

  friend bool operator==(const Window &, const Window &) = default;
};

/// A distinct claim. Two sentences that say the same are one statement with two citations.
///
/// The same are: giver (place or organisation), receiver, programme, indicator, aspect, period, modality, per, unit,
/// value and bound. What differs in any of these stands beside it and is never overwritten. A claim that names no
/// programme joins the one that says all the rest and names one; where two programmes are named for it, it stands
/// alone.
struct Statement {
  PlaceCodes giver; ///< empty where not said
  /// Who gives where it is no place: the central unit or company that the document pairs with the receiver (定点帮扶).
  std::string giver_org;
  PlaceCodes receiver;   ///< empty where not said
  std::string programme; ///< empty where not said; 东西部扶贫协作 and its successor 东西部协作 are told apart
  std::string indicator;
  Aspect aspect = Aspect::level;
  Per per = Per::none;
  Modality modality = Modality::realized;
  std::optional<Period> period;
  Quantity quantity;
  Decimal step;           ///< worth of the last written digit, the finest of all citations
  std::string counted_in; ///< what a count counts in: "item", "pair", "batch" …; empty where unit is not `count`
  std::vector<Citation> citations; ///< ascending, without repetition

  [[nodiscard]] Figure figure() const { return {quantity, step}; }
  /// The sector that all citations agree on, else none.
  [[nodiscard]] Sector sector() const;
  /// Whether it is only ever told as a part of a whole.
  [[nodiscard]] bool part() const;
  /// Whether any place tells it as a part of a whole.
  [[nodiscard]] bool told_as_part() const;
  [[nodiscard]] bool correction() const;
  /// Whether a source says that it corrects an earlier figure, and was published after all that tell `other`.
  [[nodiscard]] bool corrects(const Statement &other) const;
  /// Stated time; open ends of 目前 and 以来 are closed by the earliest day of publication.
  [[nodiscard]] Window window() const;
  /// What makes it the same claim, as text: the ledger's order and the store's key. It begins with `claim()`.
  [[nodiscard]] std::string key() const;
  /// The key without the programme.
  [[nodiscard]] std::string claim() const;
};

/// 64-bit FNV-1a: ids and fingerprints are the same on every machine and in every order of adding.
[[nodiscard]] std::uint64_t stable_hash(std::string_view text);

/// The id of a record, the same in a store, in every export and in the C ABI. Nothing in it can be read.
/// @param kind "statement", "pairing", "project", "event", "policy", "official", "organization", "system", "finding"
/// @param key Statement::key() or record_key()
[[nodiscard]] std::uint64_t record_id(std::string_view kind, std::string_view key);
/// As it is written everywhere: 16 hexadecimal digits.
[[nodiscard]] std::string id_text(std::uint64_t id);
/// A field of a key: what separates fields is escaped.
[[nodiscard]] std::string key_field(std::string_view text);

} // namespace v0
} // namespace jiedui
