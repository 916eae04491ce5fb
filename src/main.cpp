#include "app/app.h"
#include "host/host.h"
#include "platform/platform.h"

// On the web main returns and the page calls on: what it made must stay, hence static.
int main(int argc, char** argv) {
    static sourceline::Platform platform;
    static sourceline::Host host;
    static sourceline::App app(platform, host);
    return host.run(app, argc, argv);
}
