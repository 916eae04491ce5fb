#include <doctest/doctest.h>

#include <string>

#include "base/url.h"

using namespace sourceline;

TEST_CASE("absolute http and https addresses are web addresses") {
    for (const char* text :
         {"http://example.org", "https://example.org/", "HTTPS://Example.org/a?b=c&d#e", "https://example.org:8443/x",
          "https://sub-domain.example.org/%D0%BA", "http://[2001:db8::1]:80/", "http://127.0.0.1/",
          "https://example.org?x", "https://example.org/a@b"})
        CHECK_MESSAGE(is_web_url(text), std::string(text));
}

TEST_CASE("everything else is not") {
    for (const char* text : {"",
                             "http",
                             "http:",
                             "http://",
                             "https:///path",
                             "example.org",
                             "//example.org",
                             "/path",
                             "ftp://example.org",
                             "javascript:alert(1)",
                             "data:text/html,x",
                             "file:///etc/passwd",
                             " https://example.org",
                             "https://example.org ",
                             "https://exa mple.org",
                             "https://example.org/\n",
                             "https://user@example.org",
                             "https://user:pass@example.org/",
                             "https://example.org\\@evil.example",
                             "https://пример.example",
                             "https://example.org:port",
                             "https://example.org:123456",
                             "https://.",
                             "https://?x",
                             "https://#x",
                             "https://[]/",
                             "https://[::1",
                             "https://example.org/\"><script>",
                             "https://exam%70le.org",
                             "https:example.org",
                             "https:/example.org",
                             "https://\x7f.org"})
        CHECK_FALSE_MESSAGE(is_web_url(text), std::string(text));
    CHECK_FALSE(is_web_url(std::string_view("https://example.org/\0", 21)));
}

TEST_CASE("values are decoded, and what is no escape stays") {
    CHECK(percent_decoded("") == "");
    CHECK(percent_decoded("a%20b+c%2Fd") == "a b+c/d");
    CHECK(percent_decoded("%d0%BA") == "к");
    CHECK(percent_decoded("100%") == "100%");
    CHECK(percent_decoded("%2") == "%2");
    CHECK(percent_decoded("%zz%41") == "%zzA");
    CHECK(percent_decoded("%25%34%31") == "%41");
}

TEST_CASE("values are encoded so that times and map positions stay readable") {
    CHECK(percent_encoded("9.50/50.47/35.66") == "9.50/50.47/35.66");
    CHECK(percent_encoded("2023-05-23T18:30+03:00") == "2023-05-23T18:30%2B03:00");
    CHECK(percent_encoded("a b&c=d#e%f?") == "a%20b%26c%3Dd%23e%25f%3F");
    CHECK(percent_encoded("к") == "%D0%BA");
}

TEST_CASE("every byte survives encoding and decoding") {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    CHECK(percent_decoded(percent_encoded(all)) == all);
}

TEST_CASE("an address leads to a text on its page") {
    CHECK(at_text("https://example.org/a", "a well-known, long quote") ==
          "https://example.org/a#:~:text=a%20well%2Dknown%2C%20long%20quote");
    CHECK(at_text("https://example.org/a?b=c#part", "к & x") ==
          "https://example.org/a?b=c#part:~:text=%D0%BA%20%26%20x");
    CHECK(at_text("https://example.org/", "") == "https://example.org/");
    CHECK(is_web_url(at_text("https://example.org/", "“Нас — двоє”, 100 %")));
}
