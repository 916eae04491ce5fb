// The one main of all unit tests. Closes with a line of counts that scripts read.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>

namespace {

unsigned passed = 0;
unsigned failed = 0;
unsigned skipped = 0;

struct Counts : doctest::IReporter {
    explicit Counts(const doctest::ContextOptions&) {}
    void test_run_end(const doctest::TestRunStats& stats) override {
        failed = stats.numTestCasesFailed;
        passed = stats.numTestCasesPassingFilters - failed;
    }
    void test_case_skipped(const doctest::TestCaseData&) override { ++skipped; }
    void report_query(const doctest::QueryData&) override {}
    void test_run_start() override {}
    void test_case_start(const doctest::TestCaseData&) override {}
    void test_case_reenter(const doctest::TestCaseData&) override {}
    void test_case_end(const doctest::CurrentTestCaseStats&) override {}
    void test_case_exception(const doctest::TestCaseException&) override {}
    void subcase_start(const doctest::SubcaseSignature&) override {}
    void subcase_end() override {}
    void log_assert(const doctest::AssertData&) override {}
    void log_message(const doctest::MessageData&) override {}
};
REGISTER_LISTENER("counts", 1, Counts);

}  // namespace

int main(int argc, char** argv) {
    doctest::Context context(argc, argv);
    const int status = context.run();
    if (context.shouldExit()) return status;
    std::printf("unit-tests: %u passed, %u failed", passed, failed);
    if (skipped > 0) std::printf(", %u skipped", skipped);
    std::printf("\n");
    // A run that found nothing to run has proved nothing.
    return passed + failed == 0 ? 1 : status;
}
