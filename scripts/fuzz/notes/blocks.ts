import fc from 'fast-check';
import {
  type ExpectedPoint,
  type Line,
  linkedLine,
  linkedLines,
  timedLine,
  timedLines,
  untimed,
} from './lines.ts';
import { attributeTime, bareTime, linkedRange, linkedTime, playerTime } from './times.ts';
import { chinese, type FreshWords, type Make, plainEnglish } from './words.ts';

/** A block of notes with the points in it, in their order. */
export interface NotesBlock {
  readonly typed: string;
  readonly points: readonly ExpectedPoint[];
  /** Lines that have to stand somewhere outside of it. */
  readonly definitions: readonly string[];
  /** How many of its lines are in Chinese alone. */
  readonly others: number;
}

type Block = fc.Arbitrary<Make<NotesBlock>>;

/** The text of a block with that of other blocks in it, and all their points. */
function holding(typed: string, held: readonly (NotesBlock | Line)[]): NotesBlock {
  return {
    typed,
    points: held.flatMap((one) => ('points' in one ? one.points : (one.point ?? []))),
    definitions: held.flatMap(({ definitions }) => definitions),
    others: held.reduce((sum, { others }) => sum + others, 0),
  };
}

const indented = (text: string, indent: string) => text.replace(/\n(?=[^\n])/g, `\n${indent}`);

// Lists

interface Item {
  readonly line: Make<Line>;
  readonly box: string;
  readonly id: string;
  readonly below: Make<NotesBlock> | null;
  readonly list: List | null;
}

interface List {
  readonly marker: string;
  readonly isLoose: boolean;
  readonly items: readonly Item[];
}

/** Within an item, a list of numbers begins with 1; else Markdown takes it for words. */
const MARKERS = ['-', '-', '*', '+', '1.', '1)'];

function list(depth: number, markers = MARKERS): fc.Arbitrary<List> {
  const item: fc.Arbitrary<Item> = fc.record({
    line: fc.oneof({ weight: 4, arbitrary: timedLines }, untimed),
    box: fc.constantFrom('', '', '', '[ ] ', '[x] ', '[X] '),
    id: fc.constantFrom('', '', '', ' ^a1b2'),
    below: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, inItem),
    list: depth > 0 ? fc.oneof(fc.constant(null), list(depth - 1)) : fc.constant(null),
  });
  return fc.record({
    marker: fc.constantFrom(...markers),
    isLoose: fc.boolean(),
    items: fc.array(item, { minLength: 1, maxLength: 3 }),
  });
}

function writeList({ marker, isLoose, items }: List, indent: string, fresh: FreshWords): NotesBlock {
  const within = indent || ' '.repeat(marker.length + 1);
  const made = items.map(({ line, box, id, below, list: nested }) => {
    const said = line(fresh);
    const isOneLine = !said.typed.includes('\n');
    const first = `${marker} ${box}${said.typed}${isOneLine ? id : ''}`;
    const [block, inner] = [below?.(fresh), nested && writeList(nested, indent, fresh)];
    const parts = [first, ...(inner ? [inner.typed] : [])].join('\n');
    const typed = block ? `${parts}\n\n${block.typed}` : parts;
    return holding(indented(typed, within), [said, ...(inner ? [inner] : []), ...(block ? [block] : [])]);
  });
  return holding(made.map(({ typed }) => typed).join(isLoose ? '\n\n' : '\n'), made);
}

// Blocks of one point

function ofLine(line: fc.Arbitrary<Make<Line>>, write: (typed: string) => string): Block {
  return line.map((make) => (fresh) => {
    const made = make(fresh);
    return holding(write(made.typed), [made]);
  });
}

const paragraph: Block = ofLine(fc.oneof(linkedLines, untimed), (typed) => typed);

const heading: Block = fc
  .tuple(
    fc.oneof(timedLine, untimed),
    fc.constantFrom<(typed: string) => string>(
      (typed) => `# ${typed}`,
      (typed) => `## ${typed}`,
      (typed) => `### ${typed} ###`,
      (typed) => `${typed}\n===`,
      (typed) => `${typed}\n---`,
    ),
  )
  .map(([line, write]) => (fresh) => {
    const made = line(fresh);
    return holding(write(made.typed), [made]);
  });

const quote: Block = ofLine(fc.oneof(linkedLines, untimed), (typed) => `> ${indented(typed, '> ')}`);

const callout: Block = fc
  .tuple(
    fc.constantFrom('note', 'TIP', 'question', 'mine'),
    fc.constantFrom('', '-', '+'),
    fc.array(fc.oneof(linkedLine, untimed), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '- '),
  )
  .map(([kind, fold, lines, sign]) => (fresh) => {
    const made = lines.map((line) => line(fresh));
    const [title, ...body] = made.map(({ typed }) => typed);
    // Lines of one paragraph would be one point.
    const below = body.map((typed) => `\n> ${sign === '' ? '\n> ' : sign}${typed}`).join('');
    return holding(`> [!${kind}]${fold} ${title}${below}`, made);
  });

const footnote: Block = fc.tuple(untimed, fc.oneof(linkedLine, untimed)).map(([line, note]) => (fresh) => {
  const name = fresh.number();
  const [said, noted] = [line(fresh), note(fresh)];
  return holding(`${said.typed}[^${name}]\n\n[^${name}]: ${noted.typed}`, [said, noted]);
});

// Tables

const cell = fc.tuple(plainEnglish, chinese).map(([en, zh]) => (fresh: FreshWords) => ({
  en: en(fresh),
  zh: zh(fresh),
}));

const row = fc.tuple(
  cell,
  fc.oneof(
    linkedTime,
    bareTime.map((time) => () => time),
    linkedRange.map((time) => () => time),
  ),
);

const table: Block = fc
  .record({
    rows: fc.array(row, { minLength: 1, maxLength: 3 }),
    isFirst: fc.boolean(),
    isOneCell: fc.boolean(),
    isBordered: fc.boolean(),
    hasNames: fc.boolean(),
  })
  .map(({ rows, isFirst, isOneCell, isBordered, hasNames }) => (fresh) => {
    const write = (cells: readonly string[]) => (isBordered ? `| ${cells.join(' | ')} |` : cells.join(' | '));
    const lines = rows.map(([words, when]): Line => {
      const [{ en, zh }, time] = [words(fresh), when(fresh)];
      const said = isOneCell ? [`${en.typed} ${zh.typed}`] : [en.typed, zh.typed];
      const { video, start, end, definition } = time;
      // A time without a link is one where the row begins.
      const first = isFirst || video === undefined;
      const halves =
        en.said === undefined || zh.said === undefined
          ? undefined
          : { en: en.said, zh: zh.said, isMarked: !isOneCell };
      return {
        typed: write(first ? [time.typed, ...said] : [...said, time.typed]),
        point: {
          start,
          ...(video !== undefined && { video }),
          ...(end !== undefined && { end }),
          jumps: [],
          ...(halves && { said: halves }),
        },
        definitions: definition === undefined ? [] : [definition],
        others: 0,
      };
    });
    const width = isOneCell ? 2 : 3;
    const head = ['time', fresh.latin(), fresh.han()].slice(0, width);
    const top = [write(hasNames ? head : head.map(() => ' ')), write(head.map(() => '---'))];
    return holding(
      [...(hasNames || isBordered ? top : [write(head), top[1]]), ...lines.map(({ typed }) => typed)].join(
        '\n',
      ),
      lines,
    );
  });

// HTML

/** Words and a link in HTML, or words and a player. */
const htmlLine = fc
  .tuple(
    cell,
    fc.oneof(attributeTime, playerTime),
    fc.constantFrom(' | ', ' | ', ' '),
    fc.boolean(),
    fc.nat(4),
  )
  .map(
    ([words, time, gap, isFirst, player]): Make<Line> =>
      (fresh) => {
        const { en, zh } = words(fresh);
        const { video, start } = time;
        const link =
          'href' in time ? `<a href="${time.href}">${time.clock}</a>` : PLAYERS[player]?.(video, start);
        const said = `${escaped(en.typed)}${gap}${escaped(zh.typed)}`;
        return {
          typed: isFirst ? `${link} ${said}` : `${said} ${link}`,
          point: { video, start, jumps: [] },
          definitions: [],
          others: 0,
        };
      },
  );

const PLAYERS: readonly ((video: string, start: number) => string)[] = [
  (video, start) =>
    `<iframe width="560" src="https://www.youtube.com/embed/${video}?start=${start}&amp;rel=0" allowfullscreen></iframe>`,
  (video, start) => `<iframe src='https://www.youtube-nocookie.com/embed/${video}?start=${start}'></iframe>`,
  (video, start) => `<YouTube id="${video}" start={${start}} />`,
  (video, start) => `<lite-youtube videoid="${video}" params="start=${start}"></lite-youtube>`,
  (video, start) => `<iframe title="player" src="//www.youtube.com/embed/${video}?start=${start}"></iframe>`,
];

/** Signs of Markdown are words in HTML. */
const escaped = (typed: string) => typed.replace(/&(?!amp;)/g, '&amp;').replace(/</g, '&lt;');

const HTML: readonly ((lines: readonly string[], fresh: FreshWords) => string)[] = [
  (lines) => lines.map((line) => `<p>${line}</p>`).join('\n'),
  (lines) => lines.map((line) => `<P ALIGN=left>${line}</P>`).join(''),
  (lines) => `<ul>\n${lines.map((line) => `  <li>${line}</li>`).join('\n')}\n</ul>`,
  (lines) => `<ol>${lines.map((line) => `<li>${line}`).join('\n')}</ol>`,
  (lines) => lines.map((line) => `<div class="note" style="color:red">${line}</div>`).join('\n'),
  (lines) => `<table>\n${lines.map((line) => `<tr><td>${line}</td></tr>`).join('\n')}\n</table>`,
  (lines) => lines.map((line) => `<h3>${line}</h3>`).join('\n'),
  (lines) => `<blockquote>${lines.map((line) => `<p>${line}</p>`).join('')}</blockquote>`,
  (lines, fresh) =>
    `<details>\n<summary>${fresh.latin()}</summary>\n${lines.map((line) => `<p>${line}</p>`).join('\n')}\n</details>`,
  (lines, fresh) => `<div><!-- ${fresh.hidden()} --><p>${lines.join('</p><p>')}</p></div>`,
  (lines) => `<section>\n${lines.map((line) => `<p>${line}</p>`).join('\n')}`,
  (lines) => `<dl>${lines.map((line) => `<dt>${line}</dt>`).join('')}</dl>`,
];

const html: Block = fc
  .tuple(fc.array(htmlLine, { minLength: 1, maxLength: 2 }), fc.constantFrom(...HTML))
  .map(([lines, write]) => (fresh) => {
    const made = lines.map((line) => line(fresh));
    return holding(
      write(
        made.map(({ typed }) => typed),
        fresh,
      ),
      made,
    );
  });

// What has no points

const SILENT: readonly Make<string>[] = [
  (fresh) =>
    `\`\`\`py\n- 0:10 ${fresh.latin()} [0:10](https://youtu.be/9spwoDYwW_I?t=10)\n\n# ${fresh.han()}\n\`\`\``,
  (fresh) => `~~~\n<div>${fresh.latin()}\n\`\`\`\n~~~`,
  (fresh) => `\`0:10 ${fresh.latin()} [0:10](https://youtu.be/9spwoDYwW_I?t=10)\``,
  (fresh) => `![${fresh.latin()}](dense-block.png "${fresh.han()}")`,
  (fresh) => `![[${fresh.latin()}.png]]`,
  (fresh) => `[![${fresh.latin()}](https://example.org/a.png)](https://example.org/${fresh.latin()})`,
  () => '---',
  () => '* * *',
  (fresh) => `<!-- ${fresh.hidden()}\n[0:10](https://youtu.be/9spwoDYwW_I?t=10)\n-->`,
  (fresh) => `[unused-${fresh.number()}]: https://example.org/${fresh.latin()} "${fresh.han()}"`,
  (fresh) => `$$\n${fresh.latin()}\n$$`,
  (fresh) => `Text of ${fresh.latin()}  \nin two lines ${fresh.han()}`,
  (fresh) =>
    `<details>\n<summary>${fresh.latin()} ${fresh.han()}</summary>\n\n${fresh.latin()}\n\n</details>`,
  (fresh) => `<hr>\n${fresh.latin()}`,
  (fresh) => `- [${fresh.latin()}](https://example.org/)\n-\n- `,
  (fresh) => `[^${fresh.number()}]: ${fresh.latin()}`,
  (fresh) => `https://www.youtube.com/@${fresh.latin()}`,
  (fresh) => `[[TOC]]\n\n{:toc}\n\n{% include ${fresh.latin()} %}`,
  (fresh) => `import A from '${fresh.latin()}'\n\nexport const a = { b: '${fresh.han()}' }`,
];

/** What accidents leave; each ends with the blank line after it. */
const BROKEN: readonly Make<string>[] = [
  (fresh) => `</td>${fresh.latin()}`,
  (fresh) => `<div>\n${fresh.latin()}`,
  (fresh) => `</div>\n${fresh.latin()}`,
  (fresh) => `<script src="x">${fresh.latin()}</script>`,
  (fresh) => `<video src="x.mp4">${fresh.latin()}</video>`,
  (fresh) => `<p onclick="x">${fresh.latin()}`,
  (fresh) => `<iframe src="https://example.org/"></iframe> ${fresh.latin()}`,
  (fresh) => `**${fresh.latin()} _`,
  (fresh) => `[${fresh.latin()}](`,
  (fresh) => `![${fresh.latin()}`,
  (fresh) => `[${fresh.latin()}](https://youtu.be/short)`,
  (fresh) => `[${fresh.latin()}](https://youtu.be/9spwoDYwW_I?t=soon)`,
  (fresh) => `[](${fresh.latin()})`,
  (fresh) => `| ${fresh.latin()} |`,
  (fresh) => `\`${fresh.latin()}`,
  (fresh) => `=${fresh.latin()}==`,
  (fresh) => `[[${fresh.latin()}`,
  (fresh) => `> [!${fresh.latin()}`,
  (fresh) => `&#x202e;${fresh.latin()}&unknown;`,
  (fresh) => `\u0000${fresh.latin()}\u200b`,
  (fresh) => `<${fresh.latin()}`,
  (fresh) => `#${fresh.latin()}`,
  (fresh) => `{{${fresh.latin()}`,
];

const silent: Block = fc
  .constantFrom(...SILENT, ...BROKEN)
  .map((write) => (fresh) => holding(write(fresh), []));

const inItem: Block = fc.oneof(paragraph, silent);

const outline: Block = fc.tuple(list(1, [...MARKERS, '12.']), fc.constantFrom('', '    ', '\t')).map(
  ([one, indent]) =>
    (fresh) =>
      writeList(one, indent, fresh),
);

const folded: Block = fc.tuple(outline, fc.constantFrom('', ' open')).map(([inner]) => (fresh) => {
  const made = inner(fresh);
  return holding(`<details>\n<summary>${fresh.latin()}</summary>\n\n${made.typed}\n\n</details>`, [made]);
});

/** Every row of the notes format. */
export const BLOCKS = { outline, heading, paragraph, quote, callout, table, html, footnote, silent, folded };

export const anyBlock: Block = fc.oneof({ weight: 6, arbitrary: outline }, ...Object.values(BLOCKS));
