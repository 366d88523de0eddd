import type { gfm } from 'micromark-extension-gfm';

type Syntax = ReturnType<typeof gfm>;
type Constructs = NonNullable<Syntax['text']>;

/** A syntax extension of micromark without the constructs of some names. */
export function withoutConstructs(extension: Syntax, names: readonly string[]): Syntax {
  const { flow = {}, text = {} } = extension;
  return names.length === 0
    ? extension
    : { ...extension, flow: filtered(flow, names), text: filtered(text, names) };
}

function filtered(constructs: Constructs, names: readonly string[]): Constructs {
  const kept = Object.entries(constructs).map(([code, some]) => {
    const list = [some ?? []].flat();
    return [code, list.filter(({ name }) => name === undefined || !names.includes(name))] as const;
  });
  return Object.fromEntries(kept.filter(([, list]) => list.length > 0));
}
