#include "panels/claim_words.h"

namespace sourceline {

FrameText words_as_they_stand(const Claim& claim) {
    return claim.voice == Voice::Direct ? FrameText("“") + claim.quote + "”" : FrameText(claim.quote);
}

FrameText words_after_name(Language language, std::string_view name, const Claim& claim) {
    const FrameText introduced =
        claim.voice == Voice::Direct ? ": " : ". " + FrameText(strings(language).document_reports) + " ";
    return FrameText(name) + introduced + words_as_they_stand(claim);
}

}  // namespace sourceline
