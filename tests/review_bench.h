// Stories that are read and looked at closer, as `sourceline check` does.
#pragma once

#include <functional>
#include <string>

#include "base/json.h"
#include "review/review.h"
#include "story_files.h"

namespace sourceline::test {

// What `look` says of a story that is good; "not good" where it is not.
inline std::string found(std::string_view bytes, const std::function<void(const Reviewed&)>& look) {
    const ReadStory read = read_story(bytes);
    if (!read.story) return "not good\n" + problems(read.report);
    const JsonTree tree(bytes);
    ProblemList list;
    look({*read.story, tree.root(), list});
    return problems(list.take());
}

// The smallest story with one part replaced.
inline std::string changed(std::string_view old_part, std::string_view new_part) {
    return with(fixture("minimal.json"), old_part, new_part);
}

}  // namespace sourceline::test
