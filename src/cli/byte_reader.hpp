/// @file byte_reader.hpp
/// Files as bytes: never more of them in memory than was asked for, and no failure taken for an end.
#pragma once

#include "jiedui/result.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace jiedui::cli {

/// A file that is read from its beginning to its end.
class ByteReader {
public:
  /// "-" is standard input. A file that cannot be opened has ended, with a failure.
  explicit ByteReader(const std::string &path);

  /// The next byte, which stays; EOF at the end.
  [[nodiscard]] int peek();
  /// Appends the next line without its end, but no more than `most` bytes of it. Returns false at the end.
  [[nodiscard]] bool line(std::string &to, std::size_t most);
  /// Whether the last line was longer: its rest comes next.
  [[nodiscard]] bool line_goes_on() const noexcept { return line_goes_on_; }
  void skip_line();
  /// Appends what is left, until `to` has more than `most` bytes.
  void rest(std::string &to, std::size_t most);
  /// Bytes taken so far.
  [[nodiscard]] std::uint64_t taken() const noexcept { return taken_; }
  /// Why the reading ended where the file does not.
  [[nodiscard]] std::optional<Error> failure() const;

private:
  struct Closer {
    void operator()(std::FILE *file) const noexcept {
      if (file != stdin) std::fclose(file);
    }
  };
  bool fill();
  void take(std::size_t count);

  std::unique_ptr<std::FILE, Closer> file_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0; ///< of what is left in the buffer
  std::uint64_t taken_ = 0;
  int reason_ = 0; ///< errno of the failure
  bool line_goes_on_ = false;
};

/// A whole file; fails with its name and the reason.
[[nodiscard]] Result<std::string> file_bytes(const std::string &path);

/// "no such table (byte 12)".
[[nodiscard]] std::string describe(const Error &error);

} // namespace jiedui::cli
