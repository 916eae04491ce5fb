// An OpenGL ES 3 context without a window, and a picture to draw into.
#pragma once

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GLES3/gl3.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sourceline::testing {

struct Rgb {
    int r = 0, g = 0, b = 0;
    friend bool operator==(const Rgb&, const Rgb&) = default;
};

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // top row first

    Rgb at(int x, int y) const {
        const std::uint8_t* p = &rgba[4 * (std::size_t(y) * width + x)];
        return {p[0], p[1], p[2]};
    }
    std::uint8_t alpha_at(int x, int y) const { return rgba[4 * (std::size_t(y) * width + x) + 3]; }
};

class Offscreen {
  public:
    Offscreen() : display_(eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr)) {
        if (display_ == EGL_NO_DISPLAY || !eglInitialize(display_, nullptr, nullptr)) return;
        eglBindAPI(EGL_OPENGL_ES_API);
        const EGLint wanted[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_ES3_BIT, EGL_NONE};
        EGLConfig config = nullptr;
        EGLint count = 0;
        if (!eglChooseConfig(display_, wanted, &config, 1, &count) || count == 0) return;
        const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_NONE};
        context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, version);
        good_ = context_ != EGL_NO_CONTEXT && eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_);
    }
    ~Offscreen() {
        if (context_ == EGL_NO_CONTEXT) return;
        eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display_, context_);
    }
    Offscreen(const Offscreen&) = delete;
    Offscreen& operator=(const Offscreen&) = delete;

    bool good() const { return good_; }

    // A new target of this size, all transparent, which is then drawn into.
    void resize(int width, int height) {
        width_ = width;
        height_ = height;
        GLuint texture = 0, framebuffer = 0;
        glGenTextures(1, &texture);
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexStorage2D(GL_TEXTURE_2D, 1, GL_RGBA8, width, height);
        glGenFramebuffers(1, &framebuffer);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
        glClearColor(0, 0, 0, 0);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    Picture picture() const {
        Picture result{width_, height_, std::vector<std::uint8_t>(std::size_t(width_) * height_ * 4)};
        std::vector<std::uint8_t> rows(result.rgba.size());
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
        const std::size_t row = std::size_t(width_) * 4;
        for (int y = 0; y < height_; ++y)
            std::copy_n(&rows[row * std::size_t(height_ - 1 - y)], row, &result.rgba[row * std::size_t(y)]);
        return result;
    }

  private:
    EGLDisplay display_ = EGL_NO_DISPLAY;
    EGLContext context_ = EGL_NO_CONTEXT;
    bool good_ = false;
    int width_ = 0, height_ = 0;
};

}  // namespace sourceline::testing
