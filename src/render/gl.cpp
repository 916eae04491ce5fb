#include "render/gl.h"

#include <string>

namespace sourceline {

namespace {

constexpr char kPrologue[] =
    "#version 300 es\n"
    "precision highp float;\n"
    "precision highp int;\n";

const void* as_pointer(std::size_t offset) {
    return reinterpret_cast<const void*>(offset);  // NOLINT(performance-no-int-to-ptr): how GL takes an offset
}

GLuint compiled(GLenum type, const char* shared, const char* source, std::string& log) {
    const GLuint shader = glCreateShader(type);
    const char* parts[] = {kPrologue, shared, source};
    glShaderSource(shader, 3, parts, nullptr);
    glCompileShader(shader);
    GLint good = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
    if (good) return shader;
    char text[512] = "";
    glGetShaderInfoLog(shader, sizeof text, nullptr, text);
    log = text;
    glDeleteShader(shader);
    return 0;
}

}  // namespace

GlBuffer::~GlBuffer() {
    if (name_) glDeleteBuffers(1, &name_);
}

void GlBuffer::upload(GLenum target, const void* data, std::size_t bytes, GlCounters& counters) {
    if (!name_) glGenBuffers(1, &name_);
    glBindBuffer(target, name_);
    glBufferData(target, static_cast<GLsizeiptr>(bytes), data, GL_STATIC_DRAW);
    counters.uploads_bytes += bytes;
}

GlVertexArray::~GlVertexArray() {
    if (name_) glDeleteVertexArrays(1, &name_);
}

void GlVertexArray::bind() {
    if (!name_) glGenVertexArrays(1, &name_);
    glBindVertexArray(name_);
}

GlTexture::~GlTexture() {
    if (name_) glDeleteTextures(1, &name_);
}

void GlTexture::upload_rg(int width, int height, const std::uint8_t* texels) {
    if (!name_) glGenTextures(1, &name_);
    bind();
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, width, height, 0, GL_RG, GL_UNSIGNED_BYTE, texels);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
}

GlImage::~GlImage() {
    if (frame_ != 0) glDeleteFramebuffers(1, &frame_);
    if (buffer_ != 0) glDeleteRenderbuffers(1, &buffer_);
}

bool GlImage::resize(int width, int height) {
    if (frame_ != 0 && width == width_ && height == height_) return is_complete_;
    if (width <= 0 || height <= 0) return false;
    width_ = width;
    height_ = height;
    if (frame_ == 0) {
        glGenFramebuffers(1, &frame_);
        glGenRenderbuffers(1, &buffer_);
    }
    const Drawing drawing(*this);
    glBindRenderbuffer(GL_RENDERBUFFER, buffer_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, buffer_);
    return is_complete_ = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

void GlImage::copy_to(int x, int y, GlCounters& counters) const {
    GLint before = 0;
    glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, frame_);
    glScissor(x, y, width_, height_);
    glBlitFramebuffer(0, 0, width_, height_, x, y, x + width_, y + height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before));
    ++counters.draw_calls;
}

GlImage::Drawing::Drawing(const GlImage& image) {
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before_);
    glBindFramebuffer(GL_FRAMEBUFFER, image.frame_);
}

GlImage::Drawing::~Drawing() { glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before_)); }

GlProgram::~GlProgram() {
    if (name_) glDeleteProgram(name_);
}

Outcome GlProgram::create(const char* shared, const char* vertex, const char* fragment) {
    if (name_) glDeleteProgram(name_);
    name_ = 0;
    std::string log;
    const GLuint vertex_shader = compiled(GL_VERTEX_SHADER, shared, vertex, log);
    const GLuint fragment_shader = vertex_shader ? compiled(GL_FRAGMENT_SHADER, shared, fragment, log) : 0;
    if (!fragment_shader) {
        if (vertex_shader) glDeleteShader(vertex_shader);
        return Error{"The graphics driver did not accept a shader of the map: " + log};
    }
    name_ = glCreateProgram();
    glAttachShader(name_, vertex_shader);
    glAttachShader(name_, fragment_shader);
    glLinkProgram(name_);
    // The program keeps them as long as it lives.
    glDeleteShader(vertex_shader);
    glDeleteShader(fragment_shader);
    GLint good = GL_FALSE;
    glGetProgramiv(name_, GL_LINK_STATUS, &good);
    if (good) return Done{};
    char text[512] = "";
    glGetProgramInfoLog(name_, sizeof text, nullptr, text);
    glDeleteProgram(name_);
    name_ = 0;
    return Error{std::string("The graphics driver could not link a shader of the map: ") + text};
}

void attribute_floats(GLuint location, int components, std::size_t stride, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, components, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride), as_pointer(offset));
}

void attribute_uint(GLuint location, std::size_t stride, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribIPointer(location, 1, GL_UNSIGNED_INT, static_cast<GLsizei>(stride), as_pointer(offset));
}

void draw_triangles(std::size_t first_index, std::size_t index_count, GlCounters& counters) {
    if (index_count == 0) return;
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(index_count), GL_UNSIGNED_INT,
                   as_pointer(first_index * sizeof(std::uint32_t)));
    ++counters.draw_calls;
}

void uniform_rgb(GLint location, std::uint32_t rgb) {
    glUniform3f(location, static_cast<float>(rgb >> 16 & 255u) / 255.0f, static_cast<float>(rgb >> 8 & 255u) / 255.0f,
                static_cast<float>(rgb & 255u) / 255.0f);
}

void drain_gl_errors() {
    // A context that is lost again may never run dry.
    for (int i = 0; i < 32 && glGetError() != GL_NO_ERROR; ++i) {
    }
}

}  // namespace sourceline
