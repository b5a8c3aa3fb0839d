#include "jiedui/mentions/numbers.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace jiedui;

namespace {

/// Every number of the text as "words=value", ranges as "words=low-high", with ~ for about and + for over.
std::string numbers(std::string_view text) {
  std::string all;
  for (const Number &number : find_numbers(text)) {
    if (!all.empty()) all += ' ';
    all += std::string(number.span.of(text)) + '=' + number.value.to_string();
    if (number.high) all += '-' + number.high->to_string();
    if (number.qualifier == Qualifier::over) all += '+';
    if (number.qualifier == Qualifier::about) all += '~';
    if (number.fraction) all += '%';
    if (number.bare_scale) all += '?';
  }
  return all;
}

} // namespace

TEST_CASE("digits: widths, thousands, decimals, scales") {
  CHECK(numbers("投入1,100万元") == "1,100万=11000000");
  CHECK(numbers("６５．１６亿元") == "６５．１６亿=6516000000");
  CHECK(numbers("总额1.36万亿元") == "1.36万亿=1360000000000");
  CHECK(numbers("2亿5000万元") == "2亿5000万=250000000");
  CHECK(numbers("3百多人") == "3百多=300+");
  CHECK(numbers("共3千万元") == "3千万=30000000");
  CHECK(numbers("投入 3800 万元") == "3800 万=38000000");
  CHECK(numbers("0万元") == "0万=0");
  CHECK(numbers("0.00万亿元") == "0.00万亿=0");
  CHECK(numbers("资金109 520万元") == "109 520万=1095200000");
  CHECK(numbers("共1 234 567元") == "1 234 567=1234567");
  CHECK(numbers("编号109 520号") == "109=109 520=520");
  CHECK(numbers("2018 万州区") == "2018=2018 万=10000?");
}

TEST_CASE("numerals") {
  CHECK(numbers("一万五千亿元") == "一万五千亿=1500000000000");
  CHECK(numbers("二千零三十户") == "二千零三十=2030");
  CHECK(numbers("十五名") == "十五=15");
  CHECK(numbers("一百一十六家") == "一百一十六=116");
  CHECK(numbers("两万三") == "两万三=23000");
  CHECK(numbers("一百零五") == "一百零五=105");
  CHECK(numbers("一点五亿元") == "一点五亿=150000000");
  CHECK(numbers("二〇一八年") == "二〇一八=2018");
  CHECK(numbers("壹佰贰拾叁万") == "壹佰贰拾叁万=1230000");
  CHECK(numbers("五億零六") == "五億零六=500000006");
  CHECK(numbers("十三万四千") == "十三万四千=134000");
}

TEST_CASE("words inside a number make it open upward") {
  CHECK(numbers("7300余万元") == "7300余万=73000000+");
  CHECK(numbers("20多万人") == "20多万=200000+");
  CHECK(numbers("1万多人") == "1万多=10000+");
  CHECK(numbers("百余人") == "百余=100+?");
  CHECK(numbers("三十几万") == "三十几万=300000+");
  CHECK(numbers("十几个") == "十几=10+");
  CHECK(numbers("几十户") == "几十=10+");
  CHECK(numbers("数百公里") == "数百=100+");
  CHECK(numbers("数十万株") == "数十万=100000+");
  CHECK(numbers("上千人") == "上千=1000+");
  CHECK(numbers("上百万元") == "上百万=1000000+");
  CHECK(numbers("十来个") == "十来=10~");
}

TEST_CASE("two digits in a row are a range, more of them a code") {
  CHECK(numbers("两三个") == "两三=2-3");
  CHECK(numbers("三五百") == "三五百=300-500");
  CHECK(numbers("二三十户") == "二三十=20-30");
  CHECK(numbers("十五六万") == "十五六万=150000-160000");
  CHECK(numbers("四六") == "");
}

TEST_CASE("fractions are percents") {
  CHECK(numbers("百分之八十") == "百分之八十=80%");
  CHECK(numbers("百分之零点五") == "百分之零点五=0.5%");
  CHECK(numbers("四分之三") == "四分之三=75%");
  CHECK(numbers("三分之一") == "三分之一=33.33%");
  CHECK(numbers("千分之五") == "千分之五=0.5%");
  CHECK(numbers("2分之1") == "2分之1=50%");
}

TEST_CASE("what is no number, or ends one") {
  CHECK(numbers("版本3.5.2发布") == "");
  CHECK(numbers("0471") == "");
  CHECK(numbers("300千瓦") == "300=300");
  CHECK(numbers("30万千瓦") == "30万=300000");
  CHECK(numbers("3个百分点") == "3=3");
  CHECK(numbers("５，３００人") == "５，３００=5300");
  CHECK(numbers("20，300人") == "20=20 300=300");
  CHECK(numbers("2018，300人") == "2018=2018 300=300");
  CHECK(numbers("99999999999999999999999") == "");
  CHECK(numbers("99999999999999999999999亿元") == "");
  CHECK(numbers("1.0000000000000000001多万元，另有3万元") == "3万=30000");
  CHECK(numbers("三点五十分") == "三=3 五十=50");
  CHECK(numbers("\xE4\xB8") == "");
}
