// All problems of one input, collected before anybody gives up.
#pragma once

#include <string>
#include <vector>

namespace sourceline {

enum class Severity { Error, Warning };

struct Problem {
    Severity severity = Severity::Error;
    std::string path;  // JSON pointer (RFC 6901); "" is the whole document
    std::string text;  // a sentence that a journalist understands
    int line = 0;      // 1-based; 0 where there is none
    int column = 0;    // 1-based, in bytes; 0 where there is none

    // "/claims/14/source: no source has the id 'cnn-24'"
    std::string sentence() const { return path.empty() ? text : path + ": " + text; }
    friend bool operator==(const Problem&, const Problem&) = default;
};

class Report {
  public:
    void add(Problem problem) { problems_.push_back(std::move(problem)); }
    // The last problem stands for so many errors that are not listed.
    void stand_for(std::size_t errors) { unlisted_errors_ = errors; }
    const std::vector<Problem>& problems() const { return problems_; }
    // How many errors there are beyond the problems, of which the last stands for one.
    std::size_t unlisted_errors() const { return unlisted_errors_ > 0 ? unlisted_errors_ - 1 : 0; }
    std::size_t error_count() const {
        std::size_t count = unlisted_errors();
        for (const Problem& problem : problems_)
            if (problem.severity == Severity::Error) ++count;
        return count;
    }
    bool has_errors() const {
        for (const Problem& problem : problems_)
            if (problem.severity == Severity::Error) return true;
        return false;
    }

  private:
    std::vector<Problem> problems_;
    std::size_t unlisted_errors_ = 0;
};

}  // namespace sourceline
