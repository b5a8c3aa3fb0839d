#include "document/page_dates.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace jiedui;

namespace {

std::string iso(const std::optional<Day> &day) { return day ? to_string(*day) : "none"; }

} // namespace

TEST_CASE("a date at a place of a byline, with the time that follows it") {
  const auto read = [](const std::string &text) {
    const auto date = page_date_at(text, 0);
    return date ? to_string(date->day) + "|" + text.substr(date->end) : "none";
  };
  CHECK(read("2018-04-28 15:41:00来源") == "2018-04-28|来源");
  CHECK(read("2018年4月28日 15时41分 来源") == "2018-04-28| 来源");
  CHECK(read("2018/4/8　08:05|") == "2018-04-08||");
  CHECK(read("2018-04-28T15:41:00+08:00") == "2018-04-28|+08:00");
  CHECK(read("05.07.2015 12:47") == "2015-07-05|");
  CHECK(read("23-07-11 来源") == "2023-07-11| 来源");
  CHECK(read("2018．04．28") == "2018-04-28|");
  CHECK(read("2018-13-28") == "none");
  CHECK(read("2018-02-30") == "none");
  CHECK(read("2018-04-281") == "none");
  CHECK(read("0632-3181189") == "none");
  CHECK(read("1.5.2") == "none");
  CHECK_FALSE(page_date_at("12018-04-28", 1).has_value());
}

TEST_CASE("the date of a value of meta data, in China's time") {
  CHECK(iso(stated_date("2019-12-12 10:40:01")) == "2019-12-12");
  CHECK(iso(stated_date(" 20180428 ")) == "2018-04-28");
  CHECK(iso(stated_date("20180428154100")) == "2018-04-28");
  CHECK(iso(stated_date("Sat, 23 Jul 2022 00:18:09 GMT")) == "2022-07-23");
  CHECK(iso(stated_date("Fri, 22 Jul 2022 16:18:09 GMT")) == "2022-07-23");
  CHECK(iso(stated_date("2022-07-22T17:00:00Z")) == "2022-07-23");
  CHECK(iso(stated_date("2022-07-22T17:00:00+08:00")) == "2022-07-22");
  CHECK(iso(stated_date("昨天")) == "none");
}

TEST_CASE("the date in an address") {
  CHECK(iso(date_of_url("http://example.cn/2018-08/22/content_40472462.html")) == "2018-08-22");
  CHECK(iso(date_of_url("http://example.cn/xz/20181214/t20181214_524449986.shtml")) == "2018-12-14");
  CHECK(iso(date_of_url("http://example.cn/202004/t20200414_7.html")) == "2020-04-14");
  CHECK(iso(date_of_url("http://example.cn/news/2018/0422/1.html")) == "2018-04-22");
  CHECK(iso(date_of_url("http://example.cn/2018/8/2/1.html")) == "2018-08-02");
  CHECK(iso(date_of_url("http://example.cn/content_40472462.html")) == "none");
  CHECK(iso(date_of_url("http://example.cn/19991399/1.html")) == "none");
}
