const TOKEN =
  /\s*(?:(?<operator>&&|\|\||==|!=|<=|>=|<|>)|(?<sign>[()[\],.!*])|(?<literal>'(?:[^']|'')*'|-?\d+(?:\.\d+)?|(?:true|false|null)\b)|(?<name>[A-Za-z_][\w-]*))/y;
const CONTEXTS = ['env', 'github', 'inputs', 'job', 'matrix', 'needs', 'runner', 'steps', 'strategy', 'vars'];
const FUNCTIONS = [
  ...['always', 'cancelled', 'contains', 'endsWith', 'failure', 'format', 'fromJSON', 'hashFiles', 'join'],
  ...['startsWith', 'success', 'toJSON'],
];

/**
 * What a workflow expression refers to, such as `steps.pages.outputs.origin`. Throws on anything that is none.
 * The grammar: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */
export function readExpression(text: string): readonly string[] {
  const tokens = tokensOf(text);
  const references: string[] = [];
  const isNext = (value: string) => tokens[0]?.text === value;
  const take = (expected?: string) => {
    const token = tokens.shift();
    if (!token || (expected !== undefined && token.text !== expected))
      throw new Error(`Expected ${expected ?? 'more'}, found ${token?.text ?? 'the end'} in “${text}”`);
    return token;
  };

  function expression(): void {
    operand();
    while (tokens[0]?.kind === 'operator') {
      take();
      operand();
    }
  }

  function operand(): void {
    if (isNext('!')) {
      take();
      operand();
    } else if (isNext('(')) {
      take();
      expression();
      take(')');
    } else if (tokens[0]?.kind === 'literal') take();
    else if (tokens[0]?.kind === 'name') named();
    else throw new Error(`Unexpected ${tokens[0]?.text ?? 'end'} in “${text}”`);
  }

  function named(): void {
    const { text: name } = take();
    if (isNext('(')) call(name);
    else reference(name);
  }

  function call(name: string): void {
    if (!FUNCTIONS.includes(name)) throw new Error(`Unknown function ${name} in “${text}”`);
    take('(');
    if (!isNext(')')) {
      expression();
      while (isNext(',')) {
        take();
        expression();
      }
    }
    take(')');
  }

  function reference(name: string): void {
    if (!CONTEXTS.includes(name)) throw new Error(`Unknown context ${name} in “${text}”`);
    let path = name;
    while (isNext('.')) {
      take();
      const key = take();
      if (key.kind !== 'name' && key.text !== '*') throw new Error(`Unexpected ${key.text} in “${text}”`);
      path += `.${key.text}`;
    }
    references.push(path);
  }

  expression();
  if (tokens.length > 0) throw new Error(`Unexpected ${tokens[0]?.text} in “${text}”`);
  return references;
}

/** The expressions in a string of a workflow. Throws if one is not closed. */
export function expressionsIn(text: string): readonly string[] {
  const inside = [...text.matchAll(/\$\{\{((?:[^}']|'[^']*'|\}(?!\}))*)\}\}/g)].map(([, one]) => one ?? '');
  const opened = text.split('${{').length - 1;
  if (opened !== inside.length) throw new Error(`An expression is not closed in “${text}”`);
  return inside;
}

function tokensOf(text: string): { kind: string; text: string }[] {
  const tokens: { kind: string; text: string }[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const { groups } = TOKEN.exec(text) ?? {};
    const [kind, value] = Object.entries(groups ?? {}).find(([, found]) => found !== undefined) ?? [];
    if (!kind || value === undefined) throw new Error(`Unexpected “${text.slice(at)}”`);
    tokens.push({ kind, text: value });
  }
  return tokens;
}
