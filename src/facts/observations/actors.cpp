#include "actors.hpp"

#include "../first_from.hpp"
#include "../grammar.hpp"

#include "../../mentions/word_search.hpp"

namespace jiedui {
inline namespace v0 {
namespace observing {
namespace {

constexpr std::size_t longest_search = 24;    // mentions looked through for who acts
constexpr std::uint32_t farthest_actor = 600; // bytes

bool assists(const PartyScope &party, const PlaceMention &place) {
  return std::any_of(place.codes.begin(), place.codes.end(), [&](PlaceCode code) {
    return std::any_of(party.assisting.begin(), party.assisting.end(),
                       [&](PlaceCode assisting) { return province_of(code) == province_of(assisting); });
  });
}

/// The places and bodies of a clause that say who acts and where to.
class Actors {
public:
  Actors(const Context &context, const Frame &frame, std::size_t i)
      : context_(context), frame_(frame), party_(i < context.parties.size() ? context.parties[i] : none_),
        quantity_(context.quantity(i)) {}

  void add_to(Classes &near, Classes &clause) const {
    if (!party_.assisting.empty()) clause.set(giver);
    add_places(near, clause);
    add_giver(clause);
    if (quantity_.per == Per::month) clause.set(monthly);
    if (quantity_.per != Per::none) clause.set(rate);
    if (ends_at(context_.text(), quantity_.span.begin, beside_.kinds)) clause.set(kinds_listed);
    const auto behind = static_cast<unsigned char>(
        quantity_.span.end < context_.text().size() ? context_.text()[quantity_.span.end] : '\n');
    if (behind < 0xE4 || behind > 0xE9) clause.set(closes);
  }

private:
  void add_places(Classes &near, Classes &clause) const {
    const auto &places = context_.mentions.places;
    auto place = first_from(places, frame_.whole_clause.begin);
    for (std::size_t looked = 0; place != places.end() && place->span.end <= frame_.whole_clause.end; ++place) {
      if (++looked > longest_search) return;
      const bool assisting = assists(party_, *place) && !is_told_receiver(*place);
      if (place->inside_name || (!assisting && !lies_in_assisting_province(*place))) continue;
      const std::uint32_t end = place->span.end;
      if (assisting && counts_right_behind(end) && !is_goal(place->span)) clause.set(of_assisting);
      if (!is_goal(place->span)) continue;
      clause.set(to_assisting);
      if (frame_.left.contains(place->span) || frame_.right.contains(place->span)) {
        near.set(to_assisting);
        clause.set(near_assisting);
      }
    }
  }

  /// 北京市13个区, not 北京市向13个县.
  [[nodiscard]] bool counts_right_behind(std::uint32_t end) const {
    constexpr std::uint32_t most_bytes = 12;
    if (end > quantity_.span.begin || quantity_.span.begin - end > most_bytes ||
        characters(context_.text(), end, quantity_.span.begin) > 3)
      return false;
    return !any_inside(beside_.toward, context_.text(), {end, quantity_.span.begin});
  }

  /// Whether the place is in a province that assists others and is not the aided one's.
  [[nodiscard]] bool lies_in_assisting_province(const PlaceMention &place) const {
    const auto &provinces = context_.rules.assisting_provinces;
    return std::any_of(place.codes.begin(), place.codes.end(), [&](PlaceCode code) {
      return std::binary_search(provinces.begin(), provinces.end(), province_of(code)) &&
             std::none_of(party_.aided.begin(), party_.aided.end(),
                          [&](PlaceCode aided) { return province_of(aided) == province_of(code); });
    });
  }

  /// 到, 赴, 来 … before the place.
  [[nodiscard]] bool is_goal(Span place) const { return ends_at(context_.text(), place.begin, beside_.goal); }
  /// 向, 对口帮扶 … before the place or before the places that it stands in line with.
  [[nodiscard]] bool is_object(std::vector<PlaceMention>::const_iterator place) const {
    if (place->span.of(context_.text()).starts_with("援")) return true; // 天津援疆
    const auto first = context_.mentions.places.begin();
    for (std::size_t looked = 0; place != first && looked < longest_search; ++looked, --place) {
      const Span before = (place - 1)->span;
      if (before.end > place->span.begin) continue;
      const std::string_view gap = context_.text().substr(before.end, place->span.begin - before.end);
      if (!gap.empty() && !grammar::joins(gap)) break;
    }
    const Span head = place->span;
    return is_goal(head) || head.of(context_.text()).starts_with("援") ||
           ends_at(context_.text(), head.begin, beside_.object);
  }

  enum class Actor : std::uint8_t { nobody, government, society, enterprise };

  /// The nearest body, place or word for society before the figure.
  [[nodiscard]] Actor nearest_actor(Span &words, const PlaceMention *&acting) const {
    const std::uint32_t to = quantity_.span.begin;
    const std::uint32_t from = std::max(frame_.statement_begin, to - std::min(to, farthest_actor));
    std::uint32_t best = 0;
    Actor actor = Actor::nobody;
    const auto consider = [&](Span span, Actor kind) {
      if (span.begin >= from && span.end <= to && span.begin + 1 > best) {
        best = span.begin + 1;
        actor = kind;
        words = span;
        acting = nullptr;
      }
    };
    const auto &bodies = context_.mentions.organization_mentions;
    auto body = first_from(bodies, to);
    for (std::size_t looked = 0; body != bodies.begin() && looked < longest_search; ++looked) {
      --body;
      if (body->span.begin < from) break;
      if (ends_at(context_.text(), body->span.begin, beside_.object)) continue; // 与甲乡人民政府签约
      const OrganizationKind kind = context_.mentions.organizations[body->organization].kind;
      consider(body->span, kind == OrganizationKind::government   ? Actor::government
                           : kind == OrganizationKind::enterprise ? Actor::enterprise
                                                                  : Actor::society);
    }
    const auto &places = context_.mentions.places;
    auto place = first_from(places, to);
    for (std::size_t looked = 0; place != places.begin() && looked < longest_search; ++looked) {
      --place;
      if (place->span.begin < from) break;
      const bool names_body = words.contains(place->span); // 浙江省杭州市慈善总会
      const bool both_sides = place->generic && place->codes.size() > 1; // 两地
      if (place->inside_name || names_body || both_sides || is_object(place) || place->span.begin < best) continue;
      consider(place->span, Actor::government);
      if (actor == Actor::government) acting = &*place;
    }
    for (const auto &word : within(context_.words, Span{from, to}))
      if (word.value == context_.rules.society_words)
        consider(word.span, ends_at(context_.text(), word.span.end, beside_.firm) ? Actor::enterprise : Actor::society);
    return actor;
  }

  /// Whether the place itself is named as a receiver: both sides of 省内帮扶 are of one province.
  [[nodiscard]] bool is_told_receiver(const PlaceMention &place) const {
    return std::any_of(place.codes.begin(), place.codes.end(), [&](PlaceCode code) {
      return std::find(party_.aided.begin(), party_.aided.end(), code) != party_.aided.end();
    });
  }

  /// Whether the place is aided, or lies round an aided one or in it: 成都市 and 甘孜县 of one province are two sides.
  [[nodiscard]] bool is_aided(const PlaceMention &place) const {
    return std::any_of(place.codes.begin(), place.codes.end(), [&](PlaceCode code) {
      return std::any_of(party_.aided.begin(), party_.aided.end(),
                         [&](PlaceCode aided) { return lies_in(aided, code) || lies_in(code, aided); });
    });
  }

  [[nodiscard]] static bool lies_in(PlaceCode inner, PlaceCode outer) {
    constexpr PlaceCode prefecture = 100, province = 10000;
    const PlaceCode size = outer % province == 0 ? province : outer % prefecture == 0 ? prefecture : 1;
    return inner / size == outer / size;
  }

  /// 甲县投入资金, 2020年甲县投入资金: the place is the subject of the figure's clause.
  [[nodiscard]] bool opens_clause(const PlaceMention *acting) const {
    constexpr std::uint32_t lead_in = 6; // bytes of 其中
    const PlaceMention *first = &context_.mentions.places.front();
    while (acting != first && (acting - 1)->span.end == acting->span.begin) --acting; // 新疆阿克苏地区
    const Span clause = frame_.whole_clause, place = acting->span;
    if (!clause.contains(place)) return false;
    const auto &dates = context_.mentions.dates;
    const auto date = first_from(dates, clause.begin);
    const bool dated =
        date != dates.end() && date->span.end <= place.begin && date->span.begin <= clause.begin + lead_in;
    return place.begin <= (dated ? date->span.end : clause.begin) + lead_in;
  }

  /// 日喀则接受援藏资金: who is named takes, he does not give.
  [[nodiscard]] bool receives(Span actor) const {
    const auto between = within(context_.words, {actor.end, quantity_.span.begin});
    return std::any_of(between.begin(), between.end(),
                       [&](const auto &word) { return word.value == context_.rules.accepting_words; });
  }

  void add_giver(Classes &clause) const {
    const PlaceMention *acting = nullptr;
    Span words;
    const Actor actor = nearest_actor(words, acting);
    const bool designated = context_.designated[frame_.paragraph] || (context_.designates && party_.assisting.empty());
    const bool central_unit =
        acting == nullptr && actor != Actor::nobody && context_.rules.central.holds(words.of(context_.text()));
    if (designated && central_unit) clause.set(giver_central_unit);
    if (actor == Actor::government && !central_unit) {
      const bool assisting = acting != nullptr && assists(party_, *acting);
      const bool aided = acting != nullptr && !assisting && is_aided(*acting);
      const bool subject = aided && opens_clause(acting);
      if (assisting) clause.set(giver_assisting);
      if (subject) clause.set(giver_aided);
      else if (!aided && !receives(words)) clause.set(giver_government);
    }
    if (actor == Actor::society || actor == Actor::enterprise) clause.set(giver_society);
    if (actor == Actor::enterprise) clause.set(giver_enterprise);
    if (context_.matched && (actor == Actor::enterprise || any_inside(beside_.company, context_.text(), words)))
      clause.set(giver_matched);
    if (central_unit || (designated && context_.central && actor != Actor::government)) clause.set(giver_central);
  }

  static inline const PartyScope none_{};
  const Context &context_;
  const FigureWords &beside_ = context_.rules.beside;
  const Frame &frame_;
  const PartyScope &party_;
  const QuantityMention &quantity_;
};

} // namespace

void add_actors(const Context &context, const Frame &frame, std::size_t figure, Classes &near, Classes &clause) {
  Actors(context, frame, figure).add_to(near, clause);
}

} // namespace observing
} // namespace v0
} // namespace jiedui
