# Writes a C++ source that holds the rule tables, and what jiedui_packer made of them, as read-only data.
#   cmake -DTABLES=a.tsv;b.tsv -DPACKED=tables.bin -DOUTPUT=builtin.cpp -DVERSION=0.1.0 -P embed.cmake
# The assembler takes the bytes in with .incbin: quick for a megabyte, and nothing is built at load.
set(all_hashes "")
set(symbols "")
set(entries "")

# Brings a file's bytes in between SYMBOL_begin and SYMBOL_end, with a byte 0 behind them.
function(embed file symbol)
  string(APPEND symbols "__asm__(\".section .rodata\\n.balign 16\\n.hidden ${symbol}_begin\\n.hidden ${symbol}_end\\n\"\n"
                        "        \".global ${symbol}_begin\\n${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n\"\n"
                        "        \".global ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
                        "extern \"C\" {\nextern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n}\n")
  set(symbols "${symbols}" PARENT_SCOPE)
endfunction()

foreach(table IN LISTS TABLES)
  get_filename_component(name "${table}" NAME)
  string(MAKE_C_IDENTIFIER "jiedui_table_${name}" symbol)
  file(SHA256 "${table}" hash)
  string(APPEND all_hashes "${name}:${hash}\n")
  embed("${table}" "${symbol}")
  string(APPEND entries "      {\"${name}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
endforeach()
set(packed "")
if(PACKED)
  embed("${PACKED}" jiedui_packed_tables)
  set(packed "reinterpret_cast<const std::byte *>(jiedui_packed_tables_begin), static_cast<std::size_t>(jiedui_packed_tables_end - jiedui_packed_tables_begin)")
endif()
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

std::span<const std::byte> builtin_packed_tables() { return {${packed}}; }

} // namespace v0
} // namespace jiedui
")
