/// Schools, hospitals, companies that pair: among each other, or one with a county.
#pragma once

#include "pairing_rules.hpp"
#include "place_groups.hpp"
#include "text_view.hpp"

#include "jiedui/facts/clauses.hpp"
#include "jiedui/model/pairing.hpp"
#include "jiedui/version.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// One occurrence of a body that can pair under its own name.
struct Body {
  Span span;
  const Organization *organization = nullptr;
  std::optional<PlaceCode> place; ///< in its name or right before it
  bool acts_itself = true;        ///< no office of a place's government, no venue (在甲公司举行)
  bool central = false;           ///< a unit of the centre
};

/// One side and the other, by name or by place, and the words that pair them.
struct PairedBodies {
  const Body *assisting_body = nullptr, *aided_body = nullptr;
  std::optional<PlaceCode> assisting, aided;
  Span words;
};

class BodyReader {
public:
  BodyReader(const TextView &text, const Clauses &clauses, const Cues &cues, const PairingRules &rules);

  /// What a cue in a sentence says of the bodies beside it: 甲校与乙校、丙校与丁校结对, 甲医院对口帮扶乙医院,
  /// 甲公司定点帮扶乙县, 乙县是甲公司定点帮扶县, 甲市对口支援兵团第一师.
  [[nodiscard]] std::vector<PairedBodies> read(const Cue &cue, std::span<const PlaceGroup> groups) const;
  /// The body that a text on one county tells of helping, and the words that say so: the one named by far most often of
  /// those from elsewhere; nobody where several compete.
  [[nodiscard]] std::optional<PairedBodies> helper_of(PlaceCode county) const;
  /// The bodies that go on with a list of places that ends at `end`: …、吉林省，还有甲集团和乙集团.
  [[nodiscard]] std::vector<const Body *> continue_list(std::uint32_t end, Span sentence) const;

private:
  using Bodies = std::span<const Body>;

  [[nodiscard]] Bodies in(Span span) const;
  [[nodiscard]] bool read_named(const Cue &cue, Bodies left, Bodies right, std::span<const PlaceGroup> groups,
                                std::vector<PairedBodies> &pairs) const;
  [[nodiscard]] std::optional<Span> designated_help() const;
  [[nodiscard]] std::optional<Span> help_by(const Body &body) const;
  void read_linked(const Cue &cue, Bodies left, std::vector<PairedBodies> &pairs) const;
  [[nodiscard]] bool read_object(const Cue &cue, Bodies left, Bodies right, std::span<const PlaceGroup> groups,
                                 std::vector<PairedBodies> &pairs) const;
  [[nodiscard]] bool read_aided(const Cue &cue, Bodies right, std::span<const PlaceGroup> groups,
                                std::vector<PairedBodies> &pairs) const;
  [[nodiscard]] bool read_designated(const Cue &cue, Bodies left, std::span<const PlaceGroup> groups,
                                     std::vector<PairedBodies> &pairs) const;
  [[nodiscard]] Bodies list_at_end(Bodies bodies) const;
  [[nodiscard]] bool is_subject(const Body &body, const Cue &cue, std::span<const PlaceGroup> groups) const;
  [[nodiscard]] PairedBodies ordered(const Body &first, const Body &second, Span words) const;

  std::string_view text_;
  const Clauses &clauses_;
  const Cues &cues_;
  const Sides &sides_;
  const PairingWords &words_;
  std::vector<Body> bodies_;
};

} // namespace v0
} // namespace jiedui
