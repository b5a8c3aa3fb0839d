#include "jiedui/model/small_list.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

namespace {

using jiedui::SmallList;
using Numbers = SmallList<int, 3>;

Numbers up_to(int count) {
  Numbers numbers;
  for (int i = 0; i < count; ++i) numbers.push_back(i);
  return numbers;
}

} // namespace

TEST_CASE("a small list holds few values in itself and many elsewhere") {
  for (const int count : {0, 1, 3, 4, 5, 9, 100}) {
    CAPTURE(count);
    const Numbers numbers = up_to(count);
    REQUIRE(numbers.size() == static_cast<std::size_t>(count));
    CHECK(numbers.empty() == (count == 0));
    for (int i = 0; i < count; ++i) CHECK(numbers[static_cast<std::size_t>(i)] == i);
    const auto *self = reinterpret_cast<const char *>(&numbers);
    const auto *values = reinterpret_cast<const char *>(numbers.data());
    CHECK((values >= self && values < self + sizeof numbers) == (count <= 3));
  }
}

TEST_CASE("a small list copies, moves and compares by its values, short or long") {
  for (const int count : {0, 2, 3, 4, 20}) {
    CAPTURE(count);
    const Numbers made = up_to(count);
    Numbers copy = made, other{7, 7, 7, 7, 7};
    CHECK(copy == made);
    const Numbers moved = std::move(copy);
    CHECK(moved == made);
    CHECK(copy.empty()); // NOLINT(bugprone-use-after-move): promised by the list
    other = made;
    CHECK(other == made);
    const Numbers &self = other;
    other = self;
    CHECK(other == made);
    other = up_to(count + 1);
    CHECK(other != made);
    CHECK(made < other);
  }
  CHECK(Numbers{1, 2} < Numbers{1, 3});
  CHECK(Numbers{1, 2, 3, 4} < Numbers{2});
}

TEST_CASE("a small list takes and gives up values where they are told, across the border of few and many") {
  for (const int count : {0, 2, 3, 4, 8}) {
    for (int at = 0; at <= count; ++at) {
      CAPTURE(count);
      CAPTURE(at);
      Numbers list = up_to(count);
      std::vector<int> same(list.begin(), list.end());
      CHECK(*list.insert(list.begin() + at, 50) == 50);
      same.insert(same.begin() + at, 50);
      CHECK(list == Numbers(same.begin(), same.end()));
      const std::vector<int> more{60, 61};
      list.insert(list.begin() + at, more.begin(), more.end());
      same.insert(same.begin() + at, more.begin(), more.end());
      CHECK(list == Numbers(same.begin(), same.end()));
      list.erase(list.begin() + at);
      same.erase(same.begin() + at);
      CHECK(list == Numbers(same.begin(), same.end()));
      list.erase(list.begin(), list.begin() + at);
      same.erase(same.begin(), same.begin() + at);
      CHECK(list == Numbers(same.begin(), same.end()));
    }
  }
  Numbers numbers = up_to(9);
  CHECK(erase_if(numbers, [](int value) { return value % 4 != 0; }) == 6);
  CHECK(numbers == Numbers{0, 4, 8});
  CHECK(numbers.front() == 0);
  CHECK(numbers.back() == 8);
  numbers.clear();
  CHECK(numbers.empty());
}
