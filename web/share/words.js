// The words of the dialog and of what it writes, in the languages of the page.

const kEnglish = {
  title: 'Share and cite', close: 'Close', licences: 'Licences', tabs: { link: 'Link', embed: 'Embed', cite: 'Cite' },
  copy: { link: 'Copy link', embed: 'Copy code', cite: 'Copy citation' },
  copied: 'Copied', press_copy: (/** @type {string} */ keys) => `Selected: press ${keys} to copy`,

  link_label: 'Link to this view', link_keeps: 'The link keeps',
  keep: { moment: 'This moment', event: 'This event', map: 'This map view', panel: 'This panel', party: 'As told by', filters: 'Search and filters', lang: 'This language' },

  code_label: 'Code for the article',
  kind: 'Kind of code', kinds: { frame: 'Plain frame', element: 'Frame with script' },
  story: 'Story', language: 'Language', theme: 'Colours', time: 'Opens at', event: 'Opens on', panel: 'Panel', party: 'As told by', height: 'Height, px',
  readers_own: 'Reader’s own', articles_own: 'The article’s own', themes: { light: 'Light', dark: 'Dark' }, storys_own: 'Story’s own time', this_moment: 'This moment',
  no_event: 'No event', everyone: 'Everyone',
  panels: { event: 'Event', claims: 'Who says what', sources: 'Sources', none: 'None' },
  note_frame: (/** @type {string} */ host) => `Needs no script. If the article has a content policy, it must let frames from ${host} in (frame-src).`,
  note_element: (/** @type {string} */ host) => `Loads one small script from ${host}: it shows a picture first and starts the map when it comes near, and the article can steer it. A content policy must let script and frame in (script-src, frame-src). Without scripts the link remains.`,
  note_http: 'This page was opened over http. An article on https will not show it: open it over https and copy the code again.',
  open_map: 'Open the map and its sources',

  cite_label: 'Citation of this view', format: 'Format', formats: { plain: 'Plain text', html: 'HTML', bibtex: 'BibTeX' },
  note_cite: 'The time of the view is in the zone that the story declares; nothing is cited that the story file does not state.',
  note_no_story: 'The story file could not be read here, so the citation says only what the page knows by itself.',
  open_quote: '“', close_quote: '”',
  cite_view: 'view of', cite_known: 'what was known by then', cite_happened: 'what had happened by then', cite_party: 'as told by:',
  cite_accessed: 'accessed', cite_event: 'Event', cite_sources: 'Its sources, as the story states them:',
};

const kUkrainian = {
  title: 'Поділитися й цитувати', close: 'Закрити', licences: 'Ліцензії', tabs: { link: 'Посилання', embed: 'Вбудувати', cite: 'Цитувати' },
  copy: { link: 'Копіювати посилання', embed: 'Копіювати код', cite: 'Копіювати опис' },
  copied: 'Скопійовано', press_copy: (/** @type {string} */ keys) => `Виділено: натисніть ${keys}, щоб скопіювати`,

  link_label: 'Посилання на цей вигляд', link_keeps: 'Посилання зберігає',
  keep: { moment: 'Цей момент', event: 'Цю подію', map: 'Цей вигляд мапи', panel: 'Цю панель', party: 'За словами', filters: 'Пошук і фільтри', lang: 'Цю мову' },

  code_label: 'Код для статті',
  kind: 'Вид коду', kinds: { frame: 'Простий фрейм', element: 'Фрейм зі скриптом' },
  story: 'Історія', language: 'Мова', theme: 'Кольори', time: 'Відкрити на час', event: 'Відкрити на події', panel: 'Панель', party: 'За словами', height: 'Висота, пікс.',
  readers_own: 'Як у читача', articles_own: 'Як у статті', themes: { light: 'Світлі', dark: 'Темні' }, storys_own: 'Час самої історії', this_moment: 'Цей момент',
  no_event: 'Без події', everyone: 'Усіх',
  panels: { event: 'Подія', claims: 'Хто що каже', sources: 'Джерела', none: 'Без панелі' },
  note_frame: (/** @type {string} */ host) => `Не потребує скриптів. Якщо стаття має політику вмісту, вона повинна дозволяти фрейми з ${host} (frame-src).`,
  note_element: (/** @type {string} */ host) => `Завантажує один невеликий скрипт із ${host}: спершу показує зображення, запускає мапу, коли до неї наближаються, і стаття може нею керувати. Політика вмісту повинна дозволяти скрипт і фрейм (script-src, frame-src). Без скриптів лишається посилання.`,
  note_http: 'Цю сторінку відкрито через http. Стаття на https її не покаже: відкрийте її через https і скопіюйте код знову.',
  open_map: 'Відкрити мапу та її джерела',

  cite_label: 'Бібліографічний опис цього вигляду', format: 'Формат', formats: { plain: 'Текст', html: 'HTML', bibtex: 'BibTeX' },
  note_cite: 'Час вигляду подано в часовому поясі, який оголошує історія; в описі немає тверджень, яких немає у файлі історії.',
  note_no_story: 'Файл історії тут не вдалося прочитати, тому опис містить лише те, що сторінка знає сама.',
  open_quote: '«', close_quote: '»',
  cite_view: 'стан на:', cite_known: 'що було відомо на той час', cite_happened: 'що сталося до того часу', cite_party: 'за словами:',
  cite_accessed: 'дата звернення:', cite_event: 'Подія', cite_sources: 'Її джерела, як їх наводить історія:',
};

const kRussian = {
  title: 'Поделиться и цитировать', close: 'Закрыть', licences: 'Лицензии', tabs: { link: 'Ссылка', embed: 'Встроить', cite: 'Цитировать' },
  copy: { link: 'Копировать ссылку', embed: 'Копировать код', cite: 'Копировать описание' },
  copied: 'Скопировано', press_copy: (/** @type {string} */ keys) => `Выделено: нажмите ${keys}, чтобы скопировать`,

  link_label: 'Ссылка на этот вид', link_keeps: 'Ссылка сохраняет',
  keep: { moment: 'Этот момент', event: 'Это событие', map: 'Этот вид карты', panel: 'Эту панель', party: 'По словам', filters: 'Поиск и фильтры', lang: 'Этот язык' },

  code_label: 'Код для статьи',
  kind: 'Вид кода', kinds: { frame: 'Простой фрейм', element: 'Фрейм со скриптом' },
  story: 'История', language: 'Язык', theme: 'Цвета', time: 'Открыть на время', event: 'Открыть на событии', panel: 'Панель', party: 'По словам', height: 'Высота, пикс.',
  readers_own: 'Как у читателя', articles_own: 'Как в статье', themes: { light: 'Светлые', dark: 'Тёмные' }, storys_own: 'Время самой истории', this_moment: 'Этот момент',
  no_event: 'Без события', everyone: 'Всех',
  panels: { event: 'Событие', claims: 'Кто что говорит', sources: 'Источники', none: 'Без панели' },
  note_frame: (/** @type {string} */ host) => `Не требует скриптов. Если у статьи есть политика содержимого, она должна разрешать фреймы с ${host} (frame-src).`,
  note_element: (/** @type {string} */ host) => `Загружает один небольшой скрипт с ${host}: сначала показывает изображение, запускает карту, когда к ней приближаются, и статья может ею управлять. Политика содержимого должна разрешать скрипт и фрейм (script-src, frame-src). Без скриптов остаётся ссылка.`,
  note_http: 'Эта страница открыта по http. Статья на https её не покажет: откройте её по https и скопируйте код снова.',
  open_map: 'Открыть карту и её источники',

  cite_label: 'Библиографическое описание этого вида', format: 'Формат', formats: { plain: 'Текст', html: 'HTML', bibtex: 'BibTeX' },
  note_cite: 'Время вида дано в часовом поясе, который объявляет история; в описании нет утверждений, которых нет в файле истории.',
  note_no_story: 'Файл истории здесь не удалось прочитать, поэтому описание содержит лишь то, что страница знает сама.',
  open_quote: '«', close_quote: '»',
  cite_view: 'состояние на:', cite_known: 'что было известно к тому времени', cite_happened: 'что произошло к тому времени', cite_party: 'по словам:',
  cite_accessed: 'дата обращения:', cite_event: 'Событие', cite_sources: 'Его источники, как их приводит история:',
};

const kWords = { en: kEnglish, uk: kUkrainian, ru: kRussian };

/** @typedef {import('../types.d.ts').Language} Lang */

export const kLanguages = { en: 'English', uk: 'Українська', ru: 'Русский' };
/** @param {unknown} tag @returns {Lang} */
export const language_of = (tag) => /** @type {Lang[]} */ (Object.keys(kWords)).find((lang) => String(tag || '').toLowerCase().split('-')[0] === lang) || 'en';
/** @param {Lang} lang */
export const words_in = (lang) => kWords[lang] || kEnglish;
