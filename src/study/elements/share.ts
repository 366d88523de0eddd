/**
 * Copies text. Resolves to false where a page may not copy, without HTTPS for one; the text then stands selected in a
 * field at the end of `place`, to be copied by hand.
 */
export async function copyText(text: string, place: Element): Promise<boolean> {
  place.querySelector('.by-hand')?.remove();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.className = 'by-hand';
    field.readOnly = true;
    field.value = text;
    field.setAttribute('aria-labelledby', place.getAttribute('aria-labelledby') ?? '');
    place.append(field);
    field.select();
    return false;
  }
}
