/** What this project uses of https://www.w3.org/TR/trusted-types/; browsers without it take strings. */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string; createScriptURL: (url: string) => string },
  ): { createHTML(html: string): string; createScriptURL(url: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
/** The page's Content-Security-Policy knows no other name, so all HTML that becomes elements comes through here. */
const policy = trustedTypes?.createPolicy('site', {
  createHTML: (html) => html,
  createScriptURL: (url) => url,
});

/** Elements of HTML that our build made, or that the core has sanitised. */
export function elementsOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = policy?.createHTML(html) ?? html;
  return template.content;
}

/** A page of this site, or a part of one, that was fetched. */
export function documentOf(html: string): Document {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html');
}

/** Starts a worker of our build. */
export function startWorker(url: string): Worker {
  return new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' });
}
