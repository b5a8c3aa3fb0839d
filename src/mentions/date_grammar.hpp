// How dates are written: expressions as the text has them, before anybody asks which year is meant.
#pragma once

#include "date_rules.hpp"
#include "marks.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace jiedui {
inline namespace v0 {

/// One end of a date expression; what the text leaves out is 0 or null.
struct DatePoint {
  Span span;
  int year = 0;
  int month = 0;
  int month_to = 0; ///< 1-10月
  int day = 0;
  int day_to = 0;                         ///< 5、6日
  const RelativeRule *relative = nullptr; ///< 去年, 本月, 上周, 昨天
  int weekday = 0;                        ///< behind 上周
  const PartRule *part = nullptr;         ///< 上半年, 中旬
  const FixedRule *fixed = nullptr;       ///< 十三五, 党的十八大
  int decade = -1;                        ///< 60 in 上世纪60年代; then `year` is the century's first year or 0
  bool academic = false;                  ///< 2018—2019学年
  int years_of = 0; ///< of a plan period its first years (前三年: 3) or its last (后两年: -2)
  DateForm form = DateForm::day;
};

struct DateExpression {
  Span span;
  DatePoint first;
  std::optional<DatePoint> last;
  bool since = false;    ///< 2018年以来
  bool until = false;    ///< 截至11月底
  bool before = false;   ///< 2012年前: the date itself is outside
  bool later = false;    ///< 2018年后: the date itself is outside
  bool compared = false; ///< 较2016年
  bool away = false;     ///< 到2020年, 预计2022年, 早在2005年: not the time that the text speaks from
  bool ahead = false;    ///< 预计6月: still to come
};

/// All date expressions of a text, in its order. Linear in the length of the text.
[[nodiscard]] std::vector<DateExpression> read_date_expressions(std::string_view text, const Marks &marks,
                                                                const Tokens &tokens, const DateRules &rules);

} // namespace v0
} // namespace jiedui
