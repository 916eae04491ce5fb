#include <doctest/doctest.h>

#include "base/report.h"
#include "base/result.h"

using namespace sourceline;

TEST_CASE("a report has errors only when one of its problems is one") {
    Report report;
    CHECK_FALSE(report.has_errors());
    report.add({Severity::Warning, "/x", "odd", 1, 2});
    CHECK_FALSE(report.has_errors());
    report.add({Severity::Error, "/claims/14/source", "no source has the id 'cnn-24'", 3, 4});
    CHECK(report.has_errors());
    CHECK(report.problems().size() == 2);
}

TEST_CASE("the sentence of a problem begins with its place in the file, if it has one") {
    const Problem problem{Severity::Error, "/claims/14/source", "no source has the id 'cnn-24'", 3, 4};
    CHECK(problem.sentence() == "/claims/14/source: no source has the id 'cnn-24'");
    CHECK(Problem{Severity::Error, "", "The file is empty", 1, 1}.sentence() == "The file is empty");
}

TEST_CASE("a result is a value or the reason why there is none") {
    const Result<int> good(7);
    CHECK(good.ok());
    CHECK(good.value() == 7);
    const Result<int> bad(Error{"there is no such time"});
    CHECK_FALSE(bad);
    CHECK(bad.error() == "there is no such time");
}
