// jiedui_packer OUTPUT TABLE...: reads the built-in rule tables when the library is built and writes them packed.
#include "jiedui/rules/packed_tables.hpp"
#include "jiedui/rules/rules.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char **argv) {
  if (argc < 3) {
    std::cerr << "usage: jiedui_packer OUTPUT TABLE...\n";
    return 2;
  }
  std::vector<std::shared_ptr<const jiedui::TableText>> texts;
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    auto text = std::make_shared<jiedui::TableText>();
    text->name = std::filesystem::path(argv[i]).filename().string();
    text->owned.assign(std::istreambuf_iterator<char>(file), {});
    text->text = text->owned;
    if (!file) {
      std::cerr << argv[i] << ": cannot be read\n";
      return 1;
    }
    texts.push_back(std::move(text));
  }
  const auto rules = jiedui::Rules::read(texts);
  if (!rules) {
    std::cerr << rules.error().message << '\n';
    return 1;
  }
  const auto block = jiedui::PackedTables::pack(rules->tables(), rules->lexicon());
  if (!block) {
    std::cerr << block.error().message << '\n';
    return 1;
  }
  std::ofstream output(argv[1], std::ios::binary);
  output.write(reinterpret_cast<const char *>(block->data()), static_cast<std::streamsize>(block->size()));
  if (!output.flush()) {
    std::cerr << argv[1] << ": cannot be written\n";
    return 1;
  }
}
