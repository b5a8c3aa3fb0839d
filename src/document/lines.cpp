#include "lines.hpp"

#include "line_signs.hpp"
#include "page_dates.hpp"
#include "signatures.hpp"
#include "title_signs.hpp"
#include "utf8.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

namespace jiedui {
inline namespace v0 {
namespace {

/// Reads all lines of a page.
class RoleReader {
public:
  RoleReader(std::string_view text, std::string_view folded, std::vector<Line> &lines, const PageClaims &claims,
             const DocumentRules &rules)
      : text_(text), folded_(folded), lines_(lines), claims_(claims), rules_(rules) {}

  PageFacts read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line &line = lines_[i];
      line.begin += static_cast<std::uint32_t>(lead_in(words(line)));
      if (line.joins || goes_on(i)) line.sentence = true; // a piece of a paragraph that a margin broke
      else classify(line);
    }
    body_ = find_body();
    read_open_labels();
    read_title();
    read_head();
    read_tail();
    read_rest();
    drop_signature();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      cut_staff(lines_[i]);
      if (i == 0 || lines_[i - 1].role != LineRole::text) lines_[i].joins = false;
    }
    facts_.title = tidied_title(facts_.title);
    return std::move(facts_);
  }

private:
  std::string_view words(const Line &line) const { return line.of(text_); }

  /// A piece of the text in simplified script.
  std::string_view folded(std::string_view piece) const {
    return folded_.substr(static_cast<std::size_t>(piece.data() - text_.data()), piece.size());
  }

  bool goes_on(std::size_t i) const { return i + 1 < lines_.size() && lines_[i + 1].joins; }

  void classify(Line &line) {
    const std::string_view all = words(line);
    line.sentence = has_sentence(all);
    if (line.mark.furniture) line.role = LineRole::furniture;
    constexpr std::size_t short_line = 240;
    constexpr std::size_t longest_labels = 480; // 索引号: 发文机构: 发布日期: 标题: in a row
    constexpr std::size_t surely_text = 1500;
    if (line.sentence && all.size() > surely_text) return;
    const std::string_view bare = without_bullet(all);
    if (rules_.phrase_at(folded(bare.substr(0, 60)), 0, bit(Furniture::legal)).length > 0 && all.size() > 30) {
      line.role = LineRole::tail;
      return;
    }
    if (all.size() > (line.sentence ? short_line : longest_labels)) return;
    classify_short(line, bare);
  }

  void classify_short(Line &line, std::string_view bare) {
    const std::size_t longest_address = line.sentence || line.mark.row ? 0 : bare.size(); // 某某市人民政府 www.…
    const std::string_view simplified = folded(bare);
    if (is_contact(bare) && (bare.starts_with("http://") || bare.starts_with("https://"))) {
      line.role = LineRole::furniture; // an address can hold a date
      return;
    }
    if ((bare.empty() || (is_contact(bare) && !line.mark.row) || invites(simplified) || is_bar_list(simplified) ||
         bare.find("www.") < longest_address || credit_of(simplified) == 0 || is_image_name(bare) ||
         is_page_mark(bare) || is_breadcrumb(simplified)) &&
        !read_byline(bare, simplified, rules_).published) {
      line.role = LineRole::furniture;
      return;
    }
    const auto cut = rules_.phrase_at(simplified, 0, bit(Furniture::cut));
    if (cut.length > 0 &&
        (count_points(simplified.substr(cut.length)) <= 2 || is_label_sign_at(simplified, cut.length))) {
      line.role = LineRole::tail;
      return;
    }
    if (rules_.phrase_at(simplified, 0, bit(Furniture::start)).length > 0 && !(line.sentence && bare.size() > 150)) {
      line.role = LineRole::furniture;
      return;
    }
    if (const std::size_t credit = credit_of(simplified); credit < simplified.size() && !line.sentence) {
      line.end = static_cast<std::uint32_t>(trimmed(bare.substr(0, credit)).data() - text_.data() +
                                            trimmed(bare.substr(0, credit)).size());
      return;
    }
    if (bare.size() > 200 && line.sentence) return;
    if (is_byline(bare, simplified, rules_)) line.role = LineRole::byline;
  }

  static bool is_label_sign_at(std::string_view text, std::size_t at) {
    const char32_t value = point_at(text, at).value;
    return value == ':' || value == U'：' || value == '>' || value == U'》';
  }

  std::size_t find_body() const {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].role == LineRole::text && lines_[i].mark.main && lines_[i].sentence && !heads_page(i)) return i;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (lines_[i].role == LineRole::text && lines_[i].mark.main && count_points(words(lines_[i])) > 60) return i;
    return lines_.size();
  }

  /// A slogan of the site or a title with an exclamation mark: short, and a byline stands between it and the text.
  bool heads_page(std::size_t i) const {
    constexpr std::size_t longest = 40; // characters
    constexpr std::size_t farthest = 8; // lines
    if (lines_[i].joins || goes_on(i) || count_points(words(lines_[i])) > longest) return false;
    for (std::size_t j = i + 1; j < std::min(lines_.size(), i + farthest); ++j) {
      if (lines_[j].role == LineRole::text && lines_[j].sentence && count_points(words(lines_[j])) > longest)
        return false;
      if (lines_[j].role != LineRole::byline) continue;
      const Byline &byline = byline_of(j);
      return !byline.staff && (byline.published || byline.last_label != Furniture::none) && has_text_behind(j);
    }
    return false;
  }

  bool has_text_behind(std::size_t i) const {
    return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(i) + 1, lines_.end(),
                       [](const Line &line) { return line.role == LineRole::text && line.mark.main && line.sentence; });
  }

  /// What the line labels where it is nothing else than the label, be it drawn apart: 索 引 号.
  [[nodiscard]] std::optional<Furniture> bare_label(std::size_t i) const {
    constexpr std::size_t longest = 60; // bytes
    const std::string_view line = folded(words(lines_[i]));
    if (line.size() > longest) return std::nullopt;
    std::string label(line);
    std::erase(label, ' ');
    for (const Furniture kind : {Furniture::source, Furniture::published, Furniture::counter, Furniture::title})
      if (rules_.phrase_at(label, 0, bit(kind)).length == label.size()) return kind;
    return std::nullopt;
  }

  /// The table of an office's page, cell below cell: 索引号 / K3959 / 发布机构 / 某县乡村振兴局.
  void read_label_table() {
    std::size_t labels = 0;
    for (std::size_t i = 0; i < body_; ++i) labels += bare_label(i).has_value();
    if (labels < 3) return;
    for (std::size_t i = 0; i < body_; ++i) {
      const auto kind = bare_label(i);
      if (!kind) continue;
      lines_[i].role = LineRole::furniture;
      if (i + 1 >= body_ || bare_label(i + 1) || lines_[i + 1].role != LineRole::text || lines_[i + 1].sentence)
        continue;
      if (*kind == Furniture::source && facts_.outlet.empty()) facts_.outlet = std::string(words(lines_[i + 1]));
      lines_[i + 1].role = LineRole::furniture;
    }
  }

  /// A label may stand alone, its value in the next line.
  void read_open_labels() {
    read_label_table();
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i].role != LineRole::byline || lines_[i + 1].role != LineRole::text || lines_[i + 1].sentence)
        continue;
      const Byline &byline = byline_of(i);
      if (!byline.open || count_points(words(lines_[i + 1])) > 30) continue;
      lines_[i + 1].role = LineRole::furniture;
      if (byline.last_label == Furniture::source && facts_.outlet.empty())
        facts_.outlet = std::string(words(lines_[i + 1]));
      if (byline.last_label == Furniture::author && facts_.authors.empty()) {
        const std::string labelled = "作者：" + std::string(words(lines_[i + 1]));
        facts_.authors = read_byline(labelled, labelled, rules_).authors;
      }
    }
  }

  // ---- Title ----

  /// 张三、李四 in the line above a byline.
  bool is_names_before_byline(std::size_t i) const {
    const std::string_view line = words(lines_[i]);
    if (i + 1 >= lines_.size() || lines_[i + 1].role != LineRole::byline || line.find("、") == std::string_view::npos)
      return false;
    for (std::size_t at = 0, name = 0; at < line.size(); at += point_at(line, at).size) {
      const char32_t value = point_at(line, at).value;
      name = value == U'、' ? 0 : name + 1;
      if (value != U'、' && (!is_han(value) || name > 3)) return false;
    }
    return true;
  }

  bool may_be_title(std::size_t i) const {
    const Line &line = lines_[i];
    const std::string_view bare = without_bullet(words(line));
    const std::size_t length = count_points(bare);
    if (is_names_before_byline(i)) return false;
    if (line.role != LineRole::text || line.joins || goes_on(i) || length < 5 || length > 80 || is_subtitle(bare))
      return false;
    if (han_in(bare) < 3) return false;
    if (bare.find('>') != std::string_view::npos || said_twice(bare)) return false; // 首页 > 正文
    if (names_site(folded(bare), rules_)) return false;
    const char32_t last = point_before(bare, bare.size()).value;
    return last != U'。' && last != U'；' && last != U'，' && last != ',' && last != U'：' && last != ':' &&
           !is_numbered(bare);
  }

  std::size_t title_line() const {
    std::size_t first_byline = body_;
    int best = -1;
    for (std::size_t i = 0; i < body_; ++i) {
      if (lines_[i].role != LineRole::byline) continue;
      const int rank = byline_of(i).rank();
      if (rank > best) std::tie(first_byline, best) = std::tie(i, rank);
    }
    for (std::size_t i = 0; i < body_; ++i)
      if (lines_[i].mark.heading == 1 && may_be_title(i)) return i;
    if (const std::size_t twice = repeated_line(); twice < body_) return twice;
    if (first_byline < body_) {
      std::size_t near = first_byline;
      while (near > 0) {
        --near;
        if (may_be_title(near)) return behind_speaker(near);
      }
      for (std::size_t i = first_byline; i < body_; ++i)
        if (may_be_title(i)) return i;
      return body_;
    }
    for (std::size_t i = 0; i + 1 < body_; ++i) // what a subtitle follows
      if (may_be_title(i) && is_subtitle(words(lines_[i + 1]))) return i;
    for (std::size_t i = 0; i < body_; ++i)
      if (may_be_title(i)) return tells_on(i) ? body_ : i;
    return body_;
  }

  /// The title of a speech stands before its speaker: 在…会议上的讲话 / 张三 / 县委常委、副县长 / (2020年5月29日).
  std::size_t behind_speaker(std::size_t line) const {
    if (rules_.ending(Furniture::office, folded(words(lines_[line]))) == 0) return line;
    for (std::size_t back = 1; back <= 2 && back <= line; ++back)
      if (may_be_title(line - back)) return line - back;
    return line;
  }

  std::string_view title_in(const Line &line) const {
    const std::string_view all = without_bullet(words(line));
    return trimmed(all.substr(dateline_before_title(folded(all), rules_)));
  }

  /// Makes a title's line one; a dateline before the title stays in the text.
  void keep_dateline(Line &line) const {
    const std::string_view all = without_bullet(words(line));
    const std::string_view dateline = all.substr(0, dateline_before_title(folded(all), rules_));
    if (dateline.empty()) {
      line.role = LineRole::title;
      return;
    }
    const std::string_view kept = trimmed(dateline.substr(0, folded(dateline).rfind("题")));
    line.end = static_cast<std::uint32_t>(kept.data() + kept.size() - text_.data());
  }

  /// Several commas: a sentence that goes on for long. Without a byline, a heading or a repetition it is no title.
  bool tells_on(std::size_t i) const {
    const std::string_view line = words(lines_[i]);
    const std::size_t comma = line.find("，");
    return comma != std::string_view::npos && line.find("，", comma + 3) != std::string_view::npos;
  }

  /// Whether text follows: a line that stands alone is the text itself.
  bool heads_text(std::size_t line) const {
    return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(line) + 1, lines_.end(),
                       [](const Line &later) { return later.role == LineRole::text; });
  }

  /// The first line that may be a title and stands there again: a page's title stands in its head twice.
  std::size_t repeated_line() const {
    std::unordered_map<std::string_view, std::size_t> last;
    for (std::size_t i = 0; i < body_; ++i) last[without_bullet(words(lines_[i]))] = i;
    for (std::size_t i = 0; i < body_; ++i) {
      const std::string_view title = without_bullet(words(lines_[i]));
      if (last[title] > i && count_points(title) >= 8 && may_be_title(i)) return i;
    }
    return body_;
  }

  /// Read once; a line that is a byline never changes.
  const Byline &byline_of(std::size_t i) const {
    const auto [found, fresh] = bylines_.try_emplace(i);
    if (fresh) {
      const std::string_view bare = without_bullet(words(lines_[i]));
      found->second = read_byline(bare, folded(bare), rules_);
    }
    return found->second;
  }

  /// The title of <title> without the site's name behind it.
  std::string_view page_title() const {
    std::string_view title = claims_.page_title;
    for (const std::string_view sign : {"_", "|", " - ", "－", "--", "-", "—"}) {
      const std::size_t at = title.find(sign);
      if (at == std::string_view::npos) continue;
      const std::string_view own = trimmed(title.substr(0, at));
      if (count_points(own) >= 4) return own;
      if (sign == "_" || sign == "|") return {}; // nothing but the names of a channel and a site
    }
    return title;
  }

  void read_title() {
    if (!claims_.title.empty()) {
      facts_.title = claims_.title;
    } else if (!claims_.page_title.empty()) {
      const std::size_t line = title_line();
      facts_.title = line < body_ && (lines_[line].mark.heading == 1 ||
                                      claims_.page_title.find(without_bullet(words(lines_[line]))) != std::string::npos)
                         ? std::string(without_bullet(words(lines_[line])))
                         : std::string(page_title());
    } else if (const std::size_t line = title_line(); line < body_ && heads_text(line)) {
      facts_.title = std::string(title_in(lines_[line]));
      if (line > 0 && lines_[line - 1].role == LineRole::text &&
          words(lines_[line - 1]).ends_with("——")) // a line above it
        facts_.title = std::string(words(lines_[line - 1])) + facts_.title;
      for (std::size_t i = 0; i < line; ++i) drop_before_title(lines_[i]);
      keep_dateline(lines_[line]);
      std::size_t last = line;
      while (last + 1 < body_ && last < line + 3 && goes_on_in(lines_[last + 1])) {
        facts_.title += words(lines_[++last]);
        lines_[last].role = LineRole::title;
      }
      drop_column_and_site();
      if (last + 1 < body_ && is_subtitle(words(lines_[last + 1]))) {
        std::string_view subtitle = words(lines_[last + 1]);
        while (subtitle.starts_with("—")) subtitle.remove_prefix(3);
        while (subtitle.starts_with("-")) subtitle.remove_prefix(1);
        facts_.title += "——" + std::string(trimmed(without_site(trimmed(subtitle))));
        lines_[last + 1].role = LineRole::title;
      }
    }
    if (facts_.title.empty()) return;
    for (std::size_t i = 0; i < lines_.size(); ++i) // a page repeats its title
      if (lines_[i].role == LineRole::text && !lines_[i].sentence && without_bullet(words(lines_[i])) == facts_.title)
        lines_[i].role = LineRole::title;
    drop_site_lines();
    read_bare_subtitle();
  }

  /// The name of a paper or site alone in a line is none of the text; behind the title it is the outlet.
  void drop_site_lines() {
    bool titled = false;
    for (std::size_t i = 0; i < body_; ++i) {
      Line &line = lines_[i];
      titled |= line.role == LineRole::title;
      if (line.role != LineRole::text || line.sentence) continue;
      const std::string_view name = words(line);
      const bool site = names_site(folded(name), rules_);
      if (site && titled && facts_.outlet.empty() && claims_.outlet.empty()) facts_.outlet = std::string(name);
      if (site || is_names_before_byline(i)) line.role = LineRole::furniture;
    }
  }

  /// A short line between the title and a byline or the words a report opens with: 首批投资9亿元 / 本报讯 …. Between
  /// a byline and a report it is rather a picture's caption.
  void read_bare_subtitle() {
    constexpr std::size_t longest = 45; // characters
    std::size_t title = 0, found = lines_.size();
    for (std::size_t i = 0; i < std::min(lines_.size(), body_ + 3); ++i)
      if (lines_[i].role == LineRole::title) found = i;
    if (found == lines_.size()) return;
    title = found;
    std::size_t next = title + 1;
    while (next < lines_.size() && next <= title + 2 && lines_[next].role == LineRole::byline) ++next;
    if (next + 1 >= lines_.size() || !may_be_title(next) || count_points(words(lines_[next])) > longest ||
        words(lines_[next]).find("。") != std::string_view::npos || facts_.title.find("——") != std::string::npos)
      return;
    const std::string_view behind = words(lines_[next + 1]);
    const bool report = next == title + 1 && rules_.starts_as(Furniture::report, folded(behind));
    if (!report && lines_[next + 1].role != LineRole::byline) return;
    facts_.title += "——" + std::string(without_bullet(words(lines_[next])));
    lines_[next].role = LineRole::title;
  }

  /// A headline of a paper in several lines: 某某办公厅印发 / 《关于进一步加强 / …的意见》.
  bool goes_on_in(const Line &next) const {
    if (next.role != LineRole::text || next.sentence) return false;
    const std::string_view title = facts_.title;
    const std::size_t open = title.rfind("《");
    if (open != std::string_view::npos && title.find("》", open) == std::string_view::npos)
      return words(next).find("》") != std::string_view::npos || count_points(words(next)) < 30;
    return words(next).starts_with("《") && rules_.ending(Furniture::issued, title) > 0;
  }

  /// 聚焦 某某取得进展: the column's name before a title; 某某取得进展 某某日报: the site's behind it.
  void drop_column_and_site() {
    const std::string_view title = facts_.title;
    const std::size_t blank = title.find(' ');
    if (blank != std::string::npos && count_points(title.substr(blank)) > 8 &&
        rules_.is(Furniture::section, title.substr(0, blank)))
      facts_.title = std::string(trimmed(title.substr(blank)));
    facts_.title = std::string(without_site(facts_.title));
  }

  /// Takes the name of a paper or site off the end.
  std::string_view without_site(std::string_view title) {
    const std::size_t blank = title.rfind(' ');
    if (blank == std::string_view::npos) return title;
    const std::string_view own = trimmed(title.substr(0, blank)), site = title.substr(blank + 1);
    if (rules_.ending(Furniture::site, site) == 0 || count_points(site) < 3 || count_points(site) > 14 ||
        count_points(own) < 6)
      return title;
    if (facts_.outlet.empty()) facts_.outlet = std::string(site);
    return own;
  }

  static void drop_before_title(Line &line) {
    if (line.role == LineRole::text) line.role = LineRole::furniture;
  }

  // ---- Head and tail ----

  /// (张三 李四) in a line of its own at the end.
  void drop_signature() {
    const auto last =
        std::find_if(lines_.rbegin(), lines_.rend(), [](const Line &line) { return line.role == LineRole::text; });
    if (last == lines_.rend() || last->joins) return;
    auto names = names_in_brackets(words(*last), folded(words(*last)), rules_);
    if (names.empty()) return;
    last->role = LineRole::furniture;
    if (facts_.authors.empty()) facts_.authors = std::move(names);
  }

  /// Takes an editors' line off the end of a paragraph: …参加。    责任编辑：张三.
  void cut_staff(Line &line) {
    if (line.role != LineRole::text || !line.sentence) return;
    const std::string_view all = words(line);
    const std::size_t end = last_stop(all);
    if (end == 0 || end >= all.size()) return;
    const std::string_view rest = all.substr(end);
    if (is_reporter(folded(rest), rules_)) {
      line.end = static_cast<std::uint32_t>(line.begin + end);
      return;
    }
    if (auto names = is_last_text(line) ? names_in_brackets(rest, folded(rest), rules_) : std::vector<std::string>();
        !names.empty()) {
      line.end = static_cast<std::uint32_t>(line.begin + end);
      if (facts_.authors.empty()) facts_.authors = std::move(names);
      return;
    }
    const Byline byline = read_byline(rest, folded(rest), rules_);
    if (!byline.labelled || byline.unexplained > 0 ||
        (!byline.staff && byline.outlet.empty() && byline.authors.empty()))
      return;
    line.end = static_cast<std::uint32_t>(line.begin + end);
    if (facts_.outlet.empty()) facts_.outlet = byline.outlet;
    if (facts_.authors.empty()) facts_.authors = byline.authors;
  }

  bool is_last_text(const Line &line) const {
    return std::none_of(lines_.begin() + (&line - lines_.data()) + 1, lines_.end(),
                        [](const Line &later) { return later.role == LineRole::text; });
  }

  /// (某报记者 张三 通讯员 李四) before the first words of a text.
  void cut_writers(Line &line) {
    constexpr std::size_t longest = 150; // bytes
    const std::string_view all = words(line);
    if (!opens(point_at(all, 0).value)) return;
    std::size_t close = point_at(all, 0).size;
    while (close < all.size() && close < longest && !closes(point_at(all, close).value))
      close += point_at(all, close).size;
    if (close >= all.size() || close >= longest) return;
    const std::string_view inside = all.substr(0, close + point_at(all, close).size);
    const Byline byline = read_byline(inside, folded(inside), rules_);
    if (!byline.labelled || byline.authors.empty() || byline.unexplained > 0) return;
    if (facts_.authors.empty()) facts_.authors = byline.authors;
    const std::string_view rest = trimmed(all.substr(inside.size()));
    if (!rest.empty()) line.begin = static_cast<std::uint32_t>(rest.data() - text_.data());
  }

  void take(const Byline &byline) {
    if (byline.rank() > rank_) {
      facts_.published = byline.published;
      rank_ = byline.rank();
    }
    if (facts_.outlet.empty()) facts_.outlet = byline.outlet;
    if (facts_.authors.empty()) facts_.authors = byline.authors;
    if (facts_.title.empty()) facts_.title = byline.title;
  }

  void read_head() {
    for (std::size_t i = 0; i < body_; ++i)
      if (lines_[i].role == LineRole::byline) take(byline_of(i));
    for (std::size_t i = 0; i < body_ && facts_.outlet.empty(); ++i) { // the name of the file that a paper was set in
      const std::string_view line = words(lines_[i]);
      const std::size_t dash = line.find(" - ");
      if (dash != std::string_view::npos && line.ends_with(".indd"))
        facts_.outlet = line.substr(dash + 3, line.size() - dash - 8);
    }
    if (body_ >= lines_.size()) return;
    const std::string_view first = words(lines_[body_]).substr(0, 300);
    const Dateline dateline = read_dateline(first, folded(first), rules_);
    if (facts_.outlet.empty()) facts_.outlet = dateline.outlet;
    if (facts_.authors.empty()) facts_.authors = dateline.authors;
    cut_writers(lines_[body_]);
  }

  void read_tail() {
    std::size_t total = 0;
    for (const Line &line : lines_)
      if (line.role == LineRole::text && line.mark.main) total += line.end - line.begin;
    std::size_t before = 0;
    bool cut = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Line &line = lines_[i];
      if (line.role == LineRole::text && line.mark.main && !cut) before += line.end - line.begin;
      if (line.role == LineRole::tail && i >= body_) cut |= before * 2 >= total;
      if (line.role == LineRole::byline && i > body_) take(byline_of(i));
      if (line.role == LineRole::byline && i > body_ && before * 10 >= total * 8 && byline_of(i).staff) cut = true;
      if (cut && line.role == LineRole::text) line.role = LineRole::furniture;
    }
    // Short lines right behind a heading of related news in the middle of a page belong to it.
    bool list = false;
    for (Line &line : lines_) {
      if (line.role == LineRole::tail) list = true;
      else if (line.sentence) list = false;
      else if (list && line.role == LineRole::text) line.role = LineRole::furniture;
    }
  }

  void read_rest() {
    if (!facts_.published) facts_.published = stated_date(claims_.published);
    if (!claims_.outlet.empty() && facts_.outlet.empty()) facts_.outlet = claims_.outlet;
    if (facts_.outlet.empty() && rules_.names_outlet(claims_.author)) facts_.outlet = claims_.author;
    if (facts_.authors.empty() && !claims_.author.empty() && claims_.author != facts_.outlet &&
        count_points(claims_.author) <= 4)
      facts_.authors.push_back(claims_.author);
    if (facts_.outlet == claims_.author && facts_.authors.size() == 1 && facts_.authors[0] == claims_.author)
      facts_.authors.clear();
    for (Line &line : lines_)
      if (!line.mark.main && line.role == LineRole::text) line.role = LineRole::furniture;
  }

  std::string_view text_;
  std::string_view folded_; ///< the same bytes in simplified script
  std::vector<Line> &lines_;
  const PageClaims &claims_;
  const DocumentRules &rules_;
  mutable std::unordered_map<std::size_t, Byline> bylines_; ///< see `byline_of`
  std::size_t body_ = 0;
  int rank_ = 0; ///< of the byline that the date is from
  PageFacts facts_;
};

} // namespace

PageFacts read_roles(std::string_view text, std::string_view folded, std::vector<Line> &lines, const PageClaims &claims,
                     const DocumentRules &rules) {
  return RoleReader(text, folded, lines, claims, rules).read();
}

} // namespace v0
} // namespace jiedui
