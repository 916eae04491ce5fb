// Made-up stories of any size, as files.
#pragma once

#include <string>

#include "base/text.h"

namespace sourceline::test {

// One source with `count` claims, from short ones to some of several lines, by turns of `events` events at one place
// and minute.
inline std::string story_of_claims(int count, int events) {
    std::string event_list, claims;
    for (int i = 0; i < events; ++i)
        event_list += format(R"(%s{"id":"e%d","title":"Event %d","summary":"Made up.","kind":"shelling",)"
                             R"("when":{"start":"2023-05-22T12:00","precision":"exact"},"place":"p"})",
                             i == 0 ? "" : ",", i, i);
    for (int i = 0; i < count; ++i) {
        std::string quote = "it was so";
        for (int word = i * 7919 % 13; word > 0; --word) quote += " and so";
        claims += format(R"(%s{"id":"c%d","event":"e%d","actor":"a","text":"Says so.","quote":"%s","voice":"direct",)"
                         R"("source":"s"})",
                         i == 0 ? "" : ",", i, i % events, quote.c_str());
    }
    return R"({"format":"sourceline-story","version":1,"id":"long","title":"Long","summary":"Made up.","language":"en",)"
           R"("utc_offset":"+00:00","time_label":"UTC","time":{"start":"2023-05-22T00:00","end":"2023-05-24T00:00",)"
           R"("initial":"2023-05-23T00:00"},"view":{"bbox":[34.2,49.6,38.8,51.4]},"basemap":"belgorod",)"
           R"("parties":[{"id":"g","name":"North"}],"actors":[{"id":"a","name":"A","role":"r","party":"g"}],)"
           R"("sources":[{"id":"s","title":"S","published":"2023-05-22","language":"en"}],"places":[{"id":"p",)"
           R"("name":"Here","kind":"village","lon":36.1,"lat":50.4,"precision":"exact","coordinates_from":"made up"}],)"
           R"("events":[)" +
           event_list + R"(],"claims":[)" + claims + "]}";
}

// `count` events, each at a place of its own, spread over a part of the base map and over a year; three parties tell of
// them by turns.
inline std::string story_of_places(int count, double west, double south, double width, double height) {
    std::string places, events, claims;
    for (int i = 0; i < count; ++i) {
        const char* comma = i == 0 ? "" : ",";
        const double lon = west + width * (i * 7919 % 1009) / 1009.0, lat = south + height * (i * 104729 % 997) / 997.0;
        places += format(R"(%s{"id":"p%d","name":"Place %d","kind":"village","lon":%.4f,"lat":%.4f,)"
                         R"("precision":"exact","coordinates_from":"made up"})",
                         comma, i, i, lon, lat);
        const std::string when = format("2023-%02d-%02dT12:00", 1 + i % 12, 1 + i % 28);
        events += format(R"(%s{"id":"e%d","title":"Event %d","summary":"Made up.","kind":"shelling",)"
                         R"("when":{"start":"%s","end":"%s","precision":"exact"},"place":"p%d"})",
                         comma, i, i, when.c_str(), when.c_str(), i);
        claims += format(R"(%s{"id":"c%d","event":"e%d","actor":"a%d","text":"Says so.","quote":"it was so",)"
                         R"("voice":"direct","source":"s"})",
                         comma, i, i, i % 3);
    }
    return R"({"format":"sourceline-story","version":1,"id":"many","title":"Many","summary":"Made up.","language":"en",)"
           R"("utc_offset":"+00:00","time_label":"UTC","time":{"start":"2023-01-01T00:00","end":"2024-01-01T00:00",)"
           R"("initial":"2023-12-31T00:00"},"view":{"bbox":[34.2,49.6,38.8,51.4]},"basemap":"belgorod",)"
           R"("parties":[{"id":"g0","name":"North"},{"id":"g1","name":"South"},{"id":"g2","name":"East"}],"actors":[)"
           R"({"id":"a0","name":"A","role":"r","party":"g0"},{"id":"a1","name":"B","role":"r","party":"g1"},)"
           R"({"id":"a2","name":"C","role":"r","party":"g2"}],)"
           R"("sources":[{"id":"s","title":"S","published":"2023-12-30","language":"en"}],"places":[)" +
           places + R"(],"events":[)" + events + R"(],"claims":[)" + claims + "]}";
}

}  // namespace sourceline::test
