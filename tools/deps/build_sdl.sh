#!/usr/bin/env bash
# build_sdl.sh SOURCE DEST: SDL2 for Emscripten, without configure, trimmed to what a canvas needs:
# window, input, clock. No audio, joystick, renderer, surfaces, recorded gestures, log of events or EGL; what
# the rest still names is answered by src/platform/sdl_stubs.c. Makes DEST/lib/libSDL2.a and DEST/include.
set -euo pipefail
source=$1 dest=$2

work=$(mktemp -d "$(dirname "$dest")/.sdl.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{include,lib,obj}
cp "$source"/include/*.h "$work/include/"
cp "$source/LICENSE.txt" "$work/"

# SDL_config.h hands over to this file for Emscripten, so that it is all there is to configure. SDL's own ways
# of reading numbers are small; the C library's bring 128-bit floating point along.
config=$work/include/SDL_config_emscripten.h
sed -i -E 's/^#define (SDL_AUDIO_DRIVER_\w+|SDL_JOYSTICK_EMSCRIPTEN|SDL_SENSOR_DUMMY|SDL_LOADSO_DLOPEN|SDL_VIDEO_RENDER_OGL_ES2|SDL_VIDEO_OPENGL_ES2|SDL_VIDEO_OPENGL_EGL|SDL_POWER_EMSCRIPTEN|SDL_FILESYSTEM_EMSCRIPTEN|HAVE_DLOPEN|HAVE_ATOF|HAVE_STRTOD|HAVE_VSSCANF) 1/\/* \1: off *\//' "$config"
for off in AUDIO JOYSTICK SENSOR LOADSO POWER RENDER LOCALE; do
  echo "#define SDL_${off}_DISABLED 1" >>"$config"
done
echo "#define SDL_FILESYSTEM_DUMMY 1" >>"$config"

cp -r "$source/src" "$work/"
cd "$work/src"
# The log of events, with a name for each, cannot be configured away: now nothing can switch it on, and it goes.
sed -i 's/^ *SDL_EventLoggingVerbosity = (hint.*/    (void)hint;/' events/SDL_events.c
printf '%s\n' ./*.c atomic/*.c cpuinfo/*.c events/*.c file/*.c stdlib/*.c thread/SDL_thread.c \
   thread/generic/*.c timer/*.c timer/unix/*.c video/*.c video/emscripten/*.c loadso/dummy/*.c \
   filesystem/dummy/*.c misc/SDL_url.c misc/emscripten/*.c |
  grep -vE 'SDL_(blit|RLEaccel|yuv|stretch|bmp|shape|vulkan|fillrect|surface|pixels|gesture)|emscriptenframebuffer' >"$work/list"

# Without -flto: SDL's inline JavaScript does not survive it (links, then dies at start).
export SDL_FLAGS="-Oz -w -DNDEBUG -ffunction-sections -fdata-sections -I$work/include"
export SDL_OBJ=$work/obj
# shellcheck disable=SC2016  # expanded by the shell that xargs starts
xargs -a "$work/list" -P "${JOBS:-$(nproc)}" -I{} sh -c \
  'emcc -c $SDL_FLAGS "{}" -o "$SDL_OBJ/$(echo "{}" | tr /. __).o"'
emar rcs "$work/lib/libSDL2.a" "$work"/obj/*.o
rm -rf "$work/obj" "$work/src" "$work/list" "$dest"
chmod 755 "$work"
mv -T "$work" "$dest"
trap - EXIT
