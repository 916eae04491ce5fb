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
    const std::vector<Problem>& problems() const { return problems_; }
    bool has_errors() const {
        for (const Problem& problem : problems_)
            if (problem.severity == Severity::Error) return true;
        return false;
    }

  private:
    std::vector<Problem> problems_;
};

}  // namespace sourceline
