/// @file page_dates.hpp
/// The dates that pages carry in bylines, meta data and addresses.
#pragma once

#include "jiedui/model/period.hpp"
#include "jiedui/version.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace jiedui {
inline namespace v0 {

struct PageDate {
  Day day;
  std::size_t end = 0; ///< behind the date and the time of day that follows it
};

/// A date that starts at `at`: 2018-04-28 15:41:00, 2018年4月28日, 05.07.2015, 23-07-11.
[[nodiscard]] std::optional<PageDate> page_date_at(std::string_view text, std::size_t at);
/// The date that a value of front matter or <meta> holds. One given in world time is turned into China's.
[[nodiscard]] std::optional<Day> stated_date(std::string_view value);
/// The date in an address: /2018-08/22/, /20180428/, t20180428_, 202004/t20200414_.
[[nodiscard]] std::optional<Day> date_of_url(std::string_view url);
/// A time of day that starts at `at`: 15:41, 15:41:00, 15时41分; its end, or `at` where there is none.
[[nodiscard]] std::size_t skip_time(std::string_view text, std::size_t at);

} // namespace v0
} // namespace jiedui
