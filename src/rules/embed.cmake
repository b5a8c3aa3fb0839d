# Writes a C++ source that holds the rule tables as read-only data.
#   cmake -DTABLES=a.tsv;b.tsv -DOUTPUT=builtin.cpp -DVERSION=0.1.0 -P embed.cmake
# The assembler takes the bytes in with .incbin: quick for a megabyte, and nothing is built at load.
set(all_hashes "")
set(symbols "")
set(entries "")
foreach(table IN LISTS TABLES)
  get_filename_component(name "${table}" NAME)
  string(MAKE_C_IDENTIFIER "jiedui_table_${name}" symbol)
  file(SHA256 "${table}" hash)
  string(APPEND all_hashes "${name}:${hash}\n")
  string(APPEND symbols "__asm__(\".section .rodata\\n.balign 16\\n.hidden ${symbol}_begin\\n.hidden ${symbol}_end\\n\"\n"
                        "        \".global ${symbol}_begin\\n${symbol}_begin:\\n.incbin \\\"${table}\\\"\\n\"\n"
                        "        \".global ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
                        "extern \"C\" {\nextern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n}\n")
  string(APPEND entries "      {\"${name}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
endforeach()
string(SHA256 rules_hash "${all_hashes}")
string(SUBSTRING "${rules_hash}" 0 12 short_hash)
file(WRITE "${OUTPUT}" "// Made by src/rules/embed.cmake from src/rules/*.tsv.
#include \"jiedui/rules/rules.hpp\"

${symbols}
namespace jiedui {
inline namespace v0 {

std::string_view builtin_rules_version() { return \"${VERSION}+${short_hash}\"; }

std::vector<BuiltinTable> builtin_tables() {
  return {
${entries}  };
}

} // namespace v0
} // namespace jiedui
")
