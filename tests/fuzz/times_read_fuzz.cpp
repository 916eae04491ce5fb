// Any bytes are a time, refused by a sentence, or neither, in every half of the Earth; a time has its ends in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/frame_memory.h"
#include "sheets/typed_time.h"
#include "story/edtf.h"

using namespace sourceline;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it by this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    begin_frame_memory();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const Hemisphere seasons : {Hemisphere::North, Hemisphere::South, Hemisphere::Both}) {
        const EdtfReading read = parse_edtf(text, {.offset = {-5 * 3600}, .seasons = seasons});
        if (read.time && !read.refused.empty()) std::abort();
        if (!read.time) continue;
        for (const auto& moment : {std::optional(read.time->start), read.time->end})
            if (moment && moment->mark != DateMark::Open && moment->after < moment->first) std::abort();
        if (is_open(*read.time) == why_not_open(text, *read.time).empty()) std::abort();
    }
    const Result<TypedSpan> typed = read_span_cell(text);
    if (typed && typed.value().start.empty()) std::abort();
    return 0;
}
