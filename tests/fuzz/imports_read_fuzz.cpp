// Any bytes in any form give a draft, which is JSON, or a reason; and no draft of a form is taken for a finished story.
// The last byte chooses the form.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/frame_memory.h"
#include "base/json.h"
#include "exchange/import.h"
#include "story/read.h"

using namespace sourceline;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it by this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    begin_frame_memory();
    if (size == 0) return 0;
    const auto forms = import_forms();
    const ImportForm& form = forms[data[size - 1] % forms.size()];
    ImportOptions options;
    options.file_name = "fuzz";
    const Result<Draft> draft = import_story(form, {reinterpret_cast<const char*>(data), size - 1}, options);
    if (!draft) {
        if (draft.error().empty()) std::abort();
        return 0;
    }
    const std::string& story = draft.value().story_json;
    if (JsonTree(story).problem()) std::abort();
    if (read_story(story).story) std::abort();
    if (open_ends_text(draft.value(), "story.json").empty()) std::abort();
    return 0;
}
