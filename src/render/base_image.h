// The base map as it was drawn last, kept on the graphics card: while the map rests only what lies over it is drawn
// anew. One that is seen for a single frame, as in a flight, is drawn as it is and never kept.
#pragma once

#include "map/layers.h"
#include "render/gl.h"
#include "render/transform.h"

namespace sourceline {

class BaseImage {
  public:
    // Puts what `draw_base` draws with a transform into the transform's rectangle. Without room for an image on the
    // graphics card it is drawn there directly, as it is the first time that it is seen.
    template <class Draw>
    void show(const MapTransform& transform, const MapPalette& palette, GlCounters& counters, const Draw& draw_base) {
        if (!is_of(transform, palette)) {
            is_known_ = true;
            is_drawn_ = false;
            transform_ = transform;
            palette_ = palette;
            return draw_base(transform);
        }
        if (!kept_.resize(transform.rect.width, transform.rect.height)) return draw_base(transform);
        if (!is_drawn_) {
            const GlImage::Drawing drawing(kept_);
            MapTransform whole = transform;
            whole.rect.x = whole.rect.y = 0;
            draw_base(whole);
            is_drawn_ = true;
        }
        kept_.copy_to(transform.rect.x, transform.rect.y, counters);
    }
    // The base map is another one.
    void outdate() { is_drawn_ = is_known_ = false; }
    void forget() {
        kept_.forget();
        outdate();
    }

  private:
    bool is_of(const MapTransform& transform, const MapPalette& palette) const;

    GlImage kept_;
    MapTransform transform_;
    MapPalette palette_;
    bool is_known_ = false, is_drawn_ = false;
};

}  // namespace sourceline
