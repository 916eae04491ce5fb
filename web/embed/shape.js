// The height that suits a frame's width, for the element before its map is there and for the map in its frame:
// a narrow frame, where the parts stand below each other, is tall; a wide one is broad.
export const kNarrowBelow = 640;
export const kWide = { height_by_width: 0.625, min: 480, max: 720 };
export const kNarrow = { height_by_width: 1.75, min: 560, max: 720 };

export function suited_height(width) {
  const { height_by_width, min, max } = width < kNarrowBelow ? kNarrow : kWide;
  return Math.ceil(Math.min(Math.max(min, width * height_by_width), max));
}
