#include <dirent.h>

#include "made_story.h"
#include "random.h"
#include "sheets_bench.h"

using namespace sourceline;
using namespace sourceline::test;

TEST_CASE("stories as sheets and back are the same") {
    for (const char* file :
         {"assets/stories/belgorod-2023.json", "tests/fixtures/good/all-features.json",
          "tests/fixtures/good/escaped-unicode.json", "tests/fixtures/good/local-mean-time.json",
          "tests/fixtures/good/minimal.json", "tests/fixtures/good/only-warnings.json",
          "tests/fixtures/good/quotes.json", "tests/fixtures/good/spaceless-quotes.json",
          "tests/fixtures/good/windows-line-ends.json"}) {
        CAPTURE(file);
        const std::string before = file_bytes(file);
        REQUIRE(!before.empty());
        const std::string after = through_sheets(before);
        CHECK_MESSAGE(is_same_story(before, after), after.substr(0, 2000));
    }
}
