// What the page itself says, in the reader's language. What the app draws, the app words.
const kLanguages = ['en', 'uk', 'ru'];
/** @typedef {keyof typeof kTexts} Text */
const kTexts = {
  loading: ['Loading the map and its sources', 'Завантажується мапа та її джерела', 'Загружаются карта и её источники'],
  share_loaded: ['Share loaded', 'Частка завантаженого', 'Доля загруженного'],
  progress: ['{done} of {all} files, {received} KB', 'Файлів: {done} з {all}, {received} КБ', 'Файлов: {done} из {all}, {received} КБ'],
  progress_of: ['{done} of {all} files, {received} of {total} KB', 'Файлів: {done} з {all}, {received} з {total} КБ', 'Файлов: {done} из {all}, {received} из {total} КБ'],
  failed: ['The map cannot be shown', 'Мапу не вдається показати', 'Карту не удаётся показать'],
  problems: ['Problems found', 'Знайдені помилки', 'Найденные ошибки'],
  retry: ['Try again', 'Спробувати ще раз', 'Попробовать ещё раз'],
  as_text: ['Open the story as text', 'Відкрити історію як текст', 'Открыть историю как текст'],
  unsupported: ['This browser cannot draw the map', 'Цей браузер не може намалювати мапу', 'Этот браузер не может нарисовать карту'],
  instead: ['Everything the map shows, each claim with its speaker, its quote and its source, is also in the story file, as plain text.',
    'Усе, що показує мапа, кожна заява з мовцем, цитатою та джерелом, є і у файлі історії, простим текстом.',
    'Всё, что показывает карта, каждое заявление с говорящим, цитатой и источником, есть и в файле истории, простым текстом.'],
  read_file: ['Read the story file', 'Читати файл історії', 'Читать файл истории'],
  lost: ['The map is being restored…', 'Мапа відновлюється…', 'Карта восстанавливается…'],
  reload: ['Reload', 'Перезавантажити', 'Перезагрузить'],
  no_webassembly: ['It has no WebAssembly, or it is switched off.', 'У ньому немає WebAssembly, або його вимкнено.', 'В нём нет WebAssembly, или он отключён.'],
  no_webgl: ['It has no WebGL 2, or it is switched off.', 'У ньому немає WebGL 2, або його вимкнено.', 'В нём нет WebGL 2, или он отключён.'],
  refused_webgl: ['It does not give this page WebGL 2.', 'Він не дає цій сторінці WebGL 2.', 'Он не даёт этой странице WebGL 2.'],
  cannot_start: ['The viewer cannot start: {why}', 'Програма перегляду не може запуститися: {why}', 'Программа просмотра не может запуститься: {why}'],
  stopped: ['The viewer has stopped working: {why}', 'Програма перегляду перестала працювати: {why}', 'Программа просмотра перестала работать: {why}'],

  not_an_address: ['“{name}” is not the address of a story: only a path or an http(s) address is.',
    '«{name}» не є адресою історії: це має бути шлях або адреса http(s).', '«{name}» не адрес истории: это должен быть путь или адрес http(s).'],
  not_loaded: ['{name} could not be loaded: {why}.', 'Не вдалося завантажити {name}: {why}.', 'Не удалось загрузить {name}: {why}.'],
  own_site_only: ['this page shows stories of its own site only', 'ця сторінка показує лише історії власного сайту', 'эта страница показывает только истории своего сайта'],
  sites_only: ['this page shows stories of its own site and of {sites} only', 'ця сторінка показує лише історії власного сайту та {sites}',
    'эта страница показывает только истории своего сайта и {sites}'],
  disk: ['opened from a disk, a page may not read files; put it on a web server, or make “{twin}” with tools/twin.py',
    'відкрита з диска сторінка не може читати файли; розмістіть її на вебсервері або створіть «{twin}» за допомогою tools/twin.py',
    'открытая с диска страница не может читать файлы; разместите её на веб-сервере или создайте «{twin}» с помощью tools/twin.py'],
  sandbox: ['this frame is sandboxed without allow-same-origin and may read files only when their server sends “Access-Control-Allow-Origin: *”, or has “{twin}”, made by tools/twin.py',
    'цей фрейм ізольовано без allow-same-origin, і він може читати файли, лише якщо їхній сервер надсилає «Access-Control-Allow-Origin: *» або має «{twin}», створений за допомогою tools/twin.py',
    'этот фрейм изолирован без allow-same-origin и может читать файлы, только если их сервер отправляет «Access-Control-Allow-Origin: *» или имеет «{twin}», созданный с помощью tools/twin.py'],
  policy: ['the content policy of this page does not allow {site}', 'політика вмісту цієї сторінки не дозволяє {site}', 'политика содержимого этой страницы не разрешает {site}'],
  sent_on: ['the server sends the request on to another site, which this page does not allow', 'сервер переспрямовує запит на інший сайт, якого ця сторінка не дозволяє',
    'сервер перенаправляет запрос на другой сайт, которого эта страница не разрешает'],
  offline: ['there is no network', 'немає мережі', 'нет сети'],
  no_answer: ['the server does not answer', 'сервер не відповідає', 'сервер не отвечает'],
  no_answer_or_cors: ['{site} does not answer, or does not send “Access-Control-Allow-Origin” to let this page read it',
    '{site} не відповідає або не надсилає «Access-Control-Allow-Origin», щоб ця сторінка могла читати', '{site} не отвечает или не отправляет «Access-Control-Allow-Origin», чтобы эта страница могла читать'],
  status: ['the server answers {status}', 'сервер відповідає {status}', 'сервер отвечает {status}'],
  too_large: ['it is larger than 64 MiB', 'файл більший за 64 МіБ', 'файл больше 64 МиБ'],
  broke_off: ['the transfer broke off', 'передавання обірвалося', 'передача прервалась'],
  empty: ['the file is empty', 'файл порожній', 'файл пуст'],
  not_a_program: ['it is not a program for this browser ({why})', 'це не програма для цього браузера ({why})', 'это не программа для этого браузера ({why})'],
  not_the_script: ['it is not the viewer’s script', 'це не скрипт програми перегляду', 'это не скрипт программы просмотра'],
  web_page: ['{name} is a web page, not a story: {address}', '{name} є вебсторінкою, а не історією: {address}', '{name} не история, а веб-страница: {address}'],
  basemap: ['The base map “{id}”', 'базову мапу «{id}»', 'базовую карту «{id}»'],
  basemap_unreadable: ['The base map “{id}” cannot be read.', 'Базову мапу «{id}» не вдається прочитати.', 'Базовую карту «{id}» не удаётся прочитать.'],
  not_a_story: ['{name} is not a story that can be shown.', '{name} не є історією, яку можна показати.', '{name} не история, которую можно показать.'],
  overtaken: ['{name} is not shown: another story was asked for meanwhile.', '{name} не показано: тим часом запитали іншу історію.', '{name} не показано: тем временем запросили другую историю.'],
};

/** @param {string | null} text */
export const is_language = (text) => text !== null && kLanguages.includes(text);

// The app keeps the document's language up to date once it runs.
/** @param {Text} key @param {Record<string, string>} values */
export function say(key, values = {}) {
  const text = kTexts[key][Math.max(0, kLanguages.indexOf(document.documentElement.lang))];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** @param {string} selector @returns {NodeListOf<HTMLElement>} */
const page_parts = (selector) => document.querySelectorAll(selector);

// index.html holds the English texts.
/** @param {string | null} asked */
export function translate_page(asked) {
  const wanted = asked !== null && is_language(asked) ? asked : navigator.language.slice(0, 2);
  if (!is_language(wanted) || wanted === 'en') return;
  document.documentElement.lang = wanted;
  for (const part of page_parts('[data-text]')) part.textContent = say(/** @type {Text} */ (part.dataset.text));
  for (const part of page_parts('[data-label]')) part.setAttribute('aria-label', say(/** @type {Text} */ (part.dataset.label)));
}
