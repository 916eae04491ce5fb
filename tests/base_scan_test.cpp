#include "base/scan.h"

#include <doctest/doctest.h>

using sourceline::scan_numbers;

TEST_CASE("scan: reads the numbers that the pattern asks for") {
    int x = 0, y = 0;
    CHECK(scan_numbers("#version 300 es\n", "#version %d", &x) == 1);
    CHECK(x == 300);
    CHECK(scan_numbers("Pos=-12,7", "Pos=%i,%i", &x, &y) == 2);
    CHECK(x == -12);
    CHECK(y == 7);
}

TEST_CASE("scan: stops at the first difference and leaves alone what it did not find") {
    int x = 1, y = 2;
    CHECK(scan_numbers("Size=3,4", "Pos=%i,%i", &x, &y) == 0);
    CHECK(scan_numbers("Pos", "Pos=%i,%i", &x, &y) == 0);
    CHECK(scan_numbers("", "%d", &x) == 0);
    CHECK(x == 1);
    CHECK(scan_numbers("Pos=5;6", "Pos=%i,%i", &x, &y) == 1);
    CHECK(x == 5);
    CHECK(y == 2);
}

TEST_CASE("scan: a pattern that asks for anything but whole numbers finds none") {
    unsigned value = 9;
    CHECK(scan_numbers("ff", "%X", &value) == 0);
    CHECK(value == 9);
}
