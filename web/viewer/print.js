// On paper a WebGL canvas is black: for as long as the page is printed, a copy of the picture takes its place.
import { draw } from './canvas.js';
import { canvas, page } from './page.js';
import { tell_media } from './theme.js';

export function watch_print() {
  const copy = document.createElement('canvas');
  copy.id = 'print';
  addEventListener('beforeprint', () => {
    if (page.state !== 'ready' || page.lost) return;
    tell_media(false);  // dark ink on light paper, unless the address asks for the other
    draw();             // what was drawn before this turn of the page is gone
    copy.width = canvas.width;
    copy.height = canvas.height;
    copy.getContext('2d')?.drawImage(canvas, 0, 0);
    canvas.after(copy);
    canvas.dataset.printed = '';
  });
  addEventListener('afterprint', () => {
    copy.remove();
    delete canvas.dataset.printed;
    tell_media();
  });
}
