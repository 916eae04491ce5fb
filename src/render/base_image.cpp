#include "render/base_image.h"

#include <algorithm>
#include <iterator>

namespace sourceline {

bool BaseImage::is_of(const MapTransform& transform, const MapPalette& palette) const {
    return is_known_ &&
           std::equal(std::begin(transform.centre_px), std::end(transform.centre_px), transform_.centre_px) &&
           std::equal(std::begin(transform.to_clip), std::end(transform.to_clip), transform_.to_clip) &&
           transform.zoom == transform_.zoom && transform.pixel_ratio == transform_.pixel_ratio &&
           transform.rect.width == transform_.rect.width && transform.rect.height == transform_.rect.height &&
           palette.shade == palette_.shade && palette.sea == palette_.sea;
}

}  // namespace sourceline
