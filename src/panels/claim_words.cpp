#include "panels/claim_words.h"

namespace sourceline {

std::string words_as_they_stand(const Claim& claim) {
    return claim.voice == Voice::Direct ? "“" + claim.quote + "”" : claim.quote;
}

std::string words_after_name(Language language, std::string_view name, const Claim& claim) {
    const std::string introduced =
        claim.voice == Voice::Direct ? ": " : ". " + std::string(strings(language).document_reports) + " ";
    return std::string(name) + introduced + words_as_they_stand(claim);
}

}  // namespace sourceline
