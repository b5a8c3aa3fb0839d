#include "shared.hpp"

#include <string>

using namespace jiedui;

TEST_CASE("the text keeps its script, what is matched is simplified, byte for byte in the same place") {
  const Document document = document_of("對口支援後，東區為西縣裡的學校帶來新氣象，說著名的畫家沿著長江乾了一件好事。");
  CHECK(document.text.starts_with("對口支援後"));
  CHECK(document.folded() == "对口支援后，东区为西县里的学校带来新气象，说著名的画家沿着长江干了一件好事。");
  CHECK(document.folded().size() == document.text.size());
}

TEST_CASE("a simplified text is matched as it is, also with characters that both scripts use") {
  const std::string text = "乾县的著名画家於女士借阅了《著作集》。";
  const Document document = document_of(text);
  CHECK(document.folded().find("乾县的著名") == 0);
}
