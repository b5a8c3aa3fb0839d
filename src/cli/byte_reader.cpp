#include "byte_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace jiedui::cli {

ByteReader::ByteReader(const std::string &path)
    : file_(path == "-" ? stdin : std::fopen(path.c_str(), "rb")), buffer_(1 << 16) {
  if (!file_) reason_ = errno;
}

bool ByteReader::fill() {
  if (begin_ < end_) return true;
  if (!file_ || reason_ != 0) return false;
  begin_ = 0;
  errno = 0;
  end_ = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
  if (end_ < buffer_.size() && std::ferror(file_.get()) != 0) reason_ = errno != 0 ? errno : EIO;
  return end_ > 0;
}

void ByteReader::take(std::size_t count) {
  begin_ += count;
  taken_ += count;
}

int ByteReader::peek() { return fill() ? static_cast<unsigned char>(buffer_[begin_]) : EOF; }

bool ByteReader::line(std::string &to, std::size_t most) {
  line_goes_on_ = false;
  if (!fill()) return false;
  for (std::size_t left = most; fill();) {
    const char *const from = buffer_.data() + begin_;
    const auto *const stop = static_cast<const char *>(std::memchr(from, '\n', end_ - begin_));
    const std::size_t size = stop ? static_cast<std::size_t>(stop - from) : end_ - begin_;
    const std::size_t kept = std::min(size, left);
    to.append(from, kept);
    left -= kept;
    take(kept);
    if (kept < size) {
      line_goes_on_ = true;
      return true;
    }
    if (stop) {
      take(1);
      return true;
    }
  }
  return true;
}

void ByteReader::skip_line() {
  while (fill()) {
    const auto *const stop = static_cast<const char *>(std::memchr(buffer_.data() + begin_, '\n', end_ - begin_));
    take(stop ? static_cast<std::size_t>(stop - buffer_.data()) - begin_ + 1 : end_ - begin_);
    if (stop) return;
  }
}

void ByteReader::rest(std::string &to, std::size_t most) {
  while (to.size() <= most && fill()) {
    to.append(buffer_.data() + begin_, end_ - begin_);
    take(end_ - begin_);
  }
}

std::optional<Error> ByteReader::failure() const {
  if (reason_ == 0) return std::nullopt;
  const std::string why = std::strerror(reason_);
  if (taken_ == 0) return Error{ErrorCode::failed, "cannot be read: " + why};
  return Error{ErrorCode::failed, "cannot be read to its end: " + why, static_cast<std::size_t>(taken_)};
}

Result<std::string> file_bytes(const std::string &path) {
  ByteReader file(path);
  std::string bytes;
  file.rest(bytes, std::numeric_limits<std::size_t>::max() - 1);
  if (auto error = file.failure()) {
    error->message = path + " " + error->message;
    return *error;
  }
  return bytes;
}

std::string describe(const Error &error) {
  return error.offset == Error::nowhere ? error.message : fmt::format("{} (byte {})", error.message, error.offset);
}

} // namespace jiedui::cli
