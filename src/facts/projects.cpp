#include "jiedui/facts/projects.hpp"

#include "../mentions/characters.hpp"
#include "../mentions/table_tokens.hpp"
#include "jiedui/rules/table_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>

namespace jiedui {
inline namespace v0 {
namespace {

enum class HeadUse : std::uint8_t { work, facility, none };

constexpr CellName<HeadUse> head_uses[] = {
    {"work", HeadUse::work}, {"facility", HeadUse::facility}, {"none", HeadUse::none}};

struct Head {
  std::string id;
  HeadUse use = HeadUse::work;
};

} // namespace

class ProjectRules {
public:
  TableNumber heads_table = Rules::no_table, sectors_table = Rules::no_table, modality_table = Rules::no_table;
  std::vector<Head> heads;
  std::vector<Sector> sectors;
  std::vector<bool> unrealized; ///< rows of the table of modality cues that say planned or required
  WordSet generic, giver, visit, definite, many, built, stop, pass;
};

namespace {

constexpr CellName<WordSet ProjectRules::*> word_uses[] = {
    {"generic", &ProjectRules::generic},   {"giver", &ProjectRules::giver}, {"visit", &ProjectRules::visit},
    {"definite", &ProjectRules::definite}, {"many", &ProjectRules::many},   {"built", &ProjectRules::built},
    {"stop", &ProjectRules::stop},         {"pass", &ProjectRules::pass}};

} // namespace

Result<std::shared_ptr<const ProjectRules>> compile_project_rules(const Rules &rules) {
  auto compiled = std::make_shared<ProjectRules>();
  compiled->heads_table = rules.number("project_heads");
  compiled->sectors_table = rules.number("sector_words");
  compiled->modality_table = rules.number("modality_cues");
  TableReader read(rules);
  for (const TableRow row : read.rows("project_heads"))
    compiled->heads.push_back({row.text("id"), row.named("use", head_uses)});
  for (const TableRow row : read.rows("project_words"))
    for_each_alternative(row.cell("forms"),
                         [&, set = row.named("use", word_uses)](std::string_view word) { (*compiled.*set).add(word); });
  for (const TableRow row : read.rows("sector_words"))
    compiled->sectors.push_back(parse_sector(row.cell("sector")).value_or(Sector::none));
  for (const TableRow row : read.rows("modality_cues"))
    compiled->unrealized.push_back(row.cell("modality") == "planned" || row.cell("modality") == "required");
  return read.finish(std::move(compiled));
}

namespace {

constexpr std::uint32_t longest_name = 120; // bytes before the last word

class ProjectReader {
public:
  ProjectReader(const Document &document, const Mentions &mentions, const Clauses &clauses, const ProjectRules &rules)
      : document_(document), text_(document.folded()), mentions_(mentions), clauses_(clauses), rules_(rules),
        heads_(mentions.tokens, rules.heads_table), sectors_(mentions.tokens, rules.sectors_table),
        cues_(mentions.tokens, rules.modality_table), places_(mentions.places), taken_(text_.size()) {}

  std::vector<Project> read() {
    // From the last word of the text to the first, so that 基地 in 基地建设项目 is seen inside the longer name.
    for (std::size_t i = heads_.all().size(); i-- > 0;) head(heads_.all()[i]);
    std::reverse(projects_.begin(), projects_.end());
    std::vector<Project> once;
    std::unordered_set<std::string> names;
    for (Project &project : projects_)
      if (names.insert(project.name).second) once.push_back(std::move(project));
    return once;
  }

private:
  struct Phrase {
    Span span;
    std::uint32_t own = 0;  ///< where its own words begin, behind places
    std::uint32_t last = 0; ///< where its last word ends, before what tells the stage or the branch
    const PlaceMention *place = nullptr;
    const OrganizationMention *owner = nullptr;
    bool quoted = false;
  };

  void head(const Token &token) {
    if (taken_[token.span.begin]) return;
    const Token *longest = heads_.ending(token.span.end);
    if (longest != nullptr && longest->span.begin < token.span.begin) return;
    const Head &head = rules_.heads[token.sense.row];
    if (head.use == HeadUse::none || inside_title(token.span)) return;
    Phrase phrase = phrase_of(token);
    if (villages(phrase)) return take(phrase.span);
    if (one_of_many(phrase)) return;
    const std::uint32_t own = own_characters({phrase.own, token.span.begin});
    if (elided(phrase, own)) return take(phrase.span);
    const std::optional<Decimal> investment = investment_of(phrase, token);
    const std::uint32_t given = giver_before(phrase.span.begin);
    if (!named(head, phrase, own, investment.has_value(), given != 0)) return;
    if (given != 0 && own < 2) phrase.span.begin = given;
    take(phrase.span);
    const bool last_of_list = character(text_, phrase.span.end) == "等"; // the money is that of all
    add(phrase, std::string(phrase.span.of(document_.text)), place_of(phrase), last_of_list ? std::nullopt : investment,
        head.id);
  }

  /// What stands inside a project's name is none of its own.
  void take(Span span) { std::fill(taken_.begin() + span.begin, taken_.begin() + span.end, true); }

  /// Whether the phrase names one project: by a place or owner and words of its own, and by what is told of it.
  [[nodiscard]] bool named(const Head &head, const Phrase &phrase, std::uint32_t own, bool paid, bool given) const {
    const bool named_by_other = phrase.place != nullptr || phrase.owner != nullptr || given ||
                                (head.id == "settlement" && settled({phrase.own, phrase.span.end}));
    const bool is_definite = definite(phrase), is_built = built(phrase);
    if (head.use == HeadUse::facility && !paid && !is_built) return false;
    if (head.id == "workshop" && !named_by_other && !paid) return false; // a room of what is named before
    // 达孜工业园区, 汶川医院年底建成: a park or a facility in the making needs no other name than its place's.
    const bool of_its_place = phrase.place != nullptr &&
                              (phrase.place->combined || phrase.place->level != PlaceLevel::province) &&
                              (head.id == "park" || (head.id != "project" && head.id != "workshop" && is_built));
    const bool owned = phrase.owner != nullptr && head.id != "project" && head.id != "workshop"; // not 某公司车间
    if (own < 2 && !phrase.quoted && !(named_by_other && (is_definite || paid || owned || given || of_its_place)))
      return false;
    const int score = (named_by_other ? 2 : 0) + (phrase.quoted ? 2 : 0) + (own >= 2 ? 1 : 0) + (is_definite ? 2 : 0) +
                      (paid ? 1 : 0) + (is_built || of_its_place ? 1 : 0) - (unrealized(phrase) ? 1 : 0);
    return score >= 3;
  }

  /// 靖安新区易地搬迁安置点: named by a place below those of the tables.
  [[nodiscard]] bool settled(Span own) const {
    constexpr std::array<std::string_view, 2> words{"新区", "社区"};
    const std::string_view name = own.of(text_).substr(0, 24);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      const std::size_t at = name.find(word);
      return at != std::string_view::npos && at >= 6 &&
             own_characters({own.begin, own.begin + static_cast<std::uint32_t>(at)}) >= 2;
    });
  }

  [[nodiscard]] bool inside_title(Span span) const {
    const auto &policies = mentions_.policies;
    const auto next =
        std::upper_bound(policies.begin(), policies.end(), span.begin,
                         [](std::uint32_t byte, const PolicyMention &policy) { return byte < policy.span.begin; });
    return next != policies.begin() && (next - 1)->span.overlaps(span);
  }

  [[nodiscard]] const OrganizationMention *organization_ending(std::uint32_t at) const {
    const auto &found = mentions_.organization_mentions;
    const auto next =
        std::lower_bound(found.begin(), found.end(), at, [](const OrganizationMention &mention, std::uint32_t byte) {
          return mention.span.end < byte;
        });
    return next != found.end() && next->span.end == at ? &*next : nullptr;
  }

  /// To the left up to a mark, a word that names cannot hold, or the places or the firm the name begins with.
  [[nodiscard]] Phrase phrase_of(const Token &token) const {
    Phrase phrase{
        {token.span.begin, end_of(token.span.end)}, token.span.begin, token.span.end, nullptr, nullptr, false};
    std::uint32_t &begin = phrase.span.begin;
    if (const std::uint32_t open = quote_before(begin); open != 0) {
      begin = phrase.own = open - 1;
      phrase.quoted = true;
    }
    const std::uint32_t least = begin > longest_name ? begin - longest_name : 0;
    while (begin > least) {
      if (const PlaceMention *place = places_.ending(begin); place != nullptr && !place->generic && !aid_word(*place)) {
        begin = place->span.begin;
        if (phrase.place == nullptr) phrase.own = phrase.quoted ? phrase.own : place->span.end;
        if (phrase.place == nullptr || phrase.place->codes.size() != 1) phrase.place = place;
        if (character(text_, step_back(text_, begin)) == "·") begin = step_back(text_, begin);
        continue;
      }
      if (phrase.place != nullptr) break;
      if (const OrganizationMention *owner = organization_ending(begin); owner != nullptr) {
        begin = owner->span.begin;
        phrase.owner = owner;
        break;
      }
      const std::uint32_t previous = step_back(text_, begin);
      const std::string_view c = character(text_, previous);
      if (c == "·" && places_.ending(previous) != nullptr) {
        begin = previous;
        continue;
      }
      if (const PlaceMention *inner = place_in_brackets(begin); inner != nullptr) { // 晋江（长汀）工业园区
        phrase.own = begin;
        phrase.place = inner;
        begin = places_.ending(step_back(text_, inner->span.begin))->span.begin;
        break;
      }
      if (const std::uint32_t open = phrase.quoted ? 0 : quote_before(begin); open != 0) { // “共享稻田”认领项目
        begin = open - 1;
        phrase.quoted = true;
        break;
      }
      if (phrase.quoted || (!is_han(c) && !(c.size() == 1 && ((c[0] >= '0' && c[0] <= '9') || c[0] >= 'A')))) break;
      const std::uint32_t stop = rules_.stop.ending(text_, begin);
      const std::uint32_t pass = passes(begin);
      if (stop > pass) break;
      begin = phrase.own = pass > 0 && begin - pass >= least ? begin - pass : previous;
    }
    return phrase;
  }

  /// 项目|(四期), 科技园|海西分园: where the name ends behind its last word.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t at) const {
    if (const std::string_view open = character(text_, at); open == "(" || open == "（") {
      const std::uint32_t number = step(text_, at), stage = step(text_, number), close = step(text_, stage);
      if (character(text_, stage) == "期" && (character(text_, close) == ")" || character(text_, close) == "）"))
        return step(text_, close);
    }
    if (const PlaceMention *place = places_.starting(at); place != nullptr && !place->generic) {
      constexpr std::array<std::string_view, 5> branches{"分园", "分院", "分校", "分馆", "分中心"};
      for (const std::string_view branch : branches)
        if (text_.substr(place->span.end).starts_with(branch))
          return place->span.end + static_cast<std::uint32_t>(branch.size());
    }
    return at;
  }

  /// The place between brackets that close at the byte, where another place stands before them.
  [[nodiscard]] const PlaceMention *place_in_brackets(std::uint32_t at) const {
    const std::uint32_t inside = step_back(text_, at);
    if (const std::string_view close = character(text_, inside); close != "）" && close != ")") return nullptr;
    const PlaceMention *inner = places_.ending(inside);
    if (inner == nullptr || inner->span.begin == 0) return nullptr;
    const std::uint32_t before = step_back(text_, inner->span.begin);
    if (const std::string_view open = character(text_, before); open != "（" && open != "(") return nullptr;
    return places_.ending(before) != nullptr ? inner : nullptr;
  }

  /// A word such as 和谐 that ends at the byte or lies across it.
  [[nodiscard]] std::uint32_t passes(std::uint32_t at) const {
    if (const std::uint32_t size = rules_.pass.ending(text_, at); size > 0) return size;
    const std::uint32_t previous = step_back(text_, at);
    return rules_.pass.starting(text_, previous) > at - previous ? at - previous : 0;
  }

  /// One behind the byte of “ where a quotation ends right before `at`; 0 where none does.
  [[nodiscard]] std::uint32_t quote_before(std::uint32_t at) const {
    constexpr std::uint32_t longest = 60; // bytes
    if (at < 6 || character(text_, step_back(text_, at)) != "”") return 0;
    const std::uint32_t window = at > longest ? at - longest : 0;
    const std::size_t open = text_.substr(window, at - 3 - window).rfind("“");
    if (open == std::string_view::npos) return 0;
    return window + static_cast<std::uint32_t>(open) + 1;
  }

  [[nodiscard]] std::uint32_t own_characters(Span span) const {
    std::uint32_t count = 0;
    for (std::uint32_t at = span.begin; at < span.end;) {
      const std::uint32_t size = rules_.generic.starting(text_, at);
      if (size > 0 && at + size <= span.end) {
        at += size;
        continue;
      }
      count += is_han(character(text_, at));
      at = step(text_, at);
    }
    return count;
  }

  /// 3个草莓基地, 各类项目, 示范园20个.
  [[nodiscard]] bool one_of_many(const Phrase &phrase) const {
    if (!after_list(phrase) && rules_.many.ending(text_, phrase.span.begin) > 0) return true;
    const auto next = std::lower_bound(
        mentions_.quantities.begin(), mentions_.quantities.end(), phrase.span.end,
        [](const QuantityMention &quantity, std::uint32_t byte) { return quantity.span.begin < byte; });
    if (next != mentions_.quantities.end() && next->quantity.unit == Unit::count &&
        (next->span.begin <= phrase.span.end + 3 || counting({phrase.span.end, next->span.begin})))
      return true;
    const auto inside =
        std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), phrase.span.begin,
                         [](const QuantityMention &quantity, std::uint32_t byte) { return quantity.span.end <= byte; });
    return inside != mentions_.quantities.end() && inside->span.begin < phrase.last &&
           inside->quantity.unit == Unit::count;
  }

  /// 基地|已认定|2个.
  [[nodiscard]] bool counting(Span between) const {
    if (between.size() > 15) return false;
    std::uint32_t at = between.begin;
    if (const std::string_view c = character(text_, at); c == "已" || c == "共") at = step(text_, at);
    return at == between.end || at + rules_.built.starting(text_, at) == between.end;
  }

  /// 拉萨、青海等|中关村产业园.
  [[nodiscard]] bool after_list(const Phrase &phrase) const {
    const std::uint32_t begin = phrase.span.begin;
    if (begin < 6 || character(text_, step_back(text_, begin)) != "等") return false;
    return places_.ending(step_back(text_, begin)) != nullptr;
  }

  /// 援藏, 援疆 say what kind of project it is.
  [[nodiscard]] bool aid_word(const PlaceMention &place) const { return place.span.of(text_).starts_with("援"); }

  /// 昌平区对口帮扶的|特色农业项目: where the giver's name begins; 0 where none stands before.
  [[nodiscard]] std::uint32_t giver_before(std::uint32_t at) const {
    const std::uint32_t size = rules_.giver.ending(text_, at);
    if (size == 0) return 0;
    if (const PlaceMention *place = places_.ending(at - size); place != nullptr && !place->generic)
      return place->span.begin;
    const OrganizationMention *organization = organization_ending(at - size);
    return organization != nullptr ? organization->span.begin : 0;
  }

  /// The clause, or so much of it round the byte as a reader keeps in mind.
  [[nodiscard]] Span clause_of(std::uint32_t at) const {
    constexpr std::uint32_t reach = 360; // bytes
    Span span = clauses_.clauses[clauses_.clause_at(at)].span;
    if (span.begin + reach < at) span.begin = step(text_, step_back(text_, at - reach));
    if (at + reach < span.end) span.end = step(text_, step_back(text_, at + reach));
    return span;
  }

  [[nodiscard]] bool definite(const Phrase &phrase) const {
    if (rules_.definite.ending(text_, phrase.span.begin) > 0) return true;
    const Span clause = clause_of(phrase.span.begin);
    for (std::uint32_t at = clause.begin; at < phrase.span.begin; at = step(text_, at))
      if (rules_.visit.starting(text_, at) > 0) return true;
    return false;
  }

  /// In its clause, or where it only lists, in the one before: 交付使用的项目共10个，有某县人民医院、….
  [[nodiscard]] bool built(const Phrase &phrase) const {
    Span clause = clause_of(phrase.span.begin);
    const std::uint32_t number = clauses_.clause_at(phrase.span.begin);
    if (clause.of(text_).starts_with("有") || clause.of(text_).starts_with("包括"))
      if (number > clauses_.sentences[clauses_.clauses[number].sentence].first_clause)
        clause.begin = std::min(clause.begin, clause_of(clauses_.clauses[number - 1].span.begin).begin);
    for (std::uint32_t at = clause.begin; at < clause.end; at = step(text_, at))
      if (rules_.built.starting(text_, at) > 0) return true;
    return false;
  }

  /// Planned or demanded in the clause before the name.
  [[nodiscard]] bool unrealized(const Phrase &phrase) const {
    const Span clause = clause_of(phrase.span.begin);
    const auto &cues = cues_.all();
    for (auto cue = std::lower_bound(cues.begin(), cues.end(), clause.begin,
                                     [](const Token &token, std::uint32_t byte) { return token.span.begin < byte; });
         cue != cues.end() && cue->span.end <= phrase.span.begin; ++cue)
      if (rules_.unrealized[cue->sense.row] && !cues_.inside_longer(*cue)) return true;
    return false;
  }

  /// The money that the words behind the name give it, up to the next project or the sentence's end; or a following
  /// sentence that begins with the name's last word: 蘑菇车间。车间利用帮扶资金1423万元.
  [[nodiscard]] std::optional<Decimal> investment_of(const Phrase &phrase, const Token &token) const {
    if (const auto money = money_before(phrase.span.begin)) return money;
    const Sentence &sentence = clauses_.sentences[clauses_.sentence_at(phrase.span.begin)];
    if (const auto money = money_within({phrase.span.end, sentence.span.end})) return money;
    const Paragraph &paragraph = clauses_.paragraphs[sentence.paragraph];
    const std::string_view last_word = token.span.of(text_);
    const std::string_view word = last_word.size() > 6 ? last_word.substr(last_word.size() - 6) : last_word;
    const std::uint32_t first = clauses_.sentence_at(phrase.span.begin) + 1;
    for (std::uint32_t i = first; i < paragraph.first_sentence + paragraph.sentences && i < first + 3; ++i) {
      const Span next = clauses_.sentences[i].span;
      if (next.of(text_).starts_with(word))
        return money_within({next.begin + static_cast<std::uint32_t>(word.size()), next.end});
    }
    return std::nullopt;
  }

  /// 总投资20亿元的|某某产业园项目, 投资8000万元、5月投入使用的|某某小学.
  [[nodiscard]] std::optional<Decimal> money_before(std::uint32_t at) const {
    constexpr std::uint32_t farthest = 45; // bytes
    // 投入3150万元|援建|某某学校
    const std::uint32_t verb = at >= 3 ? rules_.built.ending(text_, at) : 0;
    if (verb == 0 && (at < 3 || character(text_, step_back(text_, at)) != "的")) return std::nullopt;
    const auto &quantities = mentions_.quantities;
    const auto behind =
        std::lower_bound(quantities.begin(), quantities.end(), at,
                         [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    if (behind == quantities.begin()) return std::nullopt;
    const QuantityMention &money = *(behind - 1);
    if (money.quantity.unit != Unit::CNY || money.per != Per::none || money.quantity.value_high ||
        money.span.end + farthest < at || money.span.begin < clause_of(at).begin || other_project({money.span.end, at}))
      return std::nullopt;
    if (verb > 0) return money.span.end + verb == at ? std::optional(money.quantity.value) : std::nullopt;
    return rules_.built.ending(text_, money.span.begin) > 0 ? std::optional(money.quantity.value) : std::nullopt;
  }

  [[nodiscard]] std::optional<Decimal> money_within(Span span) const {
    auto quantity =
        std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), span.begin,
                         [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    for (; quantity != mentions_.quantities.end() && quantity->span.end <= span.end; ++quantity) {
      if (quantity->quantity.unit != Unit::CNY) continue;
      if (quantity->per != Per::none || quantity->quantity.value_high) return std::nullopt;
      const Span between{span.begin, quantity->span.begin};
      if (between.size() > 150 || other_project(between)) return std::nullopt;
      for (std::uint32_t at = between.begin; at < between.end; at = step(text_, at))
        if (rules_.built.starting(text_, at) > 0) return quantity->quantity.value;
      return std::nullopt;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool other_project(Span between) const {
    const auto &heads = heads_.all();
    const auto next = std::lower_bound(heads.begin(), heads.end(), between.begin,
                                       [](const Token &token, std::uint32_t byte) { return token.span.begin < byte; });
    return next != heads.end() && next->span.end <= between.end && rules_.heads[next->sense.row].use != HeadUse::none;
  }

  [[nodiscard]] std::optional<PlaceCode> place_of(const Phrase &phrase) const {
    if (phrase.place != nullptr && phrase.place->codes.size() == 1) return phrase.place->codes.front();
    const Span paragraph = clauses_.paragraphs[clauses_.paragraph_at(phrase.span.begin)].span;
    const auto &places = places_.all();
    std::optional<PlaceCode> province;
    int left = 60;
    for (std::size_t i = places_.from(phrase.span.begin);
         i-- > 0 && left-- > 0 && places[i].span.begin >= paragraph.begin;) {
      const PlaceMention &place = places[i];
      if (place.inside_name || place.combined || place.codes.size() != 1) continue;
      if (place.level != PlaceLevel::province) return place.codes.front();
      if (!province) province = place.codes.front();
    }
    return province;
  }

  /// 拉萨、青海、沈阳等中关村产业园: one project for each place.
  bool elided(const Phrase &phrase, std::uint32_t own) {
    if (!after_list(phrase) || own < 2) return false;
    std::vector<Span> listed;
    std::uint32_t at = step_back(text_, phrase.span.begin);
    while (const PlaceMention *place = places_.ending(at)) {
      listed.push_back(place->span);
      at = place->span.begin;
      if (at < 3 || character(text_, step_back(text_, at)) != "、") break;
      at = step_back(text_, at);
    }
    add_each(phrase, listed);
    return true;
  }

  /// 甲村、乙村等12个小康示范村项目: one for each village.
  bool villages(Phrase phrase) {
    const std::optional<std::uint32_t> end = list_end(phrase.span.begin);
    const auto count =
        std::lower_bound(mentions_.quantities.begin(), mentions_.quantities.end(), phrase.span.begin,
                         [](const QuantityMention &mention, std::uint32_t byte) { return mention.span.begin < byte; });
    if (count != mentions_.quantities.end() && count->span.begin == phrase.span.begin && count->span.end < phrase.last)
      phrase.span.begin = phrase.own = count->span.end;
    if (!end || own_characters({phrase.own, phrase.last}) < 4) return false;
    std::vector<Span> listed;
    std::uint32_t at = *end;
    while (const std::uint32_t begin = village_begin(at)) {
      listed.push_back({begin, at});
      at = begin;
      if (at < 3 || character(text_, step_back(text_, at)) != "、") break;
      at = step_back(text_, at);
    }
    if (listed.size() < 2) return false;
    add_each(phrase, listed);
    return true;
  }

  void add_each(const Phrase &phrase, const std::vector<Span> &listed) {
    const std::string words(phrase.span.of(document_.text));
    for (const Span item : listed) {
      Phrase one = phrase;
      one.span.begin = item.begin;
      const PlaceMention *place = places_.ending(item.end);
      add(one, std::string(item.of(document_.text)) + words,
          place == nullptr           ? place_of(one)
          : place->codes.size() == 1 ? std::optional(place->codes.front())
                                     : std::nullopt,
          std::nullopt, "list");
    }
  }

  /// Where the list ends whose 等 stands right before the byte.
  [[nodiscard]] std::optional<std::uint32_t> list_end(std::uint32_t at) const {
    if (at < 6 || character(text_, step_back(text_, at)) != "等") return std::nullopt;
    return step_back(text_, at);
  }

  /// Up to seven characters that end as the name of a village or a quarter; 0 where there are none.
  [[nodiscard]] std::uint32_t village_begin(std::uint32_t end) const {
    if (end < 6) return 0;
    const std::string_view last = character(text_, step_back(text_, end));
    if (last != "村" && !text_.substr(0, end).ends_with("社区")) return 0;
    std::uint32_t begin = end;
    for (int i = 0; i < 8 && begin > 0; ++i) {
      const std::uint32_t previous = step_back(text_, begin);
      if (!is_han(character(text_, previous)) || (begin < end && rules_.stop.ending(text_, begin) > 3) ||
          (begin < end && rules_.built.ending(text_, begin) > 0))
        break;
      begin = previous;
    }
    return end - begin >= 6 && end - begin <= 21 ? begin : 0;
  }

  void add(const Phrase &phrase, std::string name, std::optional<PlaceCode> place, std::optional<Decimal> investment,
           std::string_view rule) {
    Project project;
    project.name = std::move(name);
    project.place = place;
    project.investment = investment;
    project.sector = sector_of(phrase.span);
    project.enterprise = enterprise_of(phrase);
    project.rule = "project_heads/" + std::string(rule);
    project.evidence = {phrase.span};
    projects_.push_back(std::move(project));
  }

  /// Of the words in the name, else in its clause, the first that names a field of work.
  [[nodiscard]] Sector sector_of(Span name) const {
    for (const Span span : {name, clause_of(name.begin)}) {
      const auto &words = sectors_.all();
      for (auto word = std::lower_bound(words.begin(), words.end(), span.begin,
                                        [](const Token &token, std::uint32_t byte) { return token.span.begin < byte; });
           word != words.end() && word->span.end <= span.end; ++word)
        if (const Sector sector = rules_.sectors[word->sense.row]; sector != Sector::none) return sector;
    }
    return Sector::none;
  }

  /// The firm in the name, else the only one of the sentence behind it.
  [[nodiscard]] std::string enterprise_of(const Phrase &phrase) const {
    const auto firm = [&](const OrganizationMention &mention) {
      return mentions_.organizations[mention.organization].kind == OrganizationKind::enterprise;
    };
    if (phrase.owner != nullptr && firm(*phrase.owner)) return mentions_.organizations[phrase.owner->organization].name;
    const Span sentence = clauses_.sentences[clauses_.sentence_at(phrase.span.begin)].span;
    const auto &found = mentions_.organization_mentions;
    for (auto mention = std::lower_bound(found.begin(), found.end(), phrase.span.end,
                                         [](const OrganizationMention &organization, std::uint32_t byte) {
                                           return organization.span.begin < byte;
                                         });
         mention != found.end() && mention->span.end <= sentence.end && mention->span.begin < phrase.span.end + 600;
         ++mention)
      if (firm(*mention) && !other_project({phrase.span.end, mention->span.begin}))
        return mentions_.organizations[mention->organization].name;
    return {};
  }

  const Document &document_;
  std::string_view text_;
  const Mentions &mentions_;
  const Clauses &clauses_;
  const ProjectRules &rules_;
  TableTokens heads_, sectors_, cues_;
  PlaceIndex places_;
  std::vector<bool> taken_;
  std::vector<Project> projects_;
};

} // namespace

std::vector<Project> read_projects(const Document &document, const Mentions &mentions, const Clauses &clauses,
                                   const std::vector<Observation> &, const ProjectRules &rules) {
  if (clauses.clauses.empty()) return {};
  return ProjectReader(document, mentions, clauses, rules).read();
}

} // namespace v0
} // namespace jiedui
