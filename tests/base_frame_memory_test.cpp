#include "base/frame_memory.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace sourceline;

TEST_CASE("what a frame makes stays until the end of the next one, and is overwritten after that") {
    begin_frame_memory();
    const FrameText text = frame_text("seen in the frame before");
    FrameList<int> list = {1, 2, 3};
    begin_frame_memory();
    (void)frame_text("something else");
    CHECK(text == "seen in the frame before");
    CHECK(std::vector<int>(list.begin(), list.end()) == std::vector<int>{1, 2, 3});
    begin_frame_memory();
#ifndef NDEBUG
    CHECK(text != "seen in the frame before");
    CHECK(static_cast<unsigned char>(text[0]) == 0xDB);
#endif
}

TEST_CASE("a frame's text is put together of parts, and what stands before it stays as it was") {
    begin_frame_memory();
    const FrameText a = FrameText("tick:") + std::string("id");
    const FrameText b = a + "-one", c = a + "-two";  // the first grows where it is, the second cannot
    CHECK(a == "tick:id");
    CHECK(b == "tick:id-one");
    CHECK(c == "tick:id-two");
    CHECK(b.data() == a.data());
    CHECK(c.data() != a.data());
    FrameText grown;
    std::string same;
    for (int i = 0; i < 5000; ++i) {
        grown += "letters ";
        same += "letters ";
        if (i % 97 == 0) (void)frame_text("between");
    }
    CHECK(grown == same);
    CHECK((FrameText() + "").empty());
    CHECK(std::string(FrameText("a literal") + "") == "a literal");
    CHECK(a.substr(5) + "!" == "id!");
}

TEST_CASE("a frame's numbers are written as printf does it, however long they are") {
    begin_frame_memory();
    CHECK(in_digits(-1203) == "-1203");
    CHECK(frame_format("%02d:%02d", 7, 5) == "07:05");
    const std::string wide = frame_format("%400d", 1);
    CHECK(wide == std::string(399, ' ') + "1");
}

TEST_CASE("a frame's list grows, takes in, leaves out and is cut") {
    begin_frame_memory();
    FrameList<std::uint32_t> list;
    CHECK(list.empty());
    for (std::uint32_t i = 0; i < 1000; ++i) list.push_back(i);
    list.insert(0, 7000);
    list.insert(list.size(), 8000);
    CHECK(list.size() == 1002);
    CHECK(list.front() == 7000);
    CHECK(list[1] == 0);
    CHECK(list.back() == 8000);
    list.push_back(list.front());  // out of itself, also where that makes it move
    CHECK(list.back() == 7000);
    list.erase_if([](std::uint32_t item) { return item % 2 == 1; });
    CHECK(list.size() == 503);
    list.cut(3);
    FrameList<std::uint32_t> more;
    more.append(list);
    more.append(std::vector<std::uint32_t>{5});
    CHECK(std::vector<std::uint32_t>(more.begin(), more.end()) == std::vector<std::uint32_t>{7000, 0, 2, 5});
}

TEST_CASE("what is made within a scope gives its memory back at its end") {
    begin_frame_memory();
    const FrameText before = frame_text("before");
    const char* first = nullptr;
    for (int i = 0; i < 100; ++i) {
        const FrameMemoryScope scope;
        FrameList<int> list;
        for (int j = 0; j < 3000; ++j) list.push_back(j);
        const char* here = frame_text("here").data();
        if (i == 1) first = here;
        if (i > 1) CHECK(here == first);
        CHECK(list[2999] == 2999);
    }
    CHECK(before == "before");
}

TEST_CASE("memory for any size is aligned as it is asked for") {
    begin_frame_memory();
    for (std::size_t size = 1; size < 300'000; size = size * 3 + 1)
        for (const std::size_t align : {1u, 4u, 8u, 16u})
            CHECK(reinterpret_cast<std::uintptr_t>(frame_memory(size, align)) % align == 0);
}
