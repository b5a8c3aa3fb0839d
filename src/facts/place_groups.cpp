#include "place_groups.hpp"

#include "pairing_cues.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace jiedui {
inline namespace v0 {
namespace {

/// Whether what stands between two mentions leaves them one place: nothing, 的, a space.
bool one_place(std::string_view gap) { return gap.empty() || gap == "的" || gap == " " || gap == "辖区"; }

bool joins(std::string_view gap) {
  constexpr std::array joints{"、",   "和",     "及", "以及", "、和", "与", "同", "跟", " 、 ", "·",
                              "，和", "，以及", "兼", "还有", "—",    "——", "-",  "－", "–"};
  return std::find(joints.begin(), joints.end(), gap) != joints.end();
}

/// 与 between two places can join a list or the two sides; 、 too where only two stand.
bool may_join_sides(std::string_view gap) { return gap != "、和" && gap != "以及" && gap != "，以及"; }

/// 京蒙 against 张承保
bool holds_both_sides(const PlaceMention &mention, const Sides &sides) {
  if (!mention.combined || mention.codes.size() < 2) return false;
  const auto [least, most] =
      std::minmax_element(mention.codes.begin(), mention.codes.end(),
                          [&](PlaceCode a, PlaceCode b) { return sides.rank(a) < sides.rank(b); });
  return sides.rank(*least) != sides.rank(*most);
}

/// The body whose name holds the place; the last one that starts by it.
const OrganizationMention *body_at(std::uint32_t byte, const Mentions &mentions) {
  const auto &bodies = mentions.organization_mentions;
  const auto after =
      std::upper_bound(bodies.begin(), bodies.end(), byte,
                       [](std::uint32_t at, const OrganizationMention &mention) { return at < mention.span.begin; });
  return after == bodies.begin() ? nullptr : &*(after - 1);
}

/// 新疆 of 新疆生产建设兵团六师
bool begins_corps(Span place, std::string_view folded, const Mentions &mentions) {
  const OrganizationMention *body = body_at(place.begin, mentions);
  return body != nullptr && body->span.contains(place) && body->span.of(folded).find("兵团") != std::string_view::npos;
}

/// Of a company or a school; what a government does, its place does.
bool inside_foreign_name(const PlaceMention &place, const Mentions &mentions) {
  const OrganizationMention *body = body_at(place.span.begin, mentions);
  if (body == nullptr || !body->span.contains(place.span)) return place.inside_name;
  const Organization &organization = mentions.organizations[body->organization];
  return place.inside_name && organization.kind != OrganizationKind::government;
}

/// 拉萨 of 拉萨北京中学, where the name is taken to start behind it.
bool leads_name(Span place, const Mentions &mentions) {
  const OrganizationMention *body = body_at(place.end, mentions);
  return body != nullptr && body->span.begin == place.end &&
         mentions.organizations[body->organization].kind != OrganizationKind::government;
}

/// 北京经济技术开发区, 大鹏新区: the name of a zone, coded as the city that runs it.
bool is_zone(const PlaceMention &mention, std::string_view folded, const GroupWords &words) {
  return mention.codes.size() == 1 && level_of(mention.codes[0]) != PlaceLevel::county &&
         ends_with_one(mention.span.of(folded), words.zones);
}

/// Where the name of a zone ends that begins with the place: 济南高新区.
std::uint32_t zone_end(const PlaceMention &place, std::string_view folded, const GroupWords &words) {
  constexpr std::string_view national = "国家级";
  constexpr std::size_t longest = 42;
  if (place.codes.size() != 1 || level_of(place.codes[0]) == PlaceLevel::province) return place.span.end;
  std::string_view after = folded.substr(place.span.end, longest);
  const std::size_t all = after.size();
  if (after.starts_with(national)) after.remove_prefix(national.size());
  for (const std::string &zone : words.zones)
    if (after.starts_with(zone)) return place.span.end + static_cast<std::uint32_t>(all - after.size() + zone.size());
  return place.span.end;
}

std::vector<PlacePhrase> place_phrases(std::string_view folded, const Mentions &mentions, const Sides &sides,
                                       const GroupWords &words) {
  std::vector<PlacePhrase> phrases;
  std::uint32_t barrier = 0; // a place without code ends a phrase
  for (const PlaceMention &mention : mentions.places) {
    if (mention.codes.empty()) {
      barrier = mention.span.end;
      continue;
    }
    if (mention.generic && mention.codes.size() > 1) continue;  // 两地: both sides, no place of a list
    if (begins_corps(mention.span, folded, mentions)) continue; // its divisions are no part of the region's
    const bool township = mention.level == PlaceLevel::township || mention.level == PlaceLevel::village;
    PlacePhrase phrase{{mention.span.begin, zone_end(mention, folded, words)},
                       mention.codes,
                       holds_both_sides(mention, sides),
                       inside_foreign_name(mention, mentions),
                       mention.generic,
                       leads_name(mention.span, mentions),
                       township,
                       is_zone(mention, folded, words)};
    std::sort(phrase.codes.begin(), phrase.codes.end());
    PlacePhrase *before = phrases.empty() ? nullptr : &phrases.back();
    const bool follows = before != nullptr && before->span.end >= barrier && before->span.end <= phrase.span.begin;
    const std::string_view gap =
        follows ? folded.substr(before->span.end, phrase.span.begin - before->span.end) : std::string_view{};
    const bool company_of_it = gap == "的" && phrase.leads_name; // 海西州的德令哈某某公司
    if (follows && !before->combined && one_place(gap) && !company_of_it && all_lie_in(phrase.codes, before->codes) &&
        !(before->townships && !phrase.townships)) {
      before->span.end = phrase.span.end;
      before->codes = phrase.codes;
      before->inside_name = phrase.inside_name;
      before->leads_name = phrase.leads_name;
      before->townships = phrase.townships;
      before->zone = phrase.zone;
      before->generic = before->generic && phrase.generic;
      continue;
    }
    phrases.push_back(std::move(phrase));
  }
  return phrases;
}

bool opposite(const PlacePhrase &a, const PlacePhrase &b, const Sides &sides) {
  constexpr int always_gives = 7, seldom_gives = 3;
  const int first = sides.rank(a.codes), second = sides.rank(b.codes);
  if (first == 0 || second == 0) return false;
  if (std::max(first, second) >= always_gives && std::min(first, second) <= seldom_gives) return true;
  const auto &[giver, receiver] = first > second ? std::pair{a.codes, b.codes} : std::pair{b.codes, a.codes};
  return giver.size() == 1 && receiver.size() == 1 && sides.official(giver[0], receiver[0]);
}

PlaceGroup group_of(std::vector<PlacePhrase> phrases, std::string_view folded) {
  PlaceGroup group;
  group.span = joined(phrases.front().span, phrases.back().span);
  for (const PlacePhrase &phrase : phrases)
    group.codes.insert(group.codes.end(), phrase.codes.begin(), phrase.codes.end());
  std::sort(group.codes.begin(), group.codes.end());
  group.codes.erase(std::unique(group.codes.begin(), group.codes.end()), group.codes.end());
  group.open = folded.substr(group.span.end).starts_with("等");
  group.phrases = std::move(phrases);
  return group;
}

using Gaps = std::span<const std::string_view>;

bool is_link(std::string_view gap) {
  constexpr std::array<std::string_view, 10> links{"与", "和", "同", "跟", "·", "—", "——", "-", "－", "–"};
  return std::find(links.begin(), links.end(), gap) != links.end();
}

/// 甲市与乙县结对, 甲市和乙县签订山海协作协议: two of one province, of whom one helps the other.
bool pair_up(const std::vector<PlacePhrase> &run, std::string_view gap, std::string_view folded, const Sides &sides,
             const GroupWords &words) {
  constexpr std::size_t reach = 24;
  const PlacePhrase &first = run.front(), &second = run.back();
  if (first.codes.size() != 1 || second.codes.size() != 1 || !is_link(gap)) return false;
  const PlaceCode a = first.codes[0], b = second.codes[0];
  if (province_of(a) != province_of(b) || sides.direction(first.codes, second.codes) == 0) return false;
  const std::string_view after = folded.substr(second.span.end, reach);
  return std::any_of(words.pairs.begin(), words.pairs.end(),
                     [&](const std::string &word) { return after.find(word) != std::string_view::npos; });
}

/// 甲区与乙县、丙区与丁县: links and list marks in turn, each link between two of different rank.
bool lines_up_pairs(const std::vector<PlacePhrase> &run, Gaps gaps, const Sides &sides) {
  if (run.size() < 4 || run.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < gaps.size(); ++i) {
    const bool inside = i % 2 == 0;
    if (is_link(gaps[i]) != inside && gaps[i] != "和") return false;
    if (inside && sides.direction(run[i].codes, run[i + 1].codes) == 0) return false;
  }
  return true;
}

/// 甲县与乙县、丙县: where the first gives to each of the others, it is no member of their list.
bool faces_list(const std::vector<PlacePhrase> &run, Gaps gaps, const Sides &sides) {
  constexpr std::array<std::string_view, 3> facing{"与", "同", "跟"};
  const auto faces = [&](std::string_view gap) { return std::find(facing.begin(), facing.end(), gap) != facing.end(); };
  return run.size() > 2 && faces(gaps.front()) && std::none_of(gaps.begin() + 1, gaps.end(), faces) &&
         std::all_of(run.begin() + 1, run.end(),
                     [&](const PlacePhrase &other) { return sides.direction(run.front().codes, other.codes) > 0; });
}

bool helped_before(const PlacePhrase &phrase, std::string_view folded, const GroupWords &words) {
  return ends_with_one(folded.substr(0, phrase.span.begin), words.helped);
}

/// 甲区帮扶乙县、丙区帮扶丁县: the last one is helped no more, it helps.
bool helps_in_turn(const std::vector<PlacePhrase> &run, std::string_view folded, const Sides &sides,
                   const GroupWords &words) {
  return run.size() > 1 && helped_before(run.front(), folded, words) &&
         starts_with_one(folded.substr(run.back().span.end), words.helps) &&
         sides.direction(run.back().codes, run.front().codes) > 0;
}

/// Whether a run of joined phrases parts before the i-th. Only runs of two and runs joined by 与 can hold both sides:
/// 宁波市、黔西南州对口合作 against 内蒙古、河北、西藏、青海等省区.
bool parts_at(std::size_t i, const std::vector<PlacePhrase> &run, Gaps gaps, const Sides &sides) {
  const std::string_view gap = gaps[i - 1];
  if (is_link(gap) && gap != "与" && gap != "和" && gap != "·") return true;
  return opposite(run[i - 1], run[i], sides) && may_join_sides(gap) &&
         (run.size() == 2 || gap == "与" || gap == "和" || gap == "·" ||
          std::find(gaps.begin(), gaps.end(), "与") != gaps.end());
}

/// By phrase: whether a group starts with it.
std::vector<bool> find_parts(const std::vector<PlacePhrase> &run, Gaps gaps, std::string_view folded,
                             const Sides &sides, const GroupWords &words) {
  std::vector<bool> starts(run.size());
  if ((run.size() == 2 && pair_up(run, gaps.front(), folded, sides, words)) || lines_up_pairs(run, gaps, sides)) {
    starts.assign(run.size(), true);
  } else if (faces_list(run, gaps, sides)) {
    starts[1] = true;
  } else if (helps_in_turn(run, folded, sides, words)) {
    starts.back() = true;
  } else {
    for (std::size_t i = 1; i < run.size(); ++i) starts[i] = parts_at(i, run, gaps, sides);
  }
  return starts;
}

void add_run(std::vector<PlacePhrase> run, Gaps gaps, std::string_view folded, const Sides &sides,
             const GroupWords &words, std::vector<PlaceGroup> &groups) {
  if (run.size() == 1) return groups.push_back(group_of(std::move(run), folded));
  const std::vector<bool> starts = find_parts(run, gaps, folded, sides, words);
  std::vector<PlacePhrase> part;
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (i > 0 && starts[i]) {
      groups.push_back(group_of(std::move(part), folded));
      part.clear();
    }
    part.push_back(std::move(run[i]));
  }
  groups.push_back(group_of(std::move(part), folded));
}

} // namespace

void merge_codes(PlaceCodes &codes, const PlaceCodes &more) {
  if (std::includes(codes.begin(), codes.end(), more.begin(), more.end())) return;
  PlaceCodes merged;
  std::set_union(codes.begin(), codes.end(), more.begin(), more.end(), std::back_inserter(merged));
  codes = std::move(merged);
}

namespace {

std::string_view gap_between(const PlacePhrase &first, const PlacePhrase &second, std::string_view folded) {
  const std::uint32_t end = first.span.end;
  return second.span.begin >= end ? folded.substr(end, second.span.begin - end) : std::string_view{};
}

bool go_on(const PlacePhrase &first, const PlacePhrase &second, std::string_view gap) {
  return joins(gap) && !first.combined && !second.combined && !second.generic && !first.generic;
}

/// 定点帮扶甲省乙县、丙县，丁省戊县和己县，捐赠…: a clause of nothing but listed places goes on with the list before
/// it.
bool is_clause_of_places(std::span<const PlacePhrase> phrases, std::string_view folded) {
  constexpr std::array<std::string_view, 6> ends{"，", "。", "；", ",", ";", "\n"};
  std::size_t last = 0;
  while (last + 1 < phrases.size()) {
    const std::string_view gap = gap_between(phrases[last], phrases[last + 1], folded);
    if (!go_on(phrases[last], phrases[last + 1], gap)) break;
    if (is_link(gap) && gap != "和") return false; // 甲区与乙县
    ++last;
  }
  const std::string_view after = folded.substr(phrases[last].span.end);
  return after.empty() ||
         std::any_of(ends.begin(), ends.end(), [&](std::string_view mark) { return after.starts_with(mark); });
}

} // namespace

std::vector<PlaceGroup> group_places(std::string_view folded, const Mentions &mentions, const Sides &sides,
                                     const GroupWords &words) {
  std::vector<PlaceGroup> groups;
  std::vector<PlacePhrase> run;
  std::vector<std::string_view> gaps;
  std::vector<PlacePhrase> phrases = place_phrases(folded, mentions, sides, words);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (!run.empty()) {
      const std::string_view gap = gap_between(run.back(), phrases[i], folded);
      const bool clause = (gap == "，" || gap == ",") && helped_before(run.front(), folded, words) &&
                          is_clause_of_places(std::span(phrases).subspan(i), folded);
      if (clause || go_on(run.back(), phrases[i], gap)) {
        gaps.push_back(gap);
      } else {
        add_run(std::move(run), gaps, folded, sides, words, groups);
        run.clear();
        gaps.clear();
      }
    }
    run.push_back(std::move(phrases[i]));
  }
  if (!run.empty()) add_run(std::move(run), gaps, folded, sides, words, groups);
  return groups;
}

bool is_venue(const PlaceGroup &group, std::string_view folded) {
  constexpr std::array<std::string_view, 8> venues{"召开", "举行", "开幕", "闭幕", "举办", "签约", "启动", "揭牌"};
  constexpr std::size_t dateline = 30;                                                   // bytes of 12月12日电
  constexpr std::array<std::string_view, 5> own{"我省", "我市", "我州", "我区", "我县"}; // 在我市某区举行
  std::string_view before = folded.substr(0, group.span.begin);
  const std::string_view after = folded.substr(group.span.end, dateline);
  if (std::any_of(own.begin(), own.end(), [&](std::string_view word) { return before.ends_with(word); }))
    before.remove_suffix(own.front().size());
  if (before.ends_with("在") || before.ends_with("于")) {
    constexpr std::size_t name = 45; // bytes of the building's
    constexpr std::array<std::string_view, 6> other{"，", "。", "帮", "支持", "援", "协作"};
    const std::string_view words = folded.substr(group.span.end, name);
    std::size_t first = std::string_view::npos;
    for (const std::string_view venue : venues) first = std::min(first, words.find(venue));
    return first != std::string_view::npos && !holds_any(words.substr(0, first), other);
  }
  const std::size_t day = std::min(after.find("日电"), after.find("日讯"));
  return day != std::string_view::npos && after.substr(0, day).find("，") == std::string_view::npos;
}

bool arranges(const PlaceGroup &wide, const PlaceGroup &narrow, std::string_view folded) {
  constexpr std::array<std::string_view, 6> words{"安排", "组织", "动员", "明确", "确定", "指定"};
  constexpr std::size_t reach = 150;
  if (wide.span.end >= narrow.span.begin || narrow.span.begin - wide.span.end > reach || wide.codes.size() != 1 ||
      !all_lie_in(narrow.codes, wide.codes) || narrow.codes == wide.codes)
    return false;
  const std::string_view between = folded.substr(wide.span.end, narrow.span.begin - wide.span.end);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return between.find(word) != std::string_view::npos; });
}

bool names_new_team(const PlaceGroup &group, std::string_view folded) {
  constexpr std::array<std::string_view, 6> makes{"成立", "组建", "设立", "建立", "成立了", "组建了"};
  constexpr std::array<std::string_view, 4> teams{"工作队", "工作组", "指挥部", "办事处"};
  constexpr std::size_t reach = 36; // bytes of 东西部协作前方工作队
  const std::string_view before = folded.substr(0, group.span.begin), after = folded.substr(group.span.end, reach);
  return std::any_of(makes.begin(), makes.end(), [&](std::string_view word) { return before.ends_with(word); }) &&
         std::any_of(teams.begin(), teams.end(), [&](std::string_view word) {
           const std::size_t at = after.find(word);
           return at != std::string_view::npos && after.substr(0, at).find("，") == std::string_view::npos;
         });
}

namespace {

/// Whether one of the words ends a name that begins right behind the place: nothing else stands between.
bool name_follows(const PlaceGroup &group, std::string_view folded, std::span<const std::string_view> heads) {
  constexpr std::array<std::string_view, 14> stops{"，",   "。",   "、",   "的",   "等",   "共建", "协作",
                                                   "实施", "投入", "安排", "援建", "开展", "各类", "各项"};
  constexpr std::size_t reach = 30;
  const std::string_view after = folded.substr(group.span.end, reach);
  std::size_t head = std::string_view::npos;
  for (const std::string_view word : heads) head = std::min(head, after.find(word));
  return head != std::string_view::npos && std::none_of(stops.begin(), stops.end(), [&](std::string_view stop) {
           return after.substr(0, head).find(stop) != std::string_view::npos;
         });
}

} // namespace

bool is_destination(const PlaceGroup &group, std::string_view folded) {
  constexpr std::array<std::string_view, 7> going{"到", "赴", "往", "从", "来自", "进", "入"};
  constexpr std::array<std::string_view, 9> receiving{"得到", "收到", "受到", "接到", "看到",
                                                      "感到", "引进", "推进", "促进"};
  constexpr std::array<std::string_view, 5> staying{"在", "来", "去", "于", "至"};
  constexpr std::array<std::string_view, 3> fillers{"等地", "等", "外出"};
  constexpr std::array<std::string_view, 18> doing{"就业", "务工", "打工", "稳定就业", "上岗", "挂职",
                                                   "跟岗", "学习", "培训", "参加",     "展销", "推介",
                                                   "展示", "销售", "考察", "调研",     "洽谈", "就读"};
  constexpr std::size_t reach = 24;
  const std::string_view before = folded.substr(0, group.span.begin);
  if (ends_with_any(before, going)) return !ends_with_any(before, receiving);
  std::string_view after = folded.substr(group.span.end, reach);
  for (const std::string_view filler : fillers)
    if (after.starts_with(filler)) after.remove_prefix(filler.size());
  return ends_with_any(before, staying) &&
         std::any_of(doing.begin(), doing.end(), [&](std::string_view word) { return after.starts_with(word); });
}

bool names_team(const PlaceGroup &group, std::string_view folded) {
  constexpr std::array<std::string_view, 5> teams{"指挥部", "工作队", "工作组", "前指", "办事处"};
  constexpr std::array<std::string_view, 4> aids{"支援", "援", "协作", "帮扶"};
  return name_follows(group, folded, teams) && ends_with_any(folded.substr(0, group.span.begin), aids);
}

bool names_meeting(const PlaceGroup &group, std::string_view folded) {
  constexpr std::array<std::string_view, 3> meetings{"工作座谈会", "工作会议", "工作会"};
  return group.phrases.size() == 1 && name_follows(group, folded, meetings);
}

bool names_facility(const PlaceGroup &group, std::string_view folded) {
  constexpr std::array<std::string_view, 5> facilities{"园", "基地", "小镇", "大道", "学校"};
  return name_follows(group, folded, facilities);
}

bool begins_project(const PlaceGroup &group, std::string_view folded) {
  constexpr std::array<std::string_view, 9> built{"中心", "厂", "园", "基地", "医院", "学校", "公路", "大桥", "工程"};
  constexpr std::array<std::string_view, 2> heads{"项目", "工程"};
  constexpr std::array<std::string_view, 8> stops{"，", "。", "、", "；", "的", ",", "和", "等"};
  constexpr std::size_t reach = 60;
  const std::string_view after = folded.substr(group.span.end, reach);
  std::size_t head = std::string_view::npos;
  for (const std::string_view word : heads) head = std::min(head, after.find(word, 1));
  if (head == std::string_view::npos) return false;
  const std::string_view name = after.substr(0, head);
  const auto holds = [&](std::string_view word) { return name.find(word) != std::string_view::npos; };
  return std::any_of(built.begin(), built.end(), holds) && std::none_of(stops.begin(), stops.end(), holds);
}

bool are_counted_together(const PlaceGroup &first, const PlaceGroup &second, std::string_view folded,
                          const GroupWords &words) {
  constexpr std::size_t longest = 30;
  if (second.span.begin < first.span.end || second.span.begin - first.span.end > longest) return false;
  const std::string_view gap = folded.substr(first.span.end, second.span.begin - first.span.end);
  const std::string_view after = folded.substr(second.span.end);
  return ((gap == "、" || is_link(gap)) && starts_with_one(after, words.both)) ||
         (starts_with_one(gap, words.needs) && starts_with_one(after, words.needs));
}

bool is_passing(const PlaceGroup &group, std::string_view folded) {
  constexpr std::array<std::string_view, 5> going{"赴", "前往", "到", "来", "去"};
  constexpr std::array<std::string_view, 7> visits{"考察", "调研", "对接", "洽谈", "学习", "参观", "走访"};
  constexpr std::array<std::string_view, 3> names{"项目", "示范区", "工程"}; // 拉萨美丽乡村示范区
  constexpr std::size_t reach = 12;
  const std::string_view before = folded.substr(0, group.span.begin), after = folded.substr(group.span.end, reach);
  if (before.ends_with("全") || name_follows(group, folded, names)) return true;
  return std::any_of(going.begin(), going.end(), [&](std::string_view word) { return before.ends_with(word); }) &&
         std::any_of(visits.begin(), visits.end(), [&](std::string_view word) { return after.find(word) == 0; });
}

bool is_clipped(const PlaceGroup &group, std::string_view folded) {
  constexpr std::uint32_t one = 3, two = 6;
  return group.span.size() <= one || (group.span.size() <= two && group.span.of(folded).starts_with("援"));
}

std::span<const PlaceGroup> groups_in(const std::vector<PlaceGroup> &groups, Span span) {
  const auto before = [](const PlaceGroup &group, std::uint32_t at) { return group.span.begin < at; };
  constexpr int usual = 4; // groups in a span
  const auto first = std::lower_bound(groups.begin(), groups.end(), span.begin, before);
  auto last = first;
  for (int i = 0; i < usual && last != groups.end() && before(*last, span.end); ++i) ++last;
  if (last != groups.end() && before(*last, span.end)) last = std::lower_bound(last, groups.end(), span.end, before);
  return {first, last};
}

} // namespace v0
} // namespace jiedui
