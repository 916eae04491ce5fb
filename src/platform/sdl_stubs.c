// What the trimmed SDL2 (tools/deps/build_sdl.sh) and Dear ImGui's SDL2 backend still name although
// it was left out of the build: game controllers, the 2D renderer, surfaces (icons and cursors of one's own,
// software drawing) and recorded gestures. Each says "there is none". With a whole SDL2 the linker never takes this
// file.
#include <SDL.h>

int SDL_NumJoysticks(void) { return 0; }
SDL_bool SDL_IsGameController(int index) {
    (void)index;
    return SDL_FALSE;
}
SDL_GameController* SDL_GameControllerOpen(int index) {
    (void)index;
    return NULL;
}
void SDL_GameControllerClose(SDL_GameController* pad) { (void)pad; }
Uint8 SDL_GameControllerGetButton(SDL_GameController* pad, SDL_GameControllerButton button) {
    (void)pad;
    (void)button;
    return 0;
}
Sint16 SDL_GameControllerGetAxis(SDL_GameController* pad, SDL_GameControllerAxis axis) {
    (void)pad;
    (void)axis;
    return 0;
}

int SDL_GetRendererOutputSize(SDL_Renderer* renderer, int* w, int* h) {
    (void)renderer;
    (void)w;
    (void)h;
    return -1;
}
#if SDL_VERSION_ATLEAST(2, 28, 0)
SDL_Renderer* SDL_GetRenderer(SDL_Window* window) {
    (void)window;
    return NULL;
}
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer* renderer) { (void)renderer; }
#endif

SDL_Surface* SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 red, Uint32 green, Uint32 blue,
                                  Uint32 alpha) {
    (void)flags;
    (void)width;
    (void)height;
    (void)depth;
    (void)red;
    (void)green;
    (void)blue;
    (void)alpha;
    return NULL;
}
SDL_Surface* SDL_CreateRGBSurfaceFrom(void* pixels, int width, int height, int depth, int pitch, Uint32 red,
                                      Uint32 green, Uint32 blue, Uint32 alpha) {
    (void)pixels;
    (void)pitch;
    return SDL_CreateRGBSurface(0, width, height, depth, red, green, blue, alpha);
}
SDL_Surface* SDL_ConvertSurfaceFormat(SDL_Surface* surface, Uint32 format, Uint32 flags) {
    (void)surface;
    (void)format;
    (void)flags;
    return NULL;
}
void SDL_FreeSurface(SDL_Surface* surface) { (void)surface; }
SDL_bool SDL_PixelFormatEnumToMasks(Uint32 format, int* bits, Uint32* red, Uint32* green, Uint32* blue, Uint32* alpha) {
    (void)format;
    (void)bits;
    (void)red;
    (void)green;
    (void)blue;
    (void)alpha;
    return SDL_FALSE;
}
void SDL_CalculateGammaRamp(float gamma, Uint16* ramp) {
    (void)gamma;
    (void)ramp;
}

// Internal to SDL: declared in no public header.
void SDL_GestureQuit(void);
int SDL_GestureAddTouch(SDL_TouchID touch);
int SDL_GestureDelTouch(SDL_TouchID touch);
void SDL_GestureProcessEvent(SDL_Event* event);
int Emscripten_CreateWindowFramebuffer(void* device, SDL_Window* window, Uint32* format, void** pixels, int* pitch);
int Emscripten_UpdateWindowFramebuffer(void* device, SDL_Window* window, const SDL_Rect* rects, int count);
void Emscripten_DestroyWindowFramebuffer(void* device, SDL_Window* window);

void SDL_GestureQuit(void) {}
int SDL_GestureAddTouch(SDL_TouchID touch) {
    (void)touch;
    return 0;
}
int SDL_GestureDelTouch(SDL_TouchID touch) {
    (void)touch;
    return 0;
}
void SDL_GestureProcessEvent(SDL_Event* event) { (void)event; }
int Emscripten_CreateWindowFramebuffer(void* device, SDL_Window* window, Uint32* format, void** pixels, int* pitch) {
    (void)device;
    (void)window;
    (void)format;
    (void)pixels;
    (void)pitch;
    return -1;
}
int Emscripten_UpdateWindowFramebuffer(void* device, SDL_Window* window, const SDL_Rect* rects, int count) {
    (void)device;
    (void)window;
    (void)rects;
    (void)count;
    return -1;
}
void Emscripten_DestroyWindowFramebuffer(void* device, SDL_Window* window) {
    (void)device;
    (void)window;
}
