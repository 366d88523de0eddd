import styles from '../../styles/study.css?inline';

let worn = false;

/** Gives the page the look of the study. It is a sheet of its own, so the page's policy holds. */
export function wearStudyStyle(): void {
  if (worn) return;
  worn = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets.push(sheet);
}
