// The height that suits a frame's width, for the element before its map is there and for the map in its frame:
// a narrow frame, where the parts stand below each other, is tall; a wide one is broad.
export const kNarrowBelow = 640;
export const kWideRatio = 0.625, kNarrowRatio = 1.75;  // height by width
export const kWideMin = 480, kNarrowMin = 560, kMax = 720;

/** @param {number} width */
export function suited_height(width) {
  const [ratio, min] = width < kNarrowBelow ? [kNarrowRatio, kNarrowMin] : [kWideRatio, kWideMin];
  return Math.ceil(Math.min(Math.max(min, width * ratio), kMax));
}
