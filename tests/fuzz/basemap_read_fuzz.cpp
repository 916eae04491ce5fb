// Any bytes give a base map or at least one error, and every base map can be made into triangles and lines.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/frame_memory.h"
#include "map/basemap.h"
#include "map/scene.h"

using namespace sourceline;

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it by this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    begin_frame_memory();
    const ReadBaseMap read = read_basemap({reinterpret_cast<const char*>(data), size});
    if (read.map.has_value() == read.report.has_errors()) std::abort();
    if (!read.map) return 0;
    const BaseScene scene = build_base_scene(*read.map);
    for (const FillMesh& fill : scene.fills)
        for (const std::uint32_t index : fill.indices)
            if (index >= fill.vertices.size()) std::abort();
    for (const LineChunk& chunk : scene.chunks)
        if (chunk.first + std::size_t{chunk.count} > scene.segments.size()) std::abort();
    return 0;
}
