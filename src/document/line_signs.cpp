#include "line_signs.hpp"

#include "utf8.hpp"

#include <algorithm>
#include <array>

namespace jiedui {
inline namespace v0 {

bool has_sentence(std::string_view line) {
  if (line.find("。") != std::string_view::npos || line.find("！") != std::string_view::npos ||
      line.find("；") != std::string_view::npos)
    return line.size() > 24;
  const bool comma = line.find("，") != std::string_view::npos || line.find(',') != std::string_view::npos;
  return line.size() >= 120 && comma;
}

bool is_image_name(std::string_view line) {
  constexpr std::array<std::string_view, 7> endings{".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".mp4"};
  if (line.size() > 120) return false;
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    const std::size_t last = ending.size() + 3;
    return line.substr(line.size() - std::min(line.size(), last)).find(ending) != std::string_view::npos;
  });
}

bool is_contact(std::string_view line) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = point_at(line, at);
    if (is_han(point.value)) return false;
    letters += is_ascii_letter(point.value);
    at += point.size;
  }
  if (letters == 0) return true;
  return line.find("//") != std::string_view::npos || line.find("www.") != std::string_view::npos ||
         line.find('@') != std::string_view::npos || letters <= 8;
}

bool invites(std::string_view simplified) {
  constexpr std::size_t longest = 180; // bytes
  if (simplified.size() > longest) return false;
  const auto has = [&](std::string_view word) { return simplified.find(word) != std::string_view::npos; };
  return has("二维码") || (has("@") && (has("邮箱") || has("投稿") || has("信箱")));
}

bool is_page_mark(std::string_view line) {
  if (line.size() > 120) return false;
  if (line.find(".indd") != std::string_view::npos) return true;
  std::string_view rest = line;
  if (rest.starts_with("第") && rest.size() > 3 &&
      is_ascii_letter(static_cast<unsigned char>(rest[3]))) { // 第A16版：要闻
    rest.remove_prefix(4);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    return digits > 0 && rest.substr(digits).starts_with("版") && count_points(rest) <= 24;
  }
  for (const std::string_view word : {"Page", "PAGE", "page", "P.", "第"})
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
  if (rest.size() == line.size()) { // 00002版：要闻
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    return digits > 0 && rest.substr(digits).starts_with("版") && count_points(rest) <= 12;
  }
  for (const char c : rest)
    if (is_ascii_letter(static_cast<unsigned char>(c))) return false;
  return count_points(rest) <= 12 && rest.find_first_of("0123456789") != std::string_view::npos &&
         (!line.starts_with("第") || rest.find("页") != std::string_view::npos ||
          rest.find("版") != std::string_view::npos);
}

bool is_breadcrumb(std::string_view simplified) {
  constexpr std::string_view home = "首页";
  constexpr std::size_t farthest = 30; // bytes of 您现在的位置： before it
  const std::size_t at = simplified.substr(0, farthest + home.size()).find(home);
  if (at == std::string_view::npos) return false;
  std::size_t sign = at + home.size();
  while (sign < simplified.size() && is_blank(point_at(simplified, sign).value))
    sign += point_at(simplified, sign).size;
  for (const std::string_view arrow : {">", "＞", "»", "›", "→", "->", "—>", "-", "/", "|", "·"})
    if (simplified.substr(sign).starts_with(arrow)) return true;
  return false;
}

std::string_view without_bullet(std::string_view line) {
  while (!line.empty()) {
    const CodePoint point = point_at(line, 0);
    const bool bullet = point.value == U'•' || point.value == U'·' || point.value == U'●' || point.value == U'■' ||
                        point.value == U'◆' || point.value == U'>' || point.value == '*' || point.value == U'▲';
    if (!bullet && !is_blank(point.value)) break;
    line.remove_prefix(point.size);
  }
  return line;
}

bool is_bar_list(std::string_view line) {
  constexpr std::size_t longest_item = 12, fewest = 4;
  std::size_t items = 1, item = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = point_at(line, at);
    at += point.size;
    if (point.value == '|' || point.value == U'｜' || point.value == U'丨') {
      ++items;
      item = 0;
    } else if (++item > longest_item) {
      return false;
    }
  }
  return items >= fewest;
}

std::size_t credit_of(std::string_view simplified) {
  constexpr std::size_t longest = 240; // bytes
  if (simplified.size() > longest || simplified.size() < 9) return simplified.size();
  const bool given = simplified.ends_with("供图");
  if (!given && !simplified.ends_with("摄")) return simplified.size();
  std::size_t blank = simplified.rfind(' ');
  if (blank != std::string_view::npos && count_points(simplified.substr(blank + 1)) == 1) // 张三 摄
    blank = simplified.substr(0, blank).rfind(' ');
  const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
  const std::size_t points = count_points(simplified.substr(begin));
  return points >= 3 && points <= (given ? 20 : 8) ? begin : simplified.size();
}

std::size_t lead_in(std::string_view line) {
  std::size_t at = 0;
  if (line.starts_with("http://") || line.starts_with("https://")) {
    while (at < line.size() && static_cast<unsigned char>(line[at]) > ' ' &&
           static_cast<unsigned char>(line[at]) < 0x80 && line[at] != '?')
      ++at;
    for (const std::string_view ending : {".shtml", ".html", ".htm"})
      if (const std::size_t found = line.substr(0, at).rfind(ending); found != std::string_view::npos) {
        at = found + ending.size();
        break;
      }
  }
  std::size_t marks = at;
  while (marks < line.size() && line[marks] == '?') ++marks;
  if (marks >= at + 2) at = marks;
  while (at > 0 && at < line.size() && is_blank(point_at(line, at).value)) at += point_at(line, at).size;
  return at < line.size() ? at : 0;
}

} // namespace v0
} // namespace jiedui
