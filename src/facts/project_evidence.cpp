#include "project_evidence.hpp"

#include "../mentions/characters.hpp"

namespace jiedui {
inline namespace v0 {
namespace {

constexpr std::uint32_t name = 2; // characters that make a name

/// What the text says of a candidate; each is asked for once.
struct Signs {
  std::uint32_t own = 0; ///< characters that say which one it is
  bool proper = false;   ///< they make a name even where no place stands before
  bool by_place = false; ///< a place or an owner begins the name
  bool by_other = false; ///< so does a capacity, a giver, a settlement of its own
  bool definite = false; ///< a word before it, or a list of projects, says that it is a certain one
  bool listed = false, stated = false, built = false;
  bool located = false;      ///< by an attribute: 东沟村的
  bool of_its_place = false; ///< a park or a facility in the making needs no other name than its place's
  bool facility = false, work = false;
};

Signs signs_of(const ProjectSetting &in, const ProjectCandidate &one) {
  const ProjectPhrase &phrase = one.phrase;
  const HeadKind kind = one.head.kind;
  Signs e;
  e.facility = one.head.use == HeadUse::facility || kind == HeadKind::platform;
  e.work = kind == HeadKind::project || kind == HeadKind::workshop;
  e.own = in.own_characters(one.own_words);
  e.proper = kind == HeadKind::road || in.plain_characters(one.own_words) >= name;
  e.by_place = phrase.place != nullptr || phrase.owner != nullptr;
  e.by_other = e.by_place || phrase.capacity || one.given ||
               (kind == HeadKind::settlement && in.settled({phrase.own, phrase.span.end}));
  const bool in_names =
      (e.own >= name || (phrase.place != nullptr && !phrase.place->combined)) && in.introduced(phrase);
  e.definite = (in.definite(phrase) && (e.by_other || !in.topic(phrase))) || in_names;
  e.listed = (e.proper || e.by_other) && in.listed(phrase);
  e.stated = e.proper && in.stated(phrase);
  e.built = in.built(phrase) || e.stated || e.listed;
  e.located = !e.by_other && !e.facility && e.proper && in.located(phrase) != nullptr;
  // 甲县工业园区, 乙县医院年底建成
  e.of_its_place = phrase.place != nullptr &&
                   (phrase.place->combined || phrase.bracketed || phrase.place->level != PlaceLevel::province) &&
                   (kind == HeadKind::park || (!e.work && e.built));
  return e;
}

/// 深圳援藏项目 is no project of its own, 闽宁产业园区 may be all of them; nor are a programme's, whatever they cost:
/// 甲省援疆项目累计完成投资….
bool of_programme(const ProjectSetting &in, const ProjectCandidate &one, const Signs &e) {
  const ProjectPhrase &phrase = one.phrase;
  if (e.own > 0 || one.given || phrase.quoted) return false;
  const bool combined = phrase.place != nullptr && phrase.place->combined;
  if (one.head.kind == HeadKind::project) {
    const bool wide = combined || (phrase.place != nullptr && phrase.place->level == PlaceLevel::province);
    return (in.holds(one.own_words, in.rules().aid) && !one.paid) || (wide && !in.introduced(phrase));
  }
  return one.head.kind == HeadKind::park && combined && in.rules().parks.ending(in.text(), phrase.last) > 0 &&
         !one.paid;
}

/// What cannot be a project, whatever is told of it.
bool ruled_out(const ProjectSetting &in, const ProjectCandidate &one, const Signs &e) {
  const ProjectPhrase &phrase = one.phrase;
  const HeadKind kind = one.head.kind;
  if (of_programme(in, one, e)) return true;
  const auto acts = [&] { return !phrase.quoted && in.acts(phrase); };
  if (e.facility && !one.paid && (!e.built || acts())) return true;
  if (kind != HeadKind::project && one.given && e.own < name && !e.by_place) return true; // 珠海援建的|小学
  if (kind == HeadKind::platform && !e.by_other && !one.paid) return true;
  if (kind == HeadKind::workshop) { // 某加工厂|签订协议; a room of what is named before
    const bool room = !e.by_other && !one.paid && !e.located && !e.stated;
    if (room || acts()) return true;
  }
  if (e.own >= name) return false;
  const bool owned = phrase.owner != nullptr && !e.work; // not 某公司车间
  const bool told = e.definite || e.listed || one.paid || owned || one.given || e.of_its_place;
  if (!phrase.quoted && kind != HeadKind::road && !(e.by_other && told)) return true;
  return !one.given && in.verb_begins(one.own_words); // 四川省|共建产业园区
}

/// “兴边富民”工程: a programme's name, but where it is carried out.
bool programme_quoted(const ProjectSetting &in, const ProjectCandidate &one, const Signs &e) {
  constexpr std::uint32_t particular = 8; // characters
  return one.head.kind == HeadKind::project && !e.by_other && e.own < particular &&
         ends_at(in.text(), one.own_words.end, "”") && in.rules().making.ending(in.text(), one.phrase.span.begin) == 0;
}

int weight_of_quotation(const ProjectSetting &in, const ProjectCandidate &one, const Signs &e) {
  constexpr std::uint32_t base = 4; // characters of a base's name
  const HeadKind kind = one.head.kind;
  if (kind == HeadKind::road && in.in_quotation(one.phrase)) return 1;
  if (!one.phrase.quoted || (kind == HeadKind::base && e.own < base) || in.slogan(one.phrase)) return 0;
  return programme_quoted(in, one, e) ? 1 : 2;
}

int weight(const ProjectSetting &in, const ProjectCandidate &one, const Signs &e) {
  const ProjectPhrase &phrase = one.phrase;
  const bool paid_there = one.paid && (e.own >= name || e.proper) && in.placed(phrase);
  const bool named = e.by_other || phrase.quoted ? e.own >= name : e.proper;
  const bool there = e.proper && e.built && !e.work && one.head.kind != HeadKind::platform && in.built_there(phrase);
  return (e.by_other || e.located || paid_there ? 2 : 0) + weight_of_quotation(in, one, e) + (named ? 1 : 0) +
         (e.definite || e.listed ? 2 : 0) + (e.stated ? 1 : 0) + (one.paid ? 1 : 0) +
         (e.built || e.of_its_place ? 1 : 0) + (there ? 1 : 0) - (in.unrealized(phrase) ? 1 : 0);
}

} // namespace

bool names_one(const ProjectSetting &in, const ProjectCandidate &candidate) {
  constexpr int enough = 3;
  const Signs signs = signs_of(in, candidate);
  return !ruled_out(in, candidate, signs) && weight(in, candidate, signs) >= enough;
}

} // namespace v0
} // namespace jiedui
