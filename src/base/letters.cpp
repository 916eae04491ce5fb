#include "base/letters.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace sourceline {
namespace {

// Unicode's canonical compositions (UnicodeData.txt, version 15) of Latin, Greek and Cyrillic: for each mark the pairs
// of a letter and the character that is both.
struct Compositions {
    char32_t mark;
    std::u16string_view pairs;
};
constexpr Compositions kCompositions[] = {
    {0x300,
     u"AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳ¨῭ÂẦÊỀÔỒÜǛâầêềôồüǜĂẰăằĒḔēḕŌṐōṑƠỜơờƯỪưừΑᾺΕῈΗῊΙῚΟῸΥῪΩῺαὰεὲηὴιὶοὸυὺ"
     u"ωὼϊῒϋῢЕЀИЍеѐиѝἀἂἁἃἈἊἉἋἐἒἑἓἘἚἙἛἠἢἡἣἨἪἩἫἰἲἱἳἸἺἹἻὀὂὁὃὈὊὉὋὐὒὑὓὙὛὠὢὡὣὨὪὩὫ᾿῍῾῝"},
    {0x301,
     u"AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzź¨΅ÂẤÅǺÆǼÇḈÊẾÏḮÔỐÕṌØǾÜǗâấåǻæǽ"
     u"çḉêếïḯôốõṍøǿüǘĂẮăắĒḖēḗŌṒōṓŨṸũṹƠỚơớƯỨưứΑΆΕΈΗΉΙΊΟΌΥΎΩΏαάεέηήιίοόυύωώϊΐϋΰϒϓГЃКЌгѓкќἀἄἁἅἈἌἉἍἐἔἑἕἘἜἙἝ"
     u"ἠἤἡἥἨἬἩἭἰἴἱἵἸἼἹἽὀὄὁὅὈὌὉὍὐὔὑὕὙὝὠὤὡὥὨὬὩὭ᾿῎῾῞"},
    {0x302, u"AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑẠẬạậẸỆẹệỌỘọộ"},
    {0x303, u"AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹÂẪÊỄÔỖâẫêễôỗĂẴăẵƠỠơỡƯỮưữ"},
    {0x304, u"AĀEĒGḠIĪOŌUŪaāeēgḡiīoōuūÄǞÆǢÜǕäǟæǣüǖǪǬǫǭȦǠȧǡΑᾹΙῙΥῩαᾱιῑυῡИӢУӮиӣуӯḶḸḷḹṚṜṛṝ"},
    {0x306, u"AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭȨḜȩḝΑᾸΙῘΥῨαᾰιῐυῠАӐЕӖЖӁИЙУЎаӑеӗжӂийуўẠẶạặ"},
    {0x307, u"BḂCĊDḊEĖFḞGĠHḢIİMṀNṄPṖRṘSṠTṪWẆXẊYẎZŻbḃcċdḋeėfḟgġhḣmṁnṅpṗrṙsṡtṫwẇxẋyẏzżŚṤśṥŠṦšṧſẛṢṨṣṩ"},
    {0x308,
     u"AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿÕṎõṏŪṺūṻΙΪΥΫιϊυϋϒϔІЇАӒЕЁЖӜЗӞИӤОӦУӰЧӴЫӸЭӬаӓеёжӝзӟиӥоӧуӱчӵыӹ"
     u"эӭіїӘӚәӛӨӪөӫ"},
    {0x309, u"AẢEẺIỈOỎUỦYỶaảeẻiỉoỏuủyỷÂẨÊỂÔỔâẩêểôổĂẲăẳƠỞơởƯỬưử"},
    {0x30a, u"AÅUŮaåuůwẘyẙ"},
    {0x30b, u"OŐUŰoőuűУӲуӳ"},
    {0x30c, u"AǍCČDĎEĚGǦIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧiǐjǰkǩlľnňoǒrřsštťuǔzžÜǙüǚƷǮʒǯ"},
    {0x30f, u"AȀEȄIȈOȌRȐUȔaȁeȅiȉoȍrȑuȕѴѶѵѷ"},
    {0x311, u"AȂEȆIȊOȎRȒUȖaȃeȇiȋoȏrȓuȗ"},
    {0x313, u"ΑἈΕἘΗἨΙἸΟὈΩὨαἀεἐηἠιἰοὀρῤυὐωὠ"},
    {0x314, u"ΑἉΕἙΗἩΙἹΟὉΡῬΥὙΩὩαἁεἑηἡιἱοὁρῥυὑωὡ"},
    {0x31b, u"OƠUƯoơuư"},
    {0x323, u"AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓƠỢơợƯỰưự"},
    {0x324, u"UṲuṳ"},
    {0x325, u"AḀaḁ"},
    {0x326, u"SȘTȚsștț"},
    {0x327, u"CÇDḐGĢHḨKĶLĻNŅRŖSŞTŢcçdḑgģhḩkķlļnņrŗsştţ"},
    {0x328, u"AĄEĘIĮOǪUŲaąeęiįoǫuų"},
    {0x32d, u"DḒEḘLḼNṊTṰUṶdḓeḙlḽnṋtṱuṷ"},
    {0x32e, u"HḪhḫ"},
    {0x330, u"EḚIḬUṴeḛiḭuṵ"},
    {0x331, u"BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"},
    {0x342, u"¨῁αᾶηῆιῖυῦωῶϊῗϋῧἀἆἁἇἈἎἉἏἠἦἡἧἨἮἩἯἰἶἱἷἸἾἹἿὐὖὑὗὙὟὠὦὡὧὨὮὩὯ᾿῏῾῟"},
    {0x345,
     u"ΑᾼΗῌΩῼάᾴήῄαᾳηῃωῳώῴἀᾀἁᾁἂᾂἃᾃἄᾄἅᾅἆᾆἇᾇἈᾈἉᾉἊᾊἋᾋἌᾌἍᾍἎᾎἏᾏἠᾐἡᾑἢᾒἣᾓἤᾔἥᾕἦᾖἧᾗἨᾘἩᾙἪᾚἫᾛἬᾜἭᾝἮᾞἯᾟὠᾠὡᾡὢᾢὣᾣὤᾤὥᾥὦᾦ"
     u"ὧᾧὨᾨὩᾩὪᾪὫᾫὬᾬὭᾭὮᾮὯᾯὰᾲὴῂὼῲᾶᾷῆῇῶῷ"},
};

struct Range {
    char32_t first, last;
};
template <std::size_t kCount>
bool is_in(const Range (&ranges)[kCount], char32_t c) {
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

char32_t composed_with(char32_t letter, char32_t mark) {
    for (const auto& [of, pairs] : kCompositions)
        for (std::size_t i = 0; of == mark && i < pairs.size(); i += 2)
            if (pairs[i] == letter) return pairs[i + 1];
    return 0;
}

// Controls, and what reorders: LRE to RLO, the isolates and their ends. A paragraph's or line's end is one, too.
bool is_dropped(char32_t c) {
    constexpr Range kDropped[] = {{0x00, 0x01},     {0x04, 0x1f},     {0x7f, 0x9f},
                                  {0xad, 0xad},     {0x200b, 0x200b}, {0x2028, 0x202e},
                                  {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}};
    return is_in(kDropped, c);
}

bool is_line_end(char32_t c) { return (c >= 0x09 && c <= 0x0d) || c == 0x2028 || c == 0x2029; }

// Puts characters together, each mark into the letter before it where one character is both.
class Composer {
  public:
    explicit Composer(std::size_t size) { out_.reserve(size); }
    void add(char32_t c) {
        const char32_t both = is_mark(c) ? composed_with(last_, c) : 0;
        if (both) out_.resize(last_at_);
        last_at_ = out_.size();
        last_ = both ? both : c;
        append_utf8(out_, last_);
    }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
    char32_t last_ = 0;
    std::size_t last_at_ = 0;
};

}  // namespace

// Blocks of combining marks, and those of the scripts whose marks a piece of text may well begin with after a cut.
bool is_mark(char32_t c) {
    constexpr Range kMarks[] = {{0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},  {0x610, 0x61a},   {0x64b, 0x65f},
                                {0x6d6, 0x6dc},   {0x900, 0x903},   {0x93a, 0x94f},  {0xe31, 0xe31},   {0xe34, 0xe3a},
                                {0xe47, 0xe4e},   {0xeb1, 0xeb1},   {0xeb4, 0xebc},  {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
                                {0x20d0, 0x20ff}, {0x3099, 0x309a}, {0xfe20, 0xfe2f}};
    return is_in(kMarks, c);
}

bool is_right_to_left(char32_t c) {
    constexpr Range kScripts[] = {{0x590, 0x8ff},   {0x200f, 0x200f},   {0xfb1d, 0xfdff},
                                  {0xfe70, 0xfefc}, {0x10800, 0x10fff}, {0x1e800, 0x1efff}};
    return is_in(kScripts, c);
}

bool is_emoji(char32_t c) {
    constexpr Range kEmoji[] = {{0x231a, 0x231b}, {0x23e9, 0x23fa}, {0x2600, 0x2604},
                                {0x2607, 0x2712}, {0x2714, 0x2716}, {0x2718, 0x27bf},
                                {0x2b1b, 0x2b1c}, {0x2b50, 0x2b55}, {0x1f000, 0x1faff}};
    return is_in(kEmoji, c);
}

bool is_zero_width(char32_t c) {
    constexpr Range kWithoutWidth[] = {{kIsolateBegins, kIsolateEnds},
                                       {0x34f, 0x34f},
                                       {0x61c, 0x61c},
                                       {0x180b, 0x180f},
                                       {0x200c, 0x200f},
                                       {0xfe00, 0xfe0f},
                                       {0xe0000, 0xe0fff}};
    return is_dropped(c) || is_in(kWithoutWidth, c);
}

bool joins_before(char32_t c) {
    return is_mark(c) || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff) ||
           (c >= 0xe0020 && c <= 0xe007f);
}

bool has_right_to_left(std::string_view text) { return any_code_point(text, is_right_to_left); }

TextDirection first_direction(std::string_view text, TextDirection otherwise) {
    bool isolated = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        isolated = point.value == kIsolateBegins || (isolated && point.value != kIsolateEnds);
        if (isolated) {
            at += point.size;
            continue;
        }
        if (is_right_to_left(point.value)) return TextDirection::RightToLeft;
        const bool digit = point.value >= U'0' && point.value <= U'9';
        if (is_word_at(text, at) && !digit && !is_zero_width(point.value) && !is_emoji(point.value))
            return TextDirection::LeftToRight;
        at += point.size;
    }
    return otherwise;
}

FrameText isolated(FrameText text) {
    if (!has_right_to_left(text)) return text;
    constexpr char kBegins = kIsolateBegins, kEnds = kIsolateEnds;
    return frame_text({&kBegins, 1}) + text + std::string_view(&kEnds, 1);
}

std::string composed(std::string_view text) {
    Composer out(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        out.add(point.value);
    }
    return out.take();
}

std::string as_drawn(std::string_view text) {
    Composer out(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        if (is_line_end(point.value)) out.add(U' ');
        if (!is_dropped(point.value)) out.add(point.value);
    }
    return out.take();
}

std::size_t cluster_size(std::string_view text, std::size_t at) {
    CodePoint point = code_point_at(text, at);
    std::size_t end = at + point.size;
    const auto is_flag = [](char32_t c) { return c >= 0x1f1e6 && c <= 0x1f1ff; };  // two make one
    bool flag = is_flag(point.value);
    while (end < text.size()) {
        const CodePoint next = code_point_at(text, end);
        const bool second_half = flag && is_flag(next.value);
        if (!joins_before(next.value) && point.value != 0x200d && !second_half) break;
        flag = false;
        end += next.size;
        point = next;
    }
    return end - at;
}

}  // namespace sourceline
