#include "base/frame_memory.h"

#include <algorithm>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <utility>

namespace sourceline {

namespace {

constexpr std::size_t kFirstBlock = 16 * 1024;

struct alignas(std::max_align_t) Block {
    Block* next;
    std::size_t size;
    char* begin() { return reinterpret_cast<char*>(this + 1); }
};

// The blocks of every other frame. They stay for the frames to come.
struct Generation {
    Block *first = nullptr, *block = nullptr;
    char *at = nullptr, *end = nullptr;  // what is free of the block

    void open(Block* next) {
        block = next;
        at = next->begin();
        end = at + next->size;
    }
    void add_block(std::size_t least) {
        const std::size_t size = std::max(least, block ? 2 * block->size : kFirstBlock);
        Block* added = static_cast<Block*>(::operator new(sizeof(Block) + size));
        added->size = size;
        added->next = block ? std::exchange(block->next, added) : nullptr;
        if (!block) first = added;
        open(added);
    }
    void start_again() {
        if (!first) return;
#ifndef NDEBUG
        constexpr int kGone = 0xDB;  // no letter of UTF-8 by itself
        for (Block* one = first;; one = one->next) {
            std::memset(one->begin(), kGone, one == block ? static_cast<std::size_t>(at - one->begin()) : one->size);
            if (one == block) break;
        }
#endif
        open(first);
    }
};

Generation generations[2];
Generation* now = generations;

}  // namespace

void begin_frame_memory() {
    now = &generations[now == generations];
    now->start_again();
}

void* frame_memory(std::size_t size, std::size_t align) {
    Generation& all = *now;
    for (;;) {
        const std::size_t aside = -reinterpret_cast<std::uintptr_t>(all.at) & (align - 1);
        if (all.at && size + aside <= static_cast<std::size_t>(all.end - all.at)) {
            char* found = all.at + aside;
            all.at = found + size;
            return found;
        }
        if (all.block && all.block->next && all.block->next->size >= size)
            all.open(all.block->next);
        else
            all.add_block(size);
    }
}

FrameMemoryScope::FrameMemoryScope() : block_(now->block), at_(now->at) {}
FrameMemoryScope::~FrameMemoryScope() {
    if (Block* block = static_cast<Block*>(block_)) now->open(block);
    if (at_) now->at = at_;
}

namespace detail {
void* grown(const void* items, std::size_t count, std::size_t room, std::size_t size, std::size_t align) {
    void* found = frame_memory(room * size, align);
    if (count > 0) std::memcpy(found, items, count * size);
    return found;
}
}  // namespace detail

// What was made last grows where it is.
FrameText& FrameText::operator+=(std::string_view more) {
    if (more.empty()) return *this;
    const bool is_last = !empty() && data() + size() == now->at;
    if (is_last && more.size() <= static_cast<std::size_t>(now->end - now->at)) {
        std::memcpy(now->at, more.data(), more.size());
        now->at += more.size();
        return *this = std::string_view(data(), size() + more.size());
    }
    char* room = static_cast<char*>(frame_memory(size() + more.size(), 1));
    if (!empty()) std::memcpy(room, data(), size());
    std::memcpy(room + size(), more.data(), more.size());
    return *this = std::string_view(room, size() + more.size());
}

FrameText frame_text(std::string_view text) {
    FrameText copy;
    return copy += text;
}

FrameText in_digits(long long number) { return frame_format("%lld", number); }

FrameText frame_format(const char* pattern, ...) {
    char small[256];
    std::va_list arguments;
    va_start(arguments, pattern);
    const int size = std::vsnprintf(small, sizeof small, pattern, arguments);
    va_end(arguments);
    if (size <= 0) return {};
    if (static_cast<std::size_t>(size) < sizeof small)
        return frame_text(std::string_view(small, static_cast<std::size_t>(size)));
    char* room = static_cast<char*>(frame_memory(static_cast<std::size_t>(size) + 1, 1));
    va_start(arguments, pattern);
    std::vsnprintf(room, static_cast<std::size_t>(size) + 1, pattern, arguments);
    va_end(arguments);
    return std::string_view(room, static_cast<std::size_t>(size));
}

}  // namespace sourceline
