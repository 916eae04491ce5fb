// What the page itself says to readers once the map is up.

const kWords = {
  en: {
    wheel: 'Hold {key} and scroll to zoom the map, or click it first',
    fingers: 'Use two fingers to move the map',
    copied: 'Copied', copy: 'Copy', close: 'Close',
    link_title: 'This page may not open new tabs', link_text: 'Copy the link and open it in your browser.', link: 'Link',
    text_title: 'This page may not use the clipboard', text_text: 'Copy the text from here.', text: 'Text',
    by_hand: 'Press {key}+C to copy.',
  },
  uk: {
    wheel: 'Щоб змінити масштаб, прокручуйте з {key} або спершу клацніть мапу',
    fingers: 'Рухайте мапу двома пальцями',
    copied: 'Скопійовано', copy: 'Копіювати', close: 'Закрити',
    link_title: 'Ця сторінка не може відкривати нові вкладки', link_text: 'Скопіюйте посилання й відкрийте його у браузері.', link: 'Посилання',
    text_title: 'Ця сторінка не має доступу до буфера обміну', text_text: 'Скопіюйте текст звідси.', text: 'Текст',
    by_hand: 'Натисніть {key}+C, щоб скопіювати.',
  },
  ru: {
    wheel: 'Чтобы изменить масштаб, прокручивайте с {key} или сначала щёлкните по карте',
    fingers: 'Двигайте карту двумя пальцами',
    copied: 'Скопировано', copy: 'Копировать', close: 'Закрыть',
    link_title: 'Эта страница не может открывать новые вкладки', link_text: 'Скопируйте ссылку и откройте её в браузере.', link: 'Ссылка',
    text_title: 'У этой страницы нет доступа к буферу обмена', text_text: 'Скопируйте текст отсюда.', text: 'Текст',
    by_hand: 'Нажмите {key}+C, чтобы скопировать.',
  },
};

export const is_apple = /Mac|iPhone|iPad/.test(navigator.platform);
export const control_key = is_apple ? '⌘' : 'Ctrl';

// In the language that the app speaks.
export const words = () => kWords[/** @type {keyof typeof kWords} */ (document.documentElement.lang.slice(0, 2))] || kWords.en;
