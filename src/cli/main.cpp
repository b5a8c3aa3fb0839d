#include "jiedui/jiedui.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char **argv) {
  const auto engine = jiedui::Engine::create();
  if (!engine) {
    std::cerr << engine.error().message << '\n';
    return 1;
  }
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    if (path.starts_with("--")) continue;
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    jiedui::Source source;
    source.id = path.substr(path.rfind('/') + 1);
    source.id = source.id.substr(0, source.id.rfind('.'));
    const auto reading = engine->read(bytes, source);
    if (!reading) continue;
    std::string json;
    jiedui::reading_to_json(*reading, json);
    std::cout << json << '\n';
  }
}
