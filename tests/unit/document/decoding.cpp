#include "shared.hpp"

#include <boost/locale/encoding.hpp>

#include <chrono>
#include <string>

using namespace jiedui;

namespace {

constexpr std::string_view article =
    "东区与西县携手修路\n2021-07-02 08:30 来源：某某日报\n\n"
    "　　东区与西县7月1日签下三份协议，东区今年投入资金5600万元，在西县修路三条、建校五所。\n"
    "　　两地还商定互派干部四十名，明年再办二十个车间，让村民在家门口上班。\n";

std::string encoded(std::string_view text, const char *charset) {
  return boost::locale::conv::from_utf<char>(std::string(text), charset);
}

void same_as_utf8(std::string_view bytes, std::string_view encoding = {}) {
  Source source;
  source.encoding = encoding;
  const Document expected = document_of(article);
  const Document document = document_of(bytes, source);
  CHECK(document.text == expected.text);
  CHECK(document.title == expected.title);
  CHECK(document.published == expected.published);
}

std::string failure(std::string_view bytes, std::string_view encoding = {}, ErrorCode code = ErrorCode::encoding) {
  Source source;
  source.encoding = encoding;
  const auto document = bytes_to_document(bytes, source, document_rules());
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().code == code);
  return document.error().message;
}

std::string utf16(std::string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : boost::locale::conv::utf_to_utf<char16_t>(std::string(text))) {
    const char high = static_cast<char>(unit >> 8);
    const char low = static_cast<char>(unit & 0xFF);
    bytes += little ? std::string{low, high} : std::string{high, low};
  }
  return bytes;
}

} // namespace

TEST_CASE("one text in every encoding gives one document") {
  same_as_utf8("\xEF\xBB\xBF" + std::string(article));
  same_as_utf8(encoded(article, "GB18030"));
  same_as_utf8(encoded(article, "GBK"), "gbk");
  same_as_utf8("\xFF\xFE" + utf16(article, true));
  same_as_utf8("\xFE\xFF" + utf16(article, false));
  same_as_utf8(utf16(article, true));
  same_as_utf8(utf16(article, false));
}

TEST_CASE("Big5 is told from GBK by the characters it gives") {
  const std::string text = "東區與西縣簽下三份協議,投入資金五千六百萬元,在西縣修路三條、建校五所,讓村民在家門口上班。";
  const Document document = document_of(encoded(text, "Big5"));
  CHECK(document.text == text);
  REQUIRE(document.cleaning.size() == 1);
  CHECK(document.cleaning[0].what == "big5");
}

TEST_CASE("a declared charset is believed where the bytes fit it") {
  const std::string page =
      "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"></head><body><p>" +
      encoded("东区与西县签下协议，镕基路开工。", "GB18030") + "</p></body></html>";
  CHECK(document_of(page).text == "东区与西县签下协议，镕基路开工。");
}

TEST_CASE("broken sequences become U+FFFD, counted, with the place of the first") {
  const std::string bytes = "东区投入\xFF"
                            "两亿元，西\xE5\x8E县修路。";
  const Document document = document_of(bytes);
  CHECK(document.text == "东区投入\xEF\xBF\xBD两亿元，西\xEF\xBF\xBD县修路。");
  REQUIRE(document.cleaning.size() == 1);
  CHECK(document.cleaning[0].kind == CleaningKind::invalid_bytes);
  CHECK(document.cleaning[0].count == 2);
  CHECK(document.cleaning[0].first == 12);
}

TEST_CASE("what is no text is refused with what it seems to be") {
  using namespace std::string_view_literals;
  CHECK(failure("%PDF-1.4 ...").find("PDF") != std::string::npos);
  CHECK(failure("\x89PNG\r\n\x1A\n...").find("PNG") != std::string::npos);
  CHECK(failure("PK\x03\x04...").find("Office") != std::string::npos);
  CHECK(failure("\x01\x02\x03\x04\x05\x06\x07\x08\x01\x02\x03\x04"sv).find("binary") != std::string::npos);
  CHECK(failure("abc", "klingon", ErrorCode::argument).find("unknown encoding") != std::string::npos);
  CHECK(failure(encoded(article, "GB18030"), "utf-8").find("not in the encoding named") != std::string::npos);
}

TEST_CASE("an encoding is known by its labels, not by how its name begins") {
  const std::string bytes = encoded(article, "GB18030");
  for (const char *label : {"GB2312", "gb_2312-80", "x-gbk", "chinese", "cp936", "GB-18030", "csISO58GB231280"})
    same_as_utf8(bytes, label);
  for (const char *label : {"hz-gb-2312", "gb1988", "gbx", "big5x", "iso-2022-cn"})
    CHECK(failure(bytes, label, ErrorCode::argument).find("unknown encoding") != std::string::npos);
  // A page that declares such a one is read by its bytes.
  const std::string page = "<html><head><meta charset=\"hz-gb-2312\"></head><body><p>~{VPND~}</p></body></html>";
  CHECK(document_of(page).cleaning.front().kind != CleaningKind::encoding);
}

TEST_CASE("sequences of a charset that stand for nothing are damage, whatever stands beside them") {
  Source source;
  source.encoding = "big5";
  const std::string good = encoded("東西", "Big5");
  const std::string unmapped = "\x81\x40"; // by its form a double byte of Big5
  const Document document = document_of(good + good + unmapped + "5" + good + unmapped + good, source);
  CHECK(document.text == "東西東西\uFFFD5東西\uFFFD東西");
  REQUIRE(document.cleaning.size() == 2);
  CHECK(document.cleaning[1].count == 2);
  CHECK(document.cleaning[1].first == 8);
  CHECK(document_of(good + "\x87\x40", source).text == "東西䏰"); // Hong Kong's characters
}

TEST_CASE("GB18030 of four bytes, in the basic plane and beyond it") {
  const std::string text = "东区投入资金十亿元，䶮村、㛃河村、𠮷村与𫍽村共修路三条。";
  Source source;
  source.encoding = "gb18030";
  CHECK(document_of(encoded(text, "GB18030"), source).text == text);
  const Document broken = document_of(encoded("东区与西县", "GB18030") + "\x84\x39\xFE\x39", source);
  CHECK(broken.text == "东区与西县\uFFFD");
}

TEST_CASE("megabytes of damage are read as quickly as megabytes of text") {
  std::string bytes = "<html><head><meta charset=big5></head><body><p>";
  const std::string piece = encoded("東西中", "Big5") + "\x81\x40\x82\x45";
  for (int i = 0; i < 100'000; ++i) bytes += piece;
  const auto start = std::chrono::steady_clock::now();
  Source source;
  source.encoding = "big5";
  CHECK(bytes_to_document(bytes, source, document_rules()).ok());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5)); // one by one it is some twenty
}

TEST_CASE("a broken sequence is found wherever it stands in a long run of whole ones") {
  const std::string run =
      "东西两区今年投入资金共同修建村道、学校和水厂，群众都很高兴。"; // longer than what is looked at at once
  for (const std::string_view broken :
       {"\xE4\xB8", "\xB8", "\xE0\x80\x80", "\xED\xA0\x80", "\xC0\xAF", "\xF5\x80\x80"}) {
    for (std::size_t at = 0; at <= run.size(); at += 3) {
      Source source;
      source.encoding = "utf-8"; // no guess: with so few bytes others are as likely
      const std::string bytes = run.substr(0, at) + std::string(broken) + run.substr(at);
      const auto document = bytes_to_document(bytes, source, document_rules());
      REQUIRE(document.ok());
      REQUIRE_FALSE(document->cleaning.empty());
      CHECK(document->cleaning[0].kind == CleaningKind::invalid_bytes);
      CHECK(document->cleaning[0].first == at);
    }
  }
  CHECK(document_of(run + "한글 ０ 𠮷 é").cleaning.size() <= 1); // ED, EF, F0 and C3 start valid ones too
  CHECK(document_of(run + "한글 𠮷 é").cleaning.empty());
}
