// Whatever the core throws becomes a status; messages are cut at a character's end.
#include "guard.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace jiedui::capi;

TEST_CASE("exceptions of any type become a status") {
  jiedui_error error{};
  error.struct_size = sizeof error;
  CHECK(guarded(&error, []() -> jiedui_status { throw std::bad_alloc(); }) == JIEDUI_E_MEMORY);
  CHECK(error.code == JIEDUI_E_MEMORY);
  CHECK(guarded(&error, []() -> jiedui_status { throw std::runtime_error("why"); }) == JIEDUI_E_FAILED);
  CHECK(std::string(error.message) == "why");
  CHECK(guarded(&error, []() -> jiedui_status { throw 7; }) == JIEDUI_E_FAILED);
  CHECK(guarded(nullptr, []() -> jiedui_status { throw 7; }) == JIEDUI_E_FAILED);
  CHECK(guarded(&error, []() -> jiedui_status { return JIEDUI_OK; }) == JIEDUI_OK);
}

TEST_CASE("a long message is cut between characters") {
  jiedui_error error{};
  error.struct_size = sizeof error;
  std::string message;
  for (int i = 0; i < 200; ++i) message += "结";
  report(&error, JIEDUI_E_FAILED, 3, message);
  CHECK(std::string(error.message) == message.substr(0, 237));
  CHECK(error.offset == 3);
}
