// In the page of sourceline dev: what is wrong with the file that was saved, over the map; a good one is shown at once.
{
  let count = 0, good = true;
  const list = document.createElement('section');
  list.className = 'dev-problems';
  list.setAttribute('role', 'status');
  list.setAttribute('aria-label', 'Problems of the story');
  list.hidden = true;
  document.body.append(list);

  /** @param {{ lines: { severity: string, text: string }[], good: boolean, count: number }} news */
  const show = (news) => {
    list.hidden = news.lines.length === 0;
    const heading = document.createElement('h1');
    const errors = news.lines.filter(({ severity }) => severity === 'error').length;
    heading.textContent = news.good ? `${news.lines.length} to look at` : `${errors} to mend; the page shows the last good story`;
    const items = news.lines.map(({ severity, text }) => {
      const item = document.createElement('li');
      item.className = severity;
      item.textContent = text;
      return item;
    });
    const all = document.createElement('ul');
    all.append(...items);
    const fold = document.createElement('button');
    fold.type = 'button';
    fold.textContent = 'Hide';
    fold.addEventListener('click', () => { list.hidden = true; });
    list.replaceChildren(heading, fold, all);
  };

  new EventSource('/dev/news').addEventListener('message', (event) => {
    const news = JSON.parse(event.data);
    // Where the reader is stands in the address, which stays.
    if (count > 0 && news.count > count && news.good) location.reload();
    else if (count > 0 && !good && news.good) location.reload();
    count = news.count;
    good = news.good;
    show(news);
  });
}
