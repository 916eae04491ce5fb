// Owners of GL names. Each releases its name when it goes; `forget` drops it without a GL call, for a lost context.
#pragma once

#include <GLES3/gl3.h>

#include <cstddef>
#include <cstdint>

#include "base/result.h"

namespace sourceline {

// What drawing costs.
struct GlCounters {
    int draw_calls = 0;
    std::uint64_t uploads_bytes = 0;
};

class GlBuffer {
  public:
    GlBuffer() = default;
    ~GlBuffer();
    GlBuffer(const GlBuffer&) = delete;
    GlBuffer& operator=(const GlBuffer&) = delete;

    // Replaces the content and leaves the buffer bound to `target`, always the same one for one buffer.
    void upload(GLenum target, const void* data, std::size_t bytes, GlCounters& counters);
    void forget() { name_ = 0; }

  private:
    GLuint name_ = 0;
};

class GlVertexArray {
  public:
    GlVertexArray() = default;
    ~GlVertexArray();
    GlVertexArray(const GlVertexArray&) = delete;
    GlVertexArray& operator=(const GlVertexArray&) = delete;

    void bind();
    void forget() { name_ = 0; }

  private:
    GLuint name_ = 0;
};

class GlTexture {
  public:
    GlTexture() = default;
    ~GlTexture();
    GlTexture(const GlTexture&) = delete;
    GlTexture& operator=(const GlTexture&) = delete;

    // Two bytes a texel, width even; smoothly sampled.
    void upload_rg(int width, int height, const std::uint8_t* texels);
    void bind() const { glBindTexture(GL_TEXTURE_2D, name_); }
    void forget() { name_ = 0; }

  private:
    GLuint name_ = 0;
};

// A picture that is drawn once and copied to where things are drawn, as often as is wanted.
class GlImage {
  public:
    GlImage() = default;
    ~GlImage();
    GlImage(const GlImage&) = delete;
    GlImage& operator=(const GlImage&) = delete;

    // Device pixels. What it held is gone where that is another size. False where there is no room for it.
    bool resize(int width, int height);
    // Copies the whole of it, its bottom left to there, and leaves the scissor around it.
    void copy_to(int x, int y, GlCounters& counters) const;
    void forget() { buffer_ = frame_ = 0, width_ = height_ = 0; }

    // While it lives all is drawn into the image.
    class Drawing {
      public:
        explicit Drawing(const GlImage& image);
        ~Drawing();
        Drawing(const Drawing&) = delete;
        Drawing& operator=(const Drawing&) = delete;

      private:
        GLint before_ = 0;
    };

  private:
    GLuint buffer_ = 0, frame_ = 0;
    int width_ = 0, height_ = 0;
    bool is_complete_ = false;
};

class GlProgram {
  public:
    GlProgram() = default;
    ~GlProgram();
    GlProgram(const GlProgram&) = delete;
    GlProgram& operator=(const GlProgram&) = delete;

    // Source without version and precision. `shared` is put before both shaders.
    Outcome create(const char* shared, const char* vertex, const char* fragment);
    void forget() { name_ = 0; }

    void use() const { glUseProgram(name_); }
    GLint uniform(const char* name) const { return glGetUniformLocation(name_, name); }

  private:
    GLuint name_ = 0;
};

// What an attribute is read from: `components` floats at `offset` of vertices `stride` bytes apart.
void attribute_floats(GLuint location, int components, std::size_t stride, std::size_t offset);
void attribute_uint(GLuint location, std::size_t stride, std::size_t offset);

void draw_triangles(std::size_t first_index, std::size_t index_count, GlCounters& counters);

void uniform_rgb(GLint location, std::uint32_t rgb);
void drain_gl_errors();

}  // namespace sourceline
