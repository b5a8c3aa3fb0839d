/// What a line of a page looks like by itself: addresses, page numbers, breadcrumbs, credits, invitations.
/// `simplified` is a line folded to simplified script.
#pragma once

#include "jiedui/version.hpp"

#include <cstddef>
#include <string_view>

namespace jiedui {
inline namespace v0 {

[[nodiscard]] bool has_sentence(std::string_view line);
[[nodiscard]] bool is_image_name(std::string_view line);
/// Nothing but an address of the net, a mail address, a telephone number, digits or signs.
[[nodiscard]] bool is_contact(std::string_view line);
/// 欢迎投稿，邮箱：…@…, 扫描下方二维码阅读: the site speaks to its readers.
[[nodiscard]] bool invites(std::string_view simplified);
/// A page's number or the name of the file it was set in: Page 66 - 某刊12期.indd, P. 66, 第3页, 第02版：要闻.
[[nodiscard]] bool is_page_mark(std::string_view line);
/// Where the page stands in its site: 首页 -> 旅游新闻 -> …, 位置: 首页 > 铜仁 > 正文.
[[nodiscard]] bool is_breadcrumb(std::string_view simplified);
/// Signs that lists and breadcrumbs put before a line.
[[nodiscard]] std::string_view without_bullet(std::string_view line);
/// 关于我们 | 联系我们 | 法律声明: short words between bars.
[[nodiscard]] bool is_bar_list(std::string_view line);
/// Where 某县政府供图 or 张三 摄 begins, which tells who took a picture: alone in the line or behind a caption's blank;
/// the line's end where nothing does.
[[nodiscard]] std::size_t credit_of(std::string_view simplified);
/// Bytes of an address or of question marks, which stand for blanks that were lost, at the begin of a paragraph.
[[nodiscard]] std::size_t lead_in(std::string_view line);

} // namespace v0
} // namespace jiedui
