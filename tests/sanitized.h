// The sanitizers make the hard-working tests many times slower. Those do less under them; as WebAssembly they do all.
#pragma once

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SOURCELINE_SANITIZED
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define SOURCELINE_SANITIZED
#endif

namespace sourceline::test {

#ifdef SOURCELINE_SANITIZED
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// How often, or how many.
constexpr int whole_or_sanitized(int whole, int sanitized) { return kSanitized ? sanitized : whole; }

}  // namespace sourceline::test
