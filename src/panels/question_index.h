// The questions at the top of Who says what, the contradictory ones first, each with how it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "panels/column.h"
#include "telling/boards.h"

namespace sourceline {

// How it stands, in a few words: the sides and how many say each, the figures of a kind that contradict each other and
// how many answers there are beside them, who alone answers it, or how many answers there are.
FrameText question_standing(const PanelInput& in, const QuestionBoard& board);
// Boards that are asked, in the order of the index: where the sources contradict each other or an account changed, then
// the others.
FrameList<const QuestionBoard*> index_order(const FrameList<QuestionBoard>& boards);
// The one that is pressed.
std::optional<Ref<Question>> question_index(Column& column, const FrameList<const QuestionBoard*>& order);

}  // namespace sourceline
