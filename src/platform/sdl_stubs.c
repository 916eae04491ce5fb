// What the trimmed SDL2 (tools/deps/build_sdl.sh) and Dear ImGui's SDL2 backend still name although
// it was left out of the build: game controllers, the 2D renderer and software blitting. Each says
// "there is none". With a whole SDL2 the linker never takes this file.
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

// Internal to SDL: declared in no public header.
int SDL_CalculateBlit(SDL_Surface* surface);
int SDL_RLESurface(SDL_Surface* surface);
void SDL_UnRLESurface(SDL_Surface* surface, int recode);
int Emscripten_CreateWindowFramebuffer(void* device, SDL_Window* window, Uint32* format, void** pixels, int* pitch);
int Emscripten_UpdateWindowFramebuffer(void* device, SDL_Window* window, const SDL_Rect* rects, int count);
void Emscripten_DestroyWindowFramebuffer(void* device, SDL_Window* window);

int SDL_CalculateBlit(SDL_Surface* surface) {
    (void)surface;
    return -1;
}
int SDL_FillRect(SDL_Surface* surface, const SDL_Rect* rect, Uint32 color) {
    (void)surface;
    (void)rect;
    (void)color;
    return -1;
}
int SDL_RLESurface(SDL_Surface* surface) {
    (void)surface;
    return -1;
}
void SDL_UnRLESurface(SDL_Surface* surface, int recode) {
    (void)surface;
    (void)recode;
}
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
