/// @file version.hpp
/// The library's version and the inline namespace that keeps two versions apart in one process.
#pragma once

#define JIEDUI_CPP_VERSION_MAJOR 0
#define JIEDUI_CPP_VERSION_MINOR 1
#define JIEDUI_CPP_VERSION_PATCH 0
#define JIEDUI_CPP_VERSION_TEXT(major, minor, patch) JIEDUI_CPP_VERSION_WORDS(major, minor, patch)
#define JIEDUI_CPP_VERSION_WORDS(major, minor, patch) #major "." #minor "." #patch

namespace jiedui {
inline namespace v0 {

/// "major.minor.patch" of the library.
inline constexpr const char *version = JIEDUI_CPP_VERSION_TEXT(JIEDUI_CPP_VERSION_MAJOR, JIEDUI_CPP_VERSION_MINOR,
                                                               JIEDUI_CPP_VERSION_PATCH);

/// Number of the C ABI's version; changes only when something in capi/jiedui.h breaks.
inline constexpr int abi_version = 0;

} // namespace v0
} // namespace jiedui
