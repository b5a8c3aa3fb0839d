// Any bytes through all stages: no crash, spans inside their texts, the same records again.
#include "jiedui/jiedui.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

const jiedui::Engine &engine() {
  static const jiedui::Result<jiedui::Engine> made = jiedui::Engine::create();
  return *made;
}

void require(bool holds) {
  if (!holds) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char *>(data), size);
  const auto reading = engine().read(bytes);
  if (!reading) return 0;
  const std::string &text = reading->document.text;
  for (const jiedui::Observation &observation : reading->facts.observations) {
    require(!observation.evidence.empty() && observation.evidence.front().end <= text.size());
    const auto input = reading->document.origin.to_input(observation.evidence.front());
    require(input.begin <= input.end && input.end <= size);
  }
  std::string once, again;
  jiedui::reading_to_json(*reading, once, {true, true});
  jiedui::reading_to_json(*engine().read(bytes), again, {true, true});
  require(once == again);
  return 0;
}
