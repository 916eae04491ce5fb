// Texts and lists that are made anew in every frame, without the heap once frames are as large as those before: their
// memory is handed out piece after piece and taken back as a whole. What is made in a frame stays until the end of the
// next one, so that a frame can look at what the one before has drawn; what is kept for longer must be copied.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

namespace sourceline {

// At the start of a frame: takes back what was made in the frame before the last. Debug builds overwrite that.
void begin_frame_memory();
// `align`: a power of two, at most that of std::max_align_t. Not initialised.
void* frame_memory(std::size_t size, std::size_t align);

// What is made while it stands is gone with it: for work on very many things, one after the other.
class FrameMemoryScope {
  public:
    FrameMemoryScope();
    ~FrameMemoryScope();
    FrameMemoryScope(const FrameMemoryScope&) = delete;
    FrameMemoryScope& operator=(const FrameMemoryScope&) = delete;

  private:
    void* block_;
    char* at_;
};

// A text of this frame, or one that lives longer (a word of the interface, a text of the story).
class FrameText : public std::string_view {
  public:
    constexpr FrameText() = default;
    constexpr FrameText(const char* text) : std::string_view(text) {}
    constexpr FrameText(std::string_view text) : std::string_view(text) {}
    FrameText(const std::string& kept) : std::string_view(kept) {}
    FrameText(const std::string&&) = delete;  // it would be gone at once
    operator std::string() const { return std::string(data(), size()); }
    constexpr FrameText substr(std::size_t at, std::size_t size = npos) const {
        return std::string_view::substr(at, size);
    }

    FrameText& operator+=(std::string_view more);
    friend FrameText operator+(FrameText text, std::string_view more) { return text += more; }
};

// A copy in the frame's memory.
FrameText frame_text(std::string_view text);
FrameText in_digits(long long number);
// As `format` in base/text.
[[gnu::format(printf, 1, 2)]] FrameText frame_format(const char* pattern, ...);

namespace detail {
// Room for so many of `size` bytes each, with the `count` items that there are. They stay where they were, too.
void* grown(const void* items, std::size_t count, std::size_t room, std::size_t size, std::size_t align);
}  // namespace detail

// A list of this frame. Copies share what they hold, as those of std::span do: of two only one may grow.
template <class T>
class FrameList {
    static_assert(std::is_trivially_copyable_v<T>, "nothing is destroyed");

  public:
    using value_type = T;
    FrameList() = default;
    FrameList(std::initializer_list<T> items) {
        for (const T& item : items) push_back(item);
    }

    void push_back(const T& item) {
        if (size_ == room_) {
            room_ = size_ < 4 ? 8 : 2 * size_;
            // NOLINTNEXTLINE(bugprone-sizeof-expression): items may be pointers
            items_ = static_cast<T*>(detail::grown(items_, size_, room_, sizeof(T), alignof(T)));
        }
        ::new (static_cast<void*>(items_ + size_++)) T(item);
    }
    void insert(std::size_t at, const T& item) {
        push_back(item);
        for (std::size_t i = size_ - 1; i > at; --i) items_[i] = items_[i - 1];
        items_[at] = item;
    }
    template <class Items>
    void append(const Items& items) {
        for (const T& item : items) push_back(item);
    }
    void cut(std::size_t size) { size_ = size; }  // to no more than there are
    void clear() { size_ = 0; }
    template <class Is>
    void erase_if(const Is& is) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < size_; ++i)
            if (!is(items_[i])) items_[kept++] = items_[i];
        size_ = kept;
    }

    T* begin() { return items_; }
    T* end() { return items_ + size_; }
    const T* begin() const { return items_; }
    const T* end() const { return items_ + size_; }
    T* data() { return items_; }
    const T* data() const { return items_; }
    T& operator[](std::size_t i) { return items_[i]; }
    const T& operator[](std::size_t i) const { return items_[i]; }
    T& front() { return items_[0]; }
    const T& front() const { return items_[0]; }
    T& back() { return items_[size_ - 1]; }
    const T& back() const { return items_[size_ - 1]; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

  private:
    T* items_ = nullptr;
    std::size_t size_ = 0, room_ = 0;
};

}  // namespace sourceline
