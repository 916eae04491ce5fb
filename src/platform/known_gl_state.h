// For Dear ImGui's OpenGL backend on the web, included before it. Before it draws it asks for the state that it puts
// back afterwards. What a browser does not remember itself it asks of the GPU's process, which answers when it has
// drawn all that came before: with a software GPU 45 ms a frame. The renderer sets blending and scissor anew in each
// frame, so what it sets is the answer.
#pragma once

#include <GLES3/gl3.h>

inline void sourceline_known_gl_state(GLenum what, GLint* answer) {
    switch (what) {
        case GL_SCISSOR_BOX:
            return glGetIntegerv(GL_VIEWPORT, answer);  // which browsers remember
        case GL_BLEND_SRC_RGB:
            *answer = GL_SRC_ALPHA;
            return;
        case GL_BLEND_SRC_ALPHA:
            *answer = GL_ONE;
            return;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA:
            *answer = GL_ONE_MINUS_SRC_ALPHA;
            return;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA:
            *answer = GL_FUNC_ADD;
            return;
        default:
            glGetIntegerv(what, answer);
    }
}
#define glGetIntegerv sourceline_known_gl_state
