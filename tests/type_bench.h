// A session with someone who sets foreign text, in the middle of a frame, to set text in.
#pragma once

#include <algorithm>
#include <utility>

#include "panels/typeset.h"
#include "session_bench.h"

namespace sourceline::test {

inline constexpr const char* kManyScripts = "tests/fixtures/letters/many-scripts.json";

class TypeBenchOf {
  public:
    explicit TypeBenchOf(PageText& text) {
        bench.session.set_page_text(&text);
        ImGui::NewFrame();
        ImGui::Begin("page");
        list = ImGui::GetWindowDrawList();  // NOLINT(cppcoreguidelines-prefer-member-initializer): of this window
        list->PushClipRect({0, 0}, {2000, 2000});
    }
    TypeBenchOf(const TypeBenchOf&) = delete;
    TypeBenchOf& operator=(const TypeBenchOf&) = delete;
    ~TypeBenchOf() {
        list->PopClipRect();
        ImGui::End();
        ImGui::Render();
    }
    const Look& look() const { return bench.session.look(); }
    TextStyle body() const { return look().body(); }
    // The right and left edge of what is drawn by `draw`.
    template <class Draw>
    std::pair<float, float> edges(const Draw& draw) {
        const int first = list->VtxBuffer.Size;
        draw();
        std::pair<float, float> edges{1e9f, -1e9f};
        for (int i = first; i < list->VtxBuffer.Size; ++i) {
            edges.first = std::min(edges.first, list->VtxBuffer[i].pos.x);
            edges.second = std::max(edges.second, list->VtxBuffer[i].pos.x);
        }
        return edges;
    }

    SessionBench bench;
    ImDrawList* list = nullptr;
};

}  // namespace sourceline::test
