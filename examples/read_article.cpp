// Reads one article and prints who helps whom and with what, through the C++ core.
#include <jiedui/jiedui.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

std::string joined(const jiedui::PlaceCodes &codes) {
  std::string text;
  for (const jiedui::PlaceCode code : codes) text += (text.empty() ? "" : ",") + std::to_string(code);
  return text;
}

} // namespace

int main(int argc, char **argv) {
  const auto engine = jiedui::Engine::create();
  std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto reading = engine->read(bytes);
  if (!reading) {
    std::cerr << reading.error().message << '\n';
    return 1;
  }
  for (const jiedui::Pairing &pairing : reading->facts.pairings)
    std::cout << pairing.assisting.value_or(0) << " helps " << pairing.aided.value_or(0) << ": " << pairing.programme
              << '\n';
  for (const jiedui::Observation &observation : reading->facts.observations)
    std::cout << observation.text << '\t' << observation.indicator << '\t' << to_string(observation.quantity.qualifier)
              << '\t' << to_string(observation.modality) << '\t' << joined(observation.assisting) << " -> "
              << joined(observation.aided) << '\n';
}
