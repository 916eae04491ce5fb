// Are the quotes really in the documents?
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/report.h"
#include "story/model.h"

namespace sourceline {

// `document(name)` gives a document's whole text, or nothing where it is absent (then a warning, once a document).
// Quotation marks, white space and composed letters are normalised on both sides; the pieces around […] must stand in
// this order. Where one character keeps a piece from being found, the sentence names it.
Report check_quotes(const Story& story, const std::function<std::optional<std::string>(const std::string&)>& document);

}  // namespace sourceline
