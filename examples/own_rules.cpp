// Embeds the library with a word of the caller's own: a counting word that the built-in tables do not hold.
#include <jiedui/jiedui.hpp>

#include <iostream>
#include <string_view>

namespace {

constexpr std::string_view rules = "# table: classifiers\n"
                                   "id\twords\tunit\texample\n"
                                   "cage\t笼位\tcount\t新增200笼位\n";

void show(const jiedui::Engine &engine) {
  const auto reading = engine.read("2021年，对口帮扶的蛋鸡养殖场新增1200笼位。");
  std::cout << reading->facts.observations.size() << " quantities";
  for (const jiedui::Observation &observation : reading->facts.observations) std::cout << ' ' << observation.text;
  std::cout << '\n';
}

} // namespace

int main() {
  const auto plain = jiedui::Engine::create();
  jiedui::EngineOptions options;
  options.rules = rules;
  options.rules_file = "trade.tsv";
  const auto own = jiedui::Engine::create(options);
  show(*plain);
  show(*own);

  options.rules = "# table: classifiers\nid\tcolour\ncage\tblue\n";
  const auto wrong = jiedui::Engine::create(options);
  std::cout << wrong.error().message << '\n';
}
