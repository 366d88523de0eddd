// Each block of code gets a button that copies it.
const template = document.getElementById('site:copy-code') as HTMLTemplateElement;

for (const block of document.querySelectorAll('main pre')) {
  const control = document.importNode(template.content, true).firstElementChild as HTMLElement;
  const status = control.querySelector('[role="status"]') as HTMLElement;
  control.querySelector('button')?.addEventListener('click', async () => {
    status.replaceChildren();
    const said = (await copied(block)) ? 'copied' : 'by-hand';
    const sentence = control.querySelector('template')?.content.querySelector(`[data-say="${said}"]`);
    if (sentence) status.append(document.importNode(sentence, true));
  });
  const box = document.createElement('div');
  box.className = 'code-box';
  block.replaceWith(box);
  box.append(block, control);
}

/** Copies what a block says. Resolves to false where a page may not copy, without HTTPS for one; it is then selected. */
async function copied(block: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText((block.textContent ?? '').replace(/\n$/, ''));
    return true;
  } catch {
    getSelection()?.selectAllChildren(block);
    return false;
  }
}
