// Bytes -> Story, or every problem there is.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/pause.h"
#include "base/report.h"
#include "story/model.h"

namespace sourceline {

class Json;

// What the command line adds to the sentence that no item of `list` has the id `wrong`, or "". The page adds nothing.
using IdHint = std::string (*)(Json list, std::string_view wrong);

struct ReadStory {
    std::optional<Story> story;  // there exactly when the report has no errors
    Report report;               // errors and warnings, in the order of the file
};

// Reads a version 1 story file (UTF-8 JSON). Never fails otherwise: any bytes give a Story or at least one error.
// Limits: 64 MiB, depth 32, 100,000 events, 20,000 characters in a text.
ReadStory read_story(std::string_view bytes, IdHint hint = nullptr);

// The same, a little at a time, for files that take longer than a frame may.
class StoryReader {
  public:
    explicit StoryReader(std::string_view bytes, IdHint hint = nullptr);  // `bytes` must outlive it
    ~StoryReader();
    StoryReader(const StoryReader&) = delete;
    StoryReader& operator=(const StoryReader&) = delete;

    bool read_on(const ShouldPause& pause);  // true when all is read
    double share_read() const;               // 0 to 1, never less than before
    ReadStory take();                        // once all is read

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace sourceline
