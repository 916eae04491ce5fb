# shellcheck shell=bash disable=SC2034  # read by who sources this file
# Which sources are built, by Debian source package. One place for versions and hashes.
# A hash is that of the upstream tarball (the .orig archive).

IMGUI_VERSION=1.92.2b+ds-1
IMGUI_SHA256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
# No stable suite has it; the moving ones do. A newer 1.92 is taken when this one has gone.
IMGUI_SUITES="sid forky"
IMGUI_SERIES=1.92

SDL2_VERSION=2.26.5+dfsg-1
SDL2_SHA256=b3f2c822151804125d08db94c65852f711c2e5df2145a59da120748dc32eb9c3
SDL2_SUITES="bookworm"

# For WebAssembly; natively the package libpugixml-dev is linked.
PUGIXML_VERSION=1.13-0.2
PUGIXML_SHA256=5c5ad5d7caeb791420408042a7d88c2c6180781bf218feca259fd9d840a888e1
PUGIXML_SUITES="bookworm"

# Debian has mapbox/earcut.hpp only inside its Python binding.
EARCUT_VERSION=1.0.1-2
EARCUT_SHA256=88b439b7623c8dc81eec33281254b0b508bb2a0e0e8b82cb68f4c7c0c4208b0e
EARCUT_SUITES="bookworm"

# For WebAssembly; natively the package libcsv-dev is linked.
LIBCSV_VERSION=3.0.3+dfsg-6
LIBCSV_SHA256=06fddfaca720a4be7603bad63eb1833bca5b6c5a69b42b1c518a02cda2a73aef
LIBCSV_SUITES="bookworm"
