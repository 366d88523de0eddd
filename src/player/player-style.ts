import styles from '../styles/player.css?inline';

let worn = false;

/** Gives the page the look of what comes on first use. It is a sheet of its own, so the page's policy holds. */
export function wearRoomStyle(): void {
  if (worn) return;
  worn = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
}
