#include <doctest/doctest.h>

#include <string>

#include "base/json.h"
#include "sanitized.h"

using namespace sourceline;

namespace {

std::string problem_of(std::string_view bytes) {
    const JsonTree tree(bytes);
    return tree.problem() ? tree.problem()->text : "none";
}

}  // namespace

TEST_CASE("every value knows its kind, its path and its place in the file") {
    const JsonTree tree(
        "{\n  \"a\": [1, -2.5e3, true, null],\n  \"b/c~\": {\"d\": \"\\u0436\\n\"}, \"e\": \"плюс\"\n}");
    REQUIRE_FALSE(tree.problem());
    const Json root = tree.root();
    CHECK(root.kind() == JsonKind::Object);
    CHECK(root.size() == 3);
    CHECK(root.path() == "");
    const Json list = root.find("a");
    CHECK(list.kind() == JsonKind::List);
    CHECK(list.size() == 4);
    CHECK(list.line() == 2);
    CHECK(list.column() == 8);
    const Json second = list.first().next();
    CHECK(second.number() == -2500.0);
    CHECK(second.path() == "/a/1");
    CHECK(second.column() == 12);
    CHECK(second.next().kind() == JsonKind::Boolean);
    CHECK(second.next().next().kind() == JsonKind::Null);
    CHECK_FALSE(second.next().next().next());
    const Json text = root.find("b/c~").find("d");
    CHECK(text.text() == "ж\n");
    CHECK(text.path() == "/b~1c~0/d");
    CHECK(text.key() == "d");
    CHECK(text.line() == 3);
    CHECK(text.column() == 17);
    CHECK(root.find("e").text() == "плюс");
    CHECK_FALSE(root.find("f"));
}

TEST_CASE("a value is found again by its pointer") {
    const JsonTree tree("{\"a\": [[], {\"b/c~\": 7}]}");
    CHECK(tree.at("") == tree.root());
    CHECK(tree.at("/a/1/b~1c~0").number() == 7.0);
    CHECK_FALSE(tree.at("/a/2"));
    CHECK_FALSE(tree.at("/a/1/b"));
    CHECK_FALSE(tree.at("/a/1/b~1c~0/d"));
    CHECK_FALSE(tree.at("a"));
}

TEST_CASE("questions to a value that is not there or of another kind have empty answers") {
    const Json none;
    CHECK_FALSE(none);
    CHECK(none.text() == "");
    CHECK(none.number() == 0.0);
    CHECK(none.size() == 0);
    CHECK_FALSE(none.first());
    CHECK_FALSE(none.next());
    CHECK_FALSE(none.find("x"));
    CHECK(none.path() == "");
    const JsonTree tree("[]");
    CHECK(tree.root().text() == "");
    CHECK_FALSE(tree.root().first());
    CHECK_FALSE(tree.root().find(""));
}

TEST_CASE("a root that is no list and no object is read too") {
    CHECK(JsonTree(" \"x\" ").root().text() == "x");
    CHECK(JsonTree("17").root().number() == 17.0);
    CHECK(JsonTree("null").root().kind() == JsonKind::Null);
}

TEST_CASE("numbers are read exactly") {
    CHECK(JsonTree("36.1234567890123456789").root().number() == 36.1234567890123456789);
    CHECK(JsonTree("5e-324").root().number() == 5e-324);
    CHECK(JsonTree("1e-999").root().number() == 0.0);
    CHECK(JsonTree("1.7976931348623157e308").root().number() == 1.7976931348623157e308);
    CHECK(JsonTree("-9223372036854775808").root().number() == -9223372036854775808.0);
    CHECK(JsonTree("18446744073709551616").root().number() == 18446744073709551616.0);
    CHECK(JsonTree("0." + std::string(2000, '1')).root().number() == doctest::Approx(1.0 / 9.0));
}

TEST_CASE("numbers beyond the largest double are refused, in every spelling") {
    for (const char* text : {"1e999", "-1e999", "1e99999999999999999999", "123456789e400"})
        CHECK(problem_of(text) == "line 1, column 1: this number is too big");
}

TEST_CASE("a byte order mark is passed over and does not shift the columns") {
    const JsonTree tree("\xef\xbb\xbf{\"a\": 1}");
    REQUIRE_FALSE(tree.problem());
    CHECK(tree.root().find("a").column() == 7);
}

TEST_CASE("keys that stand twice are noted, whatever their spelling") {
    const JsonTree tree("{\"a\": 1, \"b\": {\"x\": 0, \"\\u0078\": 0}, \"a\": 2, \"a\": 3}");
    REQUIRE_FALSE(tree.problem());
    REQUIRE(tree.duplicates().size() == 3);
    CHECK(tree.duplicates()[0].path() == "/b/x");
    CHECK(tree.duplicates()[1].number() == 2.0);
    CHECK(tree.root().find("a").number() == 1.0);
}

TEST_CASE("syntax errors say in plain words what is wrong and where") {
    CHECK(problem_of("{\"a\": 1,\n \"b\" 2}") == "line 2, column 6: a colon is missing between a key and its value");
    CHECK(problem_of("[1 2]") == "line 1, column 4: a comma or a ] is missing here");
    CHECK(problem_of("{\"a\": 1 \"b\": 2}") == "line 1, column 9: a comma or a } is missing here");
    CHECK(problem_of("[1, 2,\n]") == "line 1, column 6: this comma is one too many: nothing more stands before the ]");
    CHECK(problem_of("{\"a\": 1,}") ==
          "line 1, column 8: this comma is one too many: nothing more stands before the }");
    CHECK(problem_of("{a: 1}") == "line 1, column 2: a key in double quotes is expected here");
    CHECK(problem_of("[] []") == "line 1, column 4: something follows after the end of the story");
    CHECK(problem_of("[\"a\nb\"]") ==
          "line 1, column 4: the closing double quote is missing on this line, or a control character stands in the "
          "text");
    CHECK(problem_of("[tru]") ==
          "line 1, column 5: a value is expected here: a text in double quotes, a number, true, false, null, [ or {");
    CHECK(problem_of("[-]") ==
          "line 1, column 3: a value is expected here: a text in double quotes, a number, true, false, null, [ or {");
    CHECK(problem_of("[1e]") == "line 1, column 4: a digit is missing in the exponent of the number");
    CHECK(problem_of("[\"\\q\"]") ==
          "line 1, column 3: this is not an escape that JSON knows; write \\\\ for a backslash");
    CHECK(problem_of("{ // x\n}") == "line 1, column 3: JSON has no comments");
    CHECK(problem_of("[1") ==
          "line 1, column 3: the file ends in the middle: it is cut off, or a closing \", ] or } is missing");
}

TEST_CASE("halves of surrogate pairs are refused, pairs are one character") {
    CHECK(JsonTree("\"\\ud83d\\ude00\"").root().text() == "😀");
    CHECK(problem_of("[\"\\ud83d\"]") == "line 1, column 3: half of a surrogate pair stands alone here");
    CHECK(problem_of("[\"\\ud83d\\u0041\"]") == "line 1, column 3: half of a surrogate pair stands alone here");
    CHECK(problem_of("[\"\\ude00\"]") == "line 1, column 2: half of a surrogate pair stands alone in this text");
    CHECK(problem_of("{\"\\ude00\": 1}") == "line 1, column 2: half of a surrogate pair stands alone in this text");
}

TEST_CASE("32 levels are read, 33 are refused") {
    CHECK(problem_of(std::string(32, '[') + std::string(32, ']')) == "none");
    CHECK(problem_of(std::string(33, '[') + std::string(33, ']')) ==
          "line 1, column 33: lists and objects stand in each other more than 32 deep");
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    CHECK(problem_of(objects) == "line 1, column 161: lists and objects stand in each other more than 32 deep");
}

TEST_CASE("more values than we hold in memory are refused" * doctest::skip(test::kSanitized)) {
    std::string many = "[";
    many.reserve(2 * kMaxValues + 2);
    for (std::size_t i = 0; i < kMaxValues; ++i) many += "0,";
    many.back() = ']';
    CHECK(problem_of(many).substr(0, 8) == "line 1, ");
    CHECK(problem_of(many).find("the file holds more than 8000000 values") != std::string::npos);
}
