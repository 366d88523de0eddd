/**
 * Copies text, in old browsers and on pages without HTTPS too. Resolves to false if nothing is allowed to copy; the
 * text then stands selected in a field at the end of `place`, to be copied by hand.
 */
export async function copyText(text: string, place: Element): Promise<boolean> {
  place.querySelector('.by-hand')?.remove();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or not there: the older way needs a field.
  }
  const field = document.createElement('textarea');
  field.className = 'by-hand';
  field.readOnly = true;
  field.value = text;
  field.setAttribute('aria-labelledby', place.getAttribute('aria-labelledby') ?? '');
  place.append(field);
  field.select();
  if (!document.execCommand('copy')) return false;
  field.remove();
  return true;
}
