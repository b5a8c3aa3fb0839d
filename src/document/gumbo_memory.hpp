/// @file gumbo_memory.hpp
/// Gumbo on memory of ours.
#pragma once

#include "jiedui/version.hpp"

#include <gumbo.h>

#include <csetjmp>
#include <cstddef>
#include <new>
#include <string_view>
#include <utility>

namespace jiedui {
inline namespace v0 {

/// Gumbo does not ask whether it got the memory that it wants: where there is none, the parse is left by a jump over
/// its frames, which hold nothing that must be destroyed. What it took lives here and is freed at once.
class GumboMemory {
public:
  GumboMemory() = default;
  GumboMemory(const GumboMemory &) = delete;
  ~GumboMemory() {
    while (blocks_) ::operator delete(std::exchange(blocks_, blocks_->next));
  }

  /// The tree of a page, which lives as long as this; throws std::bad_alloc.
  [[nodiscard]] const GumboOutput &parse(std::string_view html) {
    const GumboOutput *output = parsed(html);
    if (!output) throw std::bad_alloc();
    return *output;
  }

private:
  struct alignas(std::max_align_t) Block {
    Block *next;
  };

  const GumboOutput *parsed(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.userdata = this;
    options.allocator = [](void *self, std::size_t size) { return static_cast<GumboMemory *>(self)->allocate(size); };
    options.deallocator = [](void *self, void *memory) { static_cast<GumboMemory *>(self)->deallocate(memory); };
    if (setjmp(out_of_memory_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

  void *allocate(std::size_t size) {
    constexpr std::size_t grain = alignof(std::max_align_t), usual = 1 << 16;
    size = (size + grain - 1) / grain * grain;
    if (size > left_) {
      const std::size_t room = size > usual ? size : usual;
      void *const memory = ::operator new(sizeof(Block) + room, std::nothrow);
      if (!memory) std::longjmp(out_of_memory_, 1);
      blocks_ = new (memory) Block{blocks_};
      free_ = reinterpret_cast<char *>(blocks_ + 1);
      left_ = room;
    }
    last_ = free_;
    free_ += size;
    left_ -= size;
    return last_;
  }

  /// What was given last can be given again: most of what Gumbo gives back is that.
  void deallocate(void *memory) {
    if (!memory || memory != last_) return;
    left_ += static_cast<std::size_t>(free_ - last_);
    free_ = last_;
    last_ = nullptr;
  }

  Block *blocks_ = nullptr;
  char *free_ = nullptr, *last_ = nullptr;
  std::size_t left_ = 0;
  std::jmp_buf out_of_memory_{};
};

} // namespace v0
} // namespace jiedui
