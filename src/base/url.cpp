#include "base/url.h"

namespace sourceline {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Takes "http://" or "https://" off the front; schemes are case-insensitive (RFC 3986, 3.1).
bool take_web_scheme(std::string_view& text) {
    for (const std::string_view scheme : {std::string_view("https://"), std::string_view("http://")}) {
        if (text.size() < scheme.size()) continue;
        bool same = true;
        for (std::size_t i = 0; i < scheme.size(); ++i) {
            const char lower = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
            same = same && lower == scheme[i];
        }
        if (!same) continue;
        text.remove_prefix(scheme.size());
        return true;
    }
    return false;
}

bool is_port(std::string_view text) {
    if (text.size() > 5) return false;
    for (const char c : text)
        if (!is_digit(c)) return false;
    return true;
}

bool is_ip_literal(std::string_view host) {
    if (host.size() < 4 || host.front() != '[' || host.back() != ']') return false;
    for (const char c : host.substr(1, host.size() - 2))
        if (hex_value(c) < 0 && c != ':' && c != '.') return false;
    return true;
}

bool is_host(std::string_view host) {
    if (host.empty() || host.front() == '.') return false;
    bool any = false;
    for (const char c : host) {
        if (!is_digit(c) && !is_letter(c) && c != '-' && c != '.' && c != '_') return false;
        any = any || is_digit(c) || is_letter(c);
    }
    return any;
}

}  // namespace

bool is_web_url(std::string_view text) {
    for (const char c : text)
        if (c < 0x21 || c > 0x7e || c == '\\' || c == '"' || c == '<' || c == '>') return false;
    if (!take_web_scheme(text)) return false;
    const std::string_view authority = text.substr(0, text.find_first_of("/?#"));
    if (authority.find('@') != std::string_view::npos) return false;
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    const std::string_view host = authority.substr(0, colon);
    if (colon != std::string_view::npos && !is_port(authority.substr(colon + 1))) return false;
    return is_host(host) || is_ip_literal(host);
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
            if (high >= 0 && low >= 0) {
                out += static_cast<char>(high * 16 + low);
                i += 2;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

FrameText percent_encoded(std::string_view text) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    FrameText out;
    for (const char c : text) {
        // Besides the unreserved characters those that a query and a fragment may hold and that keep
        // times and map positions readable. '+' is encoded: form decoders take it for a space.
        const bool plain = is_digit(c) || is_letter(c) || std::string_view("-._~:/,").find(c) != std::string_view::npos;
        const auto byte = static_cast<unsigned char>(c);
        const char bytes[] = {'%', kHex[byte >> 4], kHex[byte & 15]};
        out += plain ? std::string_view(&c, 1) : std::string_view(bytes, 3);
    }
    return out;
}

std::string at_text(std::string url, std::string_view text) {
    if (text.empty()) return url;
    url += url.find('#') == std::string::npos ? "#:~:text=" : ":~:text=";
    for (const char c : percent_encoded(text)) {
        // Both part the pieces of a directive.
        if (c == ',')
            url += "%2C";
        else if (c == '-')
            url += "%2D";
        else
            url += c;
    }
    return url;
}

}  // namespace sourceline
