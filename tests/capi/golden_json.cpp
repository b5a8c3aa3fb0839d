// The JSON of each file named, one a line, through the C++ core.
#include "jiedui/jiedui.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char **argv) {
  const auto engine = jiedui::Engine::create();
  for (int i = 1; i < argc; ++i) {
    const std::filesystem::path path = argv[i];
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    jiedui::Source source;
    source.id = path.stem().string();
    source.format = path.extension() == ".html" ? "html" : path.extension() == ".md" ? "markdown" : "";
    const auto reading = engine->read(bytes, source);
    if (!reading) return 1;
    std::string json;
    jiedui::reading_to_json(*reading, json);
    std::cout << json << '\n';
  }
}
