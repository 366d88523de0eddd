// What stands around a page beyond what it has without scripts: fetched once the page is scrolled, or its foot is seen.
import styles from '../styles/frame.css?inline';
import { bar } from './bar/bar.ts';
import { addThemeSwitch } from './theme/theme-switch.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);
addThemeSwitch();

export { bar };
