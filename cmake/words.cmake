# The interface's words, made of assets/words: words/table.h and its source.
file(GLOB _words_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/words/*.json")
file(GLOB _words_tools CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tools/words*.py")
set(_words_root "${PROJECT_BINARY_DIR}/generated")
# The page fetches the words of all languages but the first.
set(_words_verb cpp)
if(EMSCRIPTEN AND NOT SOURCELINE_COMMAND_LINE)
  set(_words_verb cpp-first)
endif()
add_custom_command(
  OUTPUT "${_words_root}/words/table.h" "${_words_root}/words/table.cpp"
  COMMAND python3 "${PROJECT_SOURCE_DIR}/tools/words.py" ${_words_verb} "${_words_root}"
  DEPENDS ${_words_files} ${_words_tools} "${PROJECT_SOURCE_DIR}/src/story/vocabulary.h"
  COMMENT "Making the table of words"
  VERBATIM)
target_sources(words PRIVATE "${_words_root}/words/table.h" "${_words_root}/words/table.cpp")
target_include_directories(words PUBLIC "${_words_root}")
