import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../../src/notes/lesson.ts';
import { parseLesson } from '../../../src/notes/parse.ts';

const ID = '9spwoDYwW_I';
const read = (link: string) => {
  const { lesson, findings, html } = parseLesson(`- both halves 两半 ${link}\n`);
  const found = findings.map(({ code, severity, column }) => ({ code, severity, column }));
  return { moments: momentsOf(lesson).map(({ video, start }) => [video, start]), found, html, findings };
};

describe('a label that is a time on an address that leads nowhere is an error', () => {
  test.each([
    ['bad-video-id', '[0:02:17]()'],
    ['bad-video-id', '[0:02:17](<>)'],
    ['bad-video-id', `[0:02:17](/watch?v=${ID}&t=137)`],
    ['bad-video-id', '[0:02:17](https://www.youtube.com/watch?t=137)'],
    ['bad-video-id', `[0:02:17](https://www.youtube.com/watch/${ID}?t=137)`],
    ['bad-video-id', '[0:02:17](https://www.youtube.com/@fastai)'],
    ['bad-video-id', `[0:02:17](${ID}?t=137)`],
    ['bad-video-id', '[(0:02:17)](youtu.be/short?t=137)'],
    ['bad-time', `[1:62:00](https://youtu.be/${ID})`],
    ['bad-time', `[[0:75]](https://www.youtube.com/watch?v=${ID})`],
  ])('%s: %s', (code, link) => {
    const { moments, found } = read(link);
    expect(moments).toEqual([]);
    expect(found).toContainEqual({ code, severity: 'error', column: 18 });
  });
});

describe('where the right thing is clear, it is done and said', () => {
  test.each([
    `youtu.be/${ID}?t=137`,
    `www.youtube.com/watch?v=${ID}&t=137`,
    `/youtu.be/${ID}?t=137`,
    `http:/youtu.be/${ID}?t=137`,
    `https:youtu.be/${ID}?t=137`,
    `https:///youtu.be/${ID}?t=137`,
    `ttps://youtu.be/${ID}?t=137`,
    `htp://m.youtube.com/watch?v=${ID}&t=137`,
    'bilibili.com/video/BV1GJ411x7h7?t=137',
  ])('%s', (url) => {
    const { moments, found, findings, html } = read(`[0:02:17](${url})`);
    expect(moments).toEqual([[url.startsWith('bili') ? 'BV1GJ411x7h7' : ID, 137]]);
    expect(found).toEqual([{ code: 'broken-url', severity: 'warning', column: 18 }]);
    expect(findings[0]?.fix).toMatch(/^- both halves 两半 \[0:02:17\]\(https:\/\/\w/);
    expect(parseLesson(findings[0]?.fix ?? '').findings).toEqual([]);
    expect(html).toContain('href="https://');
  });
});

test.each([
  'pairs [0:02:17](#t=137)',
  'pairs [0:02:17](lesson-6.md)',
  'pairs [0:02:17](../lesson-6/)',
  'pairs [0:02:17](https://example.org/talk?t=137)',
  'pairs [the site](/watch?v=1)',
  'pairs [10:00 to 12:00 UTC](https://example.org/)',
  `pairs https://youtu.be/${ID}`,
  `pairs [the video](https://youtu.be/${ID})`,
  `pairs [14:30 UTC](https://youtu.be/${ID})`,
  'pairs https://www.youtube.com/watch?list=137',
])('says nothing of %s', (text) => {
  expect(parseLesson(`${text}\n`).findings).toEqual([]);
});
