#include <doctest/doctest.h>

#include "exchange/draft_html.h"

using namespace sourceline;

TEST_CASE("markup becomes the text that a reader sees") {
    CHECK(plain_text("plain").text == "plain");
    CHECK(plain_text("<p>One&nbsp;<b>two</b>.</p><p>Three<br>four</p>").text == "One two. Three four");
    CHECK(plain_text("AT&amp;T, &#8217;tis &#x2014; &lt;so&gt;").text == "AT&T, ’tis — <so>");
    CHECK(plain_text("e<i>m</i>phasis \n\t in   a word ").text == "emphasis in a word");
}

TEST_CASE("what is no element of HTML stays") {
    CHECK(plain_text("a < b, 3 <4, <3, x<y and y>z").text == "a < b, 3 <4, <3, x<y and y>z");
    CHECK(plain_text("R&D & more; &unknown; &#1; &#xd800; &#99999999;").text ==
          "R&D & more; &unknown; &#1; &#xd800; &#99999999;");
    CHECK(plain_text("<b").text == "<b");
    CHECK(plain_text("<!-- never closed").text == "<!-- never closed");
}

TEST_CASE("nothing is carried out, and scripts are counted") {
    const PlainText plain =
        plain_text("a<script>alert('</p>')</script>b<style>p{}</style>c<img src=x onerror=alert(1)>d");
    CHECK(plain.text == "a b c d");
    CHECK(plain.scripts == 2);
    CHECK(plain.addresses.empty());
    CHECK(plain_text("a<script>cut").text == "a");
    CHECK(plain_text("<!-- <b>not seen</b> -->seen").text == "seen");
}

TEST_CASE("the address of a link stands after its words, where it is one that may be followed") {
    CHECK(plain_text("the <a href=\"https://example.org/a?b=1&amp;c=2\">mayor</a> says").text ==
          "the mayor (https://example.org/a?b=1&c=2) says");
    CHECK(plain_text("<a href='javascript:alert(1)'>press</a> here").text == "press here");
    CHECK(plain_text("<a href=https://example.org/>https://example.org/</a>").text == "https://example.org/");
    CHECK(plain_text("<a href=\"https://example.org/1\">one<a href=\"https://example.org/2\">two").text ==
          "one (https://example.org/1)two (https://example.org/2)");
}

TEST_CASE("what is embedded gives its address") {
    const PlainText plain = plain_text(
        "<iframe width=\"1\" src=\"//video.example.org/7\"></iframe><img data-src='no' "
        "SRC='https://example.org/i.png'>");
    CHECK(plain.text.empty());
    CHECK(plain.addresses == std::vector<std::string>{"https://video.example.org/7", "https://example.org/i.png"});
}

TEST_CASE("markup of any depth and length is walked once") {
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<div><a \"'<!--";
    CHECK(plain_text(deep).text.size() <= deep.size());
}
