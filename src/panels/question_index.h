// The questions at the top of Who says what, the contradictory ones first, each with how it stands.
#pragma once

#include <optional>
#include <vector>

#include "panels/column.h"
#include "telling/boards.h"

namespace sourceline {

// Boards that are asked, in the order of the index: where the sources contradict each other or an account changed, then
// the others.
std::vector<const QuestionBoard*> index_order(const std::vector<QuestionBoard>& boards);
// The one that is pressed.
std::optional<Ref<Question>> question_index(Column& column, const std::vector<const QuestionBoard*>& order);

}  // namespace sourceline
