#include "panels/strings.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace sourceline {

namespace {

constexpr Strings kEnglish = {
    "en",
    "Event",
    "Who says what",
    "Sources",
    "Previous",
    "Next",
    "Choose a symbol on the map or a bar on the timeline, or step through the story with Next.",
    "Colour: who says so",
    "Fill: how it stands in the sources",
    "claimed by one side",
    "supported by more than one side",
    "contradicted, disputed or changed",
    "The document reports:",
    "via",
    "time of saying not stated",
    "replaces the above",
    "replaced later",
    "contradicts",
    "in the speaker’s words",
    "time of day not stated",
    "about",
    "Between",
    "and",
    "from",
    "to",
    "before the raid",
    "within about %s of this point",
    "somewhere in this region",
    "exact place",
    "from the border",
    "no place on the map",
    "happened",
    "known",
    "Play",
    "Pause",
    "Background",
    "publisher not stated",
    "date not stated",
    "no link stated in the document",
    "Open the source",
    "rest on this source",
    "quoted passages",
    "contradictory",
    "answered alike",
    "an account changed",
    "the account changed. Both statements are shown, in order.",
    "nothing said on this in the sources",
    "not yet said at this time",
    "not yet known at this time",
    "Zoom in",
    "Zoom out",
    "Show the whole story",
    "Close",
    "km",
    "stated",
    "measured",
    {"claimed", "confirmed", "denied", "not verified", "retracted"},
    {"Shelling", "Ground attack", "Air strike", "Drones", "Casualties", "Evacuation", "Statement", "Investigation",
     "Assessment", "Background", "Event"},
    {"city", "town", "village", "border crossing", "landmark", "area", "region", "country"},
    {"online", "edited since", "deleted", "archived copy only"},
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"},
    {"night", "morning", "afternoon", "evening"},
    {"English", "Ukrainian", "Russian"},
    {"in English", "in Ukrainian", "in Russian"},
    "All",
    "as told by",
    "Search the story",
    "Filters",
    "Clear",
    "found",
    "Nothing in the story matches.",
    "EN",
    "Speakers",
    "Kinds of event",
    "said",
    "as claimed",
    "Answers are not translated; they are shown",
    "said after this moment",
    "speaks only of what happened later",
    "hidden by the choice of side or the filters",
    "Stated and measured",
    "%s more than stated",
    "%s less than stated",
    "centre to centre",
    "from the centre to the nearest point of the border",
    "in the document: “%s”",
    "Share",
    "Shape: what kind",
    "answered, when is not stated",
    "perhaps later",
    "Also on the map",
    "pale: may have happened by then",
    "softer: over by then",
    "dashed ring: somewhere within",
    "hatched: somewhere in the region",
    "tinted bands: night",
    "Changes and corrections",
    "retrieved on %s",
    "Archived copy",
    "Place on the map: %s",
};

constexpr Strings kUkrainian = {
    "uk",
    "Подія",
    "Хто що каже",
    "Джерела",
    "Назад",
    "Далі",
    "Виберіть знак на мапі чи смугу на шкалі часу або йдіть історією кнопкою «Далі».",
    "Колір: хто це каже",
    "Заливка: як це виглядає в джерелах",
    "заявлено однією стороною",
    "підтримано більш ніж однією стороною",
    "заперечено, оскаржено чи змінено",
    "Документ повідомляє:",
    "через",
    "час висловлення не вказано",
    "замінює попереднє",
    "згодом замінено",
    "суперечить",
    "словами мовця",
    "час доби не вказано",
    "близько",
    "Між",
    "та",
    "від",
    "до",
    "до рейду",
    "у межах приблизно %s від цієї точки",
    "десь у цьому регіоні",
    "точне місце",
    "від кордону",
    "без місця на мапі",
    "сталося",
    "відомо",
    "Відтворити",
    "Пауза",
    "Передісторія",
    "видавця не вказано",
    "дату не вказано",
    "у документі немає посилання",
    "Відкрити джерело",
    "спираються на це джерело",
    "цитовані місця",
    "суперечливо",
    "відповіді однакові",
    "повідомлення змінено",
    "повідомлення змінилося. Показано обидва висловлювання, за порядком.",
    "у джерелах про це нічого не сказано",
    "на цей час ще не сказано",
    "на цей час ще не відомо",
    "Збільшити",
    "Зменшити",
    "Показати всю історію",
    "Закрити",
    "км",
    "заявлено",
    "виміряно",
    {"заявлено", "підтверджено", "заперечено", "не перевірено", "відкликано"},
    {"Обстріл", "Наземна атака", "Авіаудар", "Дрони", "Постраждалі", "Евакуація", "Заява", "Розслідування", "Оцінка",
     "Передісторія", "Подія"},
    {"місто", "містечко", "село", "пункт пропуску", "об’єкт", "місцевість", "регіон", "країна"},
    {"доступне", "відредаговане", "видалене", "лише архівна копія"},
    {"неділя", "понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота"},
    {"нд", "пн", "вт", "ср", "чт", "пт", "сб"},
    {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
     "грудня"},
    {"січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень", "вересень", "жовтень",
     "листопад", "грудень"},
    {"ніч", "ранок", "день", "вечір"},
    {"англійська", "українська", "російська"},
    {"англійською", "українською", "російською"},
    "Усі",
    "за словами",
    "Пошук в історії",
    "Фільтри",
    "Скинути",
    "знайдено",
    "В історії нічого не знайдено.",
    "УК",
    "Мовці",
    "Види подій",
    "сказано",
    "за твердженнями",
    "Відповіді не перекладено; їх показано",
    "сказано після цієї миті",
    "говорить лише про те, що сталося пізніше",
    "приховано вибором сторони чи фільтрами",
    "Заявлено й виміряно",
    "на %s більше, ніж заявлено",
    "на %s менше, ніж заявлено",
    "від центру до центру",
    "від центру до найближчої точки кордону",
    "у документі: «%s»",
    "Поділитися",
    "Форма: що це",
    "відповідь є, час не вказано",
    "можливо, пізніше",
    "Ще на мапі",
    "бліде: на цей час могло статися",
    "м’якше: на цей час уже минуло",
    "пунктирне коло: десь у його межах",
    "штрихування: десь у регіоні",
    "тоновані смуги: ніч",
    "Зміни та виправлення",
    "дата звернення: %s",
    "Архівна копія",
    "Місце на мапі: %s",
};

constexpr Strings kRussian = {
    "ru",
    "Событие",
    "Кто что говорит",
    "Источники",
    "Назад",
    "Далее",
    "Выберите знак на карте или полосу на шкале времени либо идите по истории кнопкой «Далее».",
    "Цвет: кто это говорит",
    "Заливка: как это выглядит в источниках",
    "заявлено одной стороной",
    "поддержано более чем одной стороной",
    "опровергнуто, оспорено или изменено",
    "Документ сообщает:",
    "через",
    "время высказывания не указано",
    "заменяет предыдущее",
    "позже заменено",
    "противоречит",
    "словами говорящего",
    "время суток не указано",
    "около",
    "Между",
    "и",
    "от",
    "до",
    "до рейда",
    "в пределах примерно %s от этой точки",
    "где-то в этом регионе",
    "точное место",
    "от границы",
    "без места на карте",
    "произошло",
    "известно",
    "Воспроизвести",
    "Пауза",
    "Предыстория",
    "издатель не указан",
    "дата не указана",
    "в документе нет ссылки",
    "Открыть источник",
    "опираются на этот источник",
    "цитируемые места",
    "противоречиво",
    "ответы совпадают",
    "сообщение изменено",
    "сообщение изменилось. Показаны оба высказывания, по порядку.",
    "в источниках об этом ничего не сказано",
    "на это время ещё не сказано",
    "на это время ещё не известно",
    "Увеличить",
    "Уменьшить",
    "Показать всю историю",
    "Закрыть",
    "км",
    "заявлено",
    "измерено",
    {"заявлено", "подтверждено", "отрицается", "не проверено", "отозвано"},
    {"Обстрел", "Наземная атака", "Авиаудар", "Дроны", "Пострадавшие", "Эвакуация", "Заявление", "Расследование",
     "Оценка", "Предыстория", "Событие"},
    {"город", "городок", "село", "пункт пропуска", "объект", "местность", "регион", "страна"},
    {"доступен", "отредактирован", "удалён", "только архивная копия"},
    {"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"},
    {"вс", "пн", "вт", "ср", "чт", "пт", "сб"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
     "декабря"},
    {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
     "декабрь"},
    {"ночь", "утро", "день", "вечер"},
    {"английский", "украинский", "русский"},
    {"на английском", "на украинском", "на русском"},
    "Все",
    "по словам",
    "Поиск по истории",
    "Фильтры",
    "Сбросить",
    "найдено",
    "В истории ничего не найдено.",
    "РУ",
    "Говорящие",
    "Виды событий",
    "сказано",
    "по утверждениям",
    "Ответы не переведены; они показаны",
    "сказано после этого момента",
    "говорит только о том, что произошло позже",
    "скрыто выбором стороны или фильтрами",
    "Заявлено и измерено",
    "на %s больше, чем заявлено",
    "на %s меньше, чем заявлено",
    "от центра до центра",
    "от центра до ближайшей точки границы",
    "в документе: «%s»",
    "Поделиться",
    "Форма: что это",
    "ответ есть, время не указано",
    "возможно, позже",
    "Ещё на карте",
    "бледное: к этому времени могло произойти",
    "мягче: к этому времени уже прошло",
    "пунктирный круг: где-то внутри",
    "штриховка: где-то в регионе",
    "тонированные полосы: ночь",
    "Изменения и исправления",
    "дата обращения: %s",
    "Архивная копия",
    "Место на карте: %s",
};

struct Plural {
    const char *one, *few, *many;
};

// CLDR plural rules for en, uk and ru integers.
const char* plural(Language language, int count, const Plural& forms) {
    if (language == Language::English) return count == 1 ? forms.one : forms.many;
    const int tens = count % 100, ones = count % 10;
    if (ones == 1 && tens != 11) return forms.one;
    if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return forms.few;
    return forms.many;
}

std::string counted(Language language, int count, const Plural (&forms)[3]) {
    return format("%d %s", count, plural(language, count, forms[static_cast<int>(language)]));
}

CivilTime last_day(const TimeSpan& span, UtcOffset offset) {
    return civil_from_instant(span.end > span.start ? span.end - 1 : span.end, offset);
}

bool same_day(const CivilTime& a, const CivilTime& b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

std::string capitalised(std::string_view text) {
    if (text.empty()) return {};
    const std::size_t first = code_point_at(text, 0).size;
    return upper_case(text.substr(0, first)) + std::string(text.substr(first));
}

std::string day_and_month(Language language, const CivilTime& civil) {
    return format("%d %s", civil.day, strings(language).months[civil.month - 1]);
}

std::string weekday_date(Language language, const CivilTime& civil) {
    const char* separator = language == Language::English ? " " : ", ";
    return capitalised(strings(language).weekdays[civil.weekday]) + separator + day_and_month(language, civil);
}

std::string days_text(Language language, const CivilTime& from, const CivilTime& to) {
    const Strings& words = strings(language);
    if (same_day(from, to)) return weekday_date(language, from);
    if (language == Language::English && from.month == to.month)
        return format("%s %s %d %s %s", words.between, words.weekdays[from.weekday], from.day, words.and_word,
                      weekday_date(language, to).c_str());
    if (language == Language::English)
        return format("%s %s %s %s", words.between, weekday_date(language, from).c_str(), words.and_word,
                      weekday_date(language, to).c_str());
    return day_and_month(language, from) + " – " + day_and_month(language, to);
}

std::string clock_range(Language language, const CivilTime& from, const CivilTime& to) {
    if (same_day(from, to)) return clock_time(from) + (clock_time(from) == clock_time(to) ? "" : "–" + clock_time(to));
    return clock_time(from) + " – " + weekday_date(language, to) + ", " + clock_time(to);
}

std::string month_text(Language language, const CivilTime& from, const CivilTime& to) {
    const Strings& words = strings(language);
    const std::string first = format("%s %d", capitalised(words.months_alone[from.month - 1]).c_str(), from.year);
    if (from.year == to.year && from.month == to.month) return first;
    return first + " – " + format("%s %d", words.months_alone[to.month - 1], to.year);
}

}  // namespace

const Strings& strings(Language language) {
    switch (language) {
        case Language::Ukrainian:
            return kUkrainian;
        case Language::Russian:
            return kRussian;
        case Language::English:
            break;
    }
    return kEnglish;
}

std::string filled(std::string pattern, std::string_view value) {
    const std::size_t at = pattern.find("%s");
    return at == pattern.npos ? pattern : pattern.replace(at, 2, value);
}

std::string count_events(Language language, int count) {
    static constexpr Plural kForms[3] = {
        {"event", "", "events"}, {"подія", "події", "подій"}, {"событие", "события", "событий"}};
    return counted(language, count, kForms);
}
std::string count_events_and_possible(Language language, int count, int possible) {
    static constexpr const char* kPossibly[3] = {"possibly", "можливо", "возможно"};
    if (possible == 0) return count_events(language, count);
    return count_events(language, count) + format(" (%d %s)", possible, kPossibly[static_cast<int>(language)]);
}
std::string count_statements_known(Language language, int count) {
    static constexpr Plural kForms[3] = {
        {"statement known", "", "statements known"},
        {"відоме висловлювання", "відомі висловлювання", "відомих висловлювань"},
        {"известное высказывание", "известных высказывания", "известных высказываний"}};
    return counted(language, count, kForms);
}
std::string count_claims(Language language, int count) {
    static constexpr Plural kForms[3] = {{"claim", "", "claims"},
                                         {"твердження", "твердження", "тверджень"},
                                         {"утверждение", "утверждения", "утверждений"}};
    return counted(language, count, kForms);
}
std::string count_answers(Language language, int count) {
    static constexpr Plural kForms[3] = {
        {"answer", "", "answers"}, {"відповідь", "відповіді", "відповідей"}, {"ответ", "ответа", "ответов"}};
    return counted(language, count, kForms);
}
std::string count_answers_known(Language language, int count) {
    static constexpr Plural kForms[3] = {{"answer known", "", "answers known"},
                                         {"відома відповідь", "відомі відповіді", "відомих відповідей"},
                                         {"известный ответ", "известных ответа", "известных ответов"}};
    return counted(language, count, kForms);
}

std::string long_date(Language language, const CivilTime& civil) {
    return weekday_date(language, civil) + format(" %d", civil.year);
}
std::string short_date(Language language, const CivilTime& civil) {
    const Strings& words = strings(language);
    const std::string_view month = words.months[civil.month - 1];
    // English months are cut to three letters; Cyrillic genitives stay whole, they are not abbreviated alike
    // everywhere.
    const std::string shown(language == Language::English && month.size() > 4 ? month.substr(0, 3) : month);
    return capitalised(words.weekdays_short[civil.weekday]) + format(" %d ", civil.day) + shown;
}
std::string clock_time(const CivilTime& civil) { return format("%02d:%02d", civil.hour, civil.minute); }

std::string km_to_tenths(Language language, double km) {
    std::string number = format("%.1f", km);
    if (language != Language::English) std::replace(number.begin(), number.end(), '.', ',');
    return number + "\u00a0" + strings(language).km;
}
std::string distance_text(Language language, double km) {
    const bool whole = std::fabs(km - std::round(km)) < 1e-9;
    if (km < 10.0 && !whole) return km_to_tenths(language, km);
    return format("%d", static_cast<int>(std::lround(km))) + "\u00a0" + strings(language).km;
}

std::string span_text(Language language, const TimeSpan& span, UtcOffset offset) {
    const Strings& words = strings(language);
    const CivilTime from = civil_from_instant(span.start, offset), to = civil_from_instant(span.end, offset);
    const CivilTime last = last_day(span, offset);
    switch (span.precision) {
        case TimePrecision::Month:
            return month_text(language, from, last);
        case TimePrecision::Day:
            return days_text(language, from, last) + " · " + words.time_of_day_not_stated;
        case TimePrecision::Exact:
            return weekday_date(language, from) + ", " + clock_range(language, from, to);
        case TimePrecision::About:
            return weekday_date(language, from) + ", " + words.about_time + " " + clock_range(language, from, to);
        case TimePrecision::PartOfDay: {
            const Instant middle{(span.start.seconds + span.end.seconds) / 2};
            const CivilTime centre = civil_from_instant(middle, offset);
            const int part = centre.hour < 4 || centre.hour >= 22 ? 0 : centre.hour < 12 ? 1 : centre.hour < 18 ? 2 : 3;
            // A span of most of a day is no part of the day.
            if (span.end - span.start > 9 * kHour && same_day(from, last))
                return weekday_date(language, from) + " · " + words.time_of_day_not_stated;
            if (same_day(from, last)) return weekday_date(language, from) + ", " + words.parts_of_day[part];
            return days_text(language, from, last) + ", " + words.parts_of_day[part];
        }
    }
    return {};
}

std::string date_text(Language language, const TimeSpan& span, UtcOffset offset) {
    const CivilTime from = civil_from_instant(span.start, offset), last = last_day(span, offset);
    if (span.precision == TimePrecision::Month) return month_text(language, from, last);
    if (same_day(from, last)) return long_date(language, from);
    return long_date(language, from) + " – " + long_date(language, last);
}

std::string said_text(Language language, const TimeSpan& span, UtcOffset offset) {
    const CivilTime from = civil_from_instant(span.start, offset), last = last_day(span, offset);
    std::string date = short_date(language, from);
    if (!same_day(from, last)) date += "–" + short_date(language, last);
    if (span.precision == TimePrecision::Exact) date += ", " + clock_time(from);
    if (span.text.empty()) return date;
    // The document's wording of the date; in bare quotation marks it would look like the speaker's words.
    return date + " (" + filled(strings(language).dated_in_document, span.text) + ")";
}

}  // namespace sourceline
