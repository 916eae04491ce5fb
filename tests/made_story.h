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

}  // namespace sourceline::test
