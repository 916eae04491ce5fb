#include <map>

#include "base/text.h"
#include "review/review.h"
#include "words/words.h"

namespace sourceline {
namespace {

// ISO 639-1 with sh, which BCP 47 keeps.
constexpr std::string_view kLanguages =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz "
    "ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik "
    "io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml "
    "mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd "
    "se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve "
    "vi vo wa wo xh yi yo za zh zu ";

// The codes of three letters (ISO 639-2) of languages that have one of two, by which alone BCP 47 knows them.
constexpr std::string_view kLongCodes =
    "aar=aa abk=ab afr=af aka=ak alb=sq amh=am ara=ar arg=an arm=hy asm=as ava=av ave=ae aym=ay aze=az bak=ba "
    "bam=bm baq=eu bel=be ben=bn bis=bi bod=bo bos=bs bre=br bul=bg bur=my cat=ca ces=cs cha=ch che=ce chi=zh "
    "chu=cu chv=cv cor=kw cos=co cre=cr cym=cy cze=cs dan=da deu=de div=dv dut=nl dzo=dz ell=el eng=en epo=eo "
    "est=et eus=eu ewe=ee fao=fo fas=fa fij=fj fin=fi fra=fr fre=fr fry=fy ful=ff geo=ka ger=de gla=gd gle=ga "
    "glg=gl glv=gv gre=el grn=gn guj=gu hat=ht hau=ha heb=he her=hz hin=hi hmo=ho hrv=hr hun=hu hye=hy ibo=ig "
    "ice=is ido=io iii=ii iku=iu ile=ie ina=ia ind=id ipk=ik isl=is ita=it jav=jv jpn=ja kal=kl kan=kn kas=ks "
    "kat=ka kau=kr kaz=kk khm=km kik=ki kin=rw kir=ky kom=kv kon=kg kor=ko kua=kj kur=ku lao=lo lat=la lav=lv "
    "lim=li lin=ln lit=lt ltz=lb lub=lu lug=lg mac=mk mah=mh mal=ml mao=mi mar=mr may=ms mkd=mk mlg=mg mlt=mt "
    "mon=mn mri=mi msa=ms mya=my nau=na nav=nv nbl=nr nde=nd ndo=ng nep=ne nld=nl nno=nn nob=nb nor=no nya=ny "
    "oci=oc oji=oj ori=or orm=om oss=os pan=pa per=fa pli=pi pol=pl por=pt pus=ps que=qu roh=rm ron=ro rum=ro "
    "run=rn rus=ru sag=sg san=sa sin=si slk=sk slo=sk slv=sl sme=se smo=sm sna=sn snd=sd som=so sot=st spa=es "
    "sqi=sq srd=sc srp=sr ssw=ss sun=su swa=sw swe=sv tah=ty tam=ta tat=tt tel=te tgk=tg tgl=tl tha=th tib=bo "
    "tir=ti ton=to tsn=tn tso=ts tuk=tk tur=tr twi=tw uig=ug ukr=uk urd=ur uzb=uz ven=ve vie=vi vol=vo wel=cy "
    "wln=wa wol=wo xho=xh yid=yi yor=yo zha=za zho=zh zul=zu ";

// ISO 3166-1.
constexpr std::string_view kCountries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW "
    "BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI "
    "FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN "
    "IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
    "MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF "
    "PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE "
    "YT ZA ZM ZW ";

// What is written by mistake for a language: its country, or a code that was given up.
constexpr std::pair<std::string_view, std::string_view> kMistaken[] = {
    {"al", "sq"}, {"at", "de"}, {"by", "be"}, {"cn", "zh"}, {"cz", "cs"}, {"dk", "da"}, {"eg", "ar"}, {"gb", "en"},
    {"ge", "ka"}, {"gr", "el"}, {"il", "he"}, {"in", "id"}, {"iq", "ar"}, {"ir", "fa"}, {"iw", "he"}, {"ji", "yi"},
    {"jp", "ja"}, {"jw", "jv"}, {"kz", "kk"}, {"md", "ro"}, {"me", "sr"}, {"mo", "ro"}, {"mx", "es"}, {"pk", "ur"},
    {"rs", "sr"}, {"sp", "es"}, {"sy", "ar"}, {"ua", "uk"}, {"us", "en"}, {"vn", "vi"},
};

// The lists' words have one length each and a space after them.
bool is_listed(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1))
        if (at % (word.size() + 1) == 0) return true;
    return false;
}

std::string lower_case(std::string_view ascii) {
    std::string lower(ascii);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return lower;
}

std::string_view code_of_two_letters(std::string_view code) {
    for (std::size_t at = kLongCodes.find(code); at != std::string_view::npos; at = kLongCodes.find(code, at + 1))
        if (at % 7 == 0) return kLongCodes.substr(at + 4, 2);
    return {};
}

// What is wrong with a language subtag, the first of a tag: a sentence, or "". Of codes of three letters only those are
// known that are none in BCP 47; there are thousands of others.
std::string fault_of_language(std::string_view code) {
    const std::string lower = lower_case(code);
    if (code != lower) return quoted(code) + " is looked for in small letters; write " + quoted(lower);
    std::string_view meant = code.size() == 3 ? code_of_two_letters(code) : std::string_view();
    if (code.size() == 2) {
        if (is_listed(kLanguages, code)) return {};
        for (const auto& [mistaken, language] : kMistaken)
            if (mistaken == code) meant = language;
    } else if (code.size() == 3 && meant.empty()) {
        return {};
    }
    const bool country = code.size() == 2 && is_listed(kCountries, upper_case(code));
    return quoted(code) + (country ? " is the code of a country, not of a language" : " is the tag of no language") +
           (meant.empty() ? std::string() : "; did you mean " + quoted(meant) + "?");
}

// The same of the country in a tag, such as GB in en-GB.
std::string fault_of_country(std::string_view tag) {
    std::string_view rest = tag.substr(tag.find('-') + 1);
    for (; !rest.empty(); rest.remove_prefix(std::min(rest.size(), rest.find('-') + 1))) {
        const std::string_view part = rest.substr(0, rest.find('-'));
        if (part.size() == 1) return {};  // what follows is private or an extension
        const std::string country = upper_case(part);
        if (part.size() == 2 && !is_listed(kCountries, country) && country.front() != 'X')  // X…: private use
            return "there is no country " + quoted(part) + ", as in " + quoted(tag) +
                   (country == "UK" ? "; did you mean 'GB'?" : "");
        if (part.size() == rest.size()) return {};
    }
    return {};
}

std::string fault_of(std::string_view tag) {
    const std::string fault = fault_of_language(tag.substr(0, tag.find('-')));
    return fault.empty() && tag.find('-') != std::string_view::npos ? fault_of_country(tag) : fault;
}

bool is_text_in_languages(Json value) {
    if (!value.is(JsonKind::Object)) return false;
    for (const char* key :
         {"title", "summary", "time_label", "name", "role", "publisher", "credit", "text", "via", "answer"})
        if (value.key() == key) return true;
    return false;
}

// The interface is in one of its own languages when it has none in the story's.
void review_interface(const Reviewed& reviewed) {
    const std::string_view tag = reviewed.story.language;
    if (!fault_of(tag).empty() || language_of(tag)) return;
    std::string names;
    for (int i = 0; i < kLanguageCount; ++i)
        names += (i == 0                    ? ""
                  : i + 1 == kLanguageCount ? " or "
                                            : ", ") +
                 quoted(strings(static_cast<Language>(i)).tag);
    reviewed.problems.warning(reviewed.root.find("language"), "the viewer has no words of its own in " + quoted(tag) +
                                                                  "; its buttons and dates will be in " + names);
}

}  // namespace

void review_languages(const Reviewed& reviewed) {
    struct Found {
        Json first;
        int more = 0;
    };
    std::map<std::string_view, Found> tags;
    const auto note = [&](std::string_view tag, Json at) {
        const auto [found, is_new] = tags.try_emplace(tag, Found{at});
        if (!is_new) ++found->second.more;
    };
    for_each_value(reviewed.root, [&](Json value) {
        if (value.is(JsonKind::Text) && value.key() == "language") note(value.text(), value);
        if (!is_text_in_languages(value)) return;
        for (Json text = value.first(); text; text = text.next()) note(text.key(), text);
    });
    for (const auto& [tag, found] : tags) {
        std::string fault = fault_of(tag);
        if (fault.empty()) continue;
        if (found.more > 0) fault += format(found.more == 1 ? " (and once more)" : " (and %d times more)", found.more);
        reviewed.problems.warning(found.first, std::move(fault));
    }
    review_interface(reviewed);
}

}  // namespace sourceline
