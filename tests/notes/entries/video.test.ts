import { describe, expect, test } from 'vitest';
import { isBilibili, readVideoUrl, repairUrl, watchUrl } from '../../../src/notes/entries/video.ts';

const ID = '9spwoDYwW_I';
const BV = 'BV1GJ411x7h7';

describe('the video of a URL', () => {
  test.each([
    `https://youtu.be/${ID}`,
    `http://youtu.be/${ID}`,
    `//youtu.be/${ID}`,
    `HTTPS://YouTu.be/${ID}`,
    `https://youtu.be/${ID}/`,
    `https://www.youtube.com/watch?v=${ID}`,
    `https://youtube.com/watch?v=${ID}`,
    `https://m.youtube.com/watch?v=${ID}`,
    `https://music.youtube.com/watch?v=${ID}`,
    `https://www.youtube.com/watch?list=PL1&index=2&v=${ID}&ab_channel=x`,
    `https://www.youtube.com/watch?feature=youtu.be&v=${ID}`,
    `https://www.youtube.com/watch/?v=${ID}`,
    `https://www.youtube.com/embed/${ID}`,
    `https://www.youtube.com/live/${ID}?si=x`,
    `https://www.youtube.com/shorts/${ID}`,
    `https://www.youtube.com/v/${ID}`,
    `https://www.youtube.com/e/${ID}`,
    `https://www.youtube-nocookie.com/embed/${ID}`,
    `https://youtu.be/${ID}).`,
  ])('%s', (url) => {
    expect(readVideoUrl(url)).toEqual({ video: ID });
  });

  test.each([
    [`https://www.bilibili.com/video/${BV}`, BV],
    [`https://bilibili.com/video/${BV}/`, BV],
    [`https://m.bilibili.com/video/${BV}?p=1`, BV],
    [`https://www.bilibili.com/video/${BV}?p=2&vd_source=x`, `${BV}-p2`],
    [`https://www.bilibili.com/video/${BV}/?spm=1&p=12`, `${BV}-p12`],
    [`https://www.bilibili.com/video/${BV}_p2`, `${BV}-p2`],
    [`https://player.bilibili.com/player.html?bvid=${BV}&page=3`, `${BV}-p3`],
    [`//player.bilibili.com/player.html?isOutside=true&aid=170001&p=1`, 'av170001'],
    ['https://www.bilibili.com/video/av170001', 'av170001'],
    ['https://www.bilibili.com/video/av170001?p=3', 'av170001-p3'],
  ])('%s', (url, video) => {
    expect(readVideoUrl(url)).toEqual({ video });
  });

  test.each([
    ['https://youtu.be/9spwo', '9spwo'],
    [`https://youtu.be/${ID}x`, `${ID}x`],
    ['https://www.youtube.com/watch?v=a', 'a'],
    ['https://www.youtube.com/embed/', ''],
    ['https://www.bilibili.com/video/BV1', 'BV1'],
  ])('%s has a bad id', (url, badVideo) => {
    expect(readVideoUrl(url)).toEqual({ badVideo });
  });

  test.each([
    'https://www.youtube.com/@fastai',
    'https://www.youtube.com/channel/UCX7Y2qWriXpqocG97SFW2OQ',
    'https://www.youtube.com/c/fastai',
    'https://www.youtube.com/user/fastai',
    'https://www.youtube.com/playlist?list=PLfYUBJiXbdtSIJb-Qd3pw0cqCbkGeS0xn',
    'https://www.youtube.com/embed/videoseries?list=PLfYUBJiXbdtSIJb-Qd3pw0cqCbkGeS0xn',
    'https://www.youtube.com/embed/live_stream?channel=UCX7Y2qWriXpqocG97SFW2OQ',
    'https://www.youtube.com/results?search_query=fastai',
    'https://www.youtube.com/my_videos?o=U&ar=2',
    'https://www.youtube.com/',
    'https://www.bilibili.com/',
    'https://space.bilibili.com/1',
    `https://example.com/watch?v=${ID}`,
    `https://notyoutu.be/${ID}`,
    `https://example.com/https://youtu.be/${ID}`,
    ID,
    '',
  ])('%s is no video', (url) => {
    expect(readVideoUrl(url)).toBeUndefined();
  });
});

describe('the time of a URL', () => {
  test.each([
    '?t=137',
    '?t=137s',
    '?t=2m17s',
    '?t=0h2m17s',
    '?t=2:17',
    '?t=137.9',
    '?si=x&t=137',
    '?t=137&list=PL1&index=2',
    '?feature=shared&t=137',
    '?start=137',
    '?time_continue=137',
    '#t=137',
    '#t=2m17s',
    '&t=137',
    '?si=x?t=137',
    '?t=soon&start=137',
    '&amp;t=137',
    '%3Ft%3D137',
    '%3fsi%3dx%26t%3d137',
  ])('%s', (query) => {
    expect(readVideoUrl(`https://youtu.be/${ID}${query}`)).toEqual({ video: ID, seconds: 137 });
  });

  test.each([
    [`https://www.youtube.com/watch?t=137&v=${ID}`, 137],
    [`https://www.youtube.com/watch?v=${ID}&t=137`, 137],
    [`https://www.youtube.com/watch?v=${ID}?t=137`, 137],
    [`https://www.youtube.com/watch?v=${ID}&amp;t=137`, 137],
    [`https://www.youtube.com/watch%3Fv%3D${ID}%26t%3D137`, 137],
    [`https://www.youtube.com/embed/${ID}?start=137&end=150`, 137],
  ])('%s', (url, seconds) => {
    expect(readVideoUrl(url)).toEqual({ video: ID, seconds });
  });

  test('of a part on Bilibili', () => {
    expect(readVideoUrl(`https://www.bilibili.com/video/${BV}?t=137&p=2`)).toEqual({
      video: `${BV}-p2`,
      seconds: 137,
    });
  });

  test.each(['55t', 'soon', ''])('“%s” cannot be read', (value) => {
    expect(readVideoUrl(`https://youtu.be/${ID}?t=${value}`)).toEqual({ video: ID, badTime: value });
  });
});

test.each([
  ['ttps://youtu.be/x', 'https://youtu.be/x'],
  ['ttp://youtu.be/x', 'https://youtu.be/x'],
  [' https://youtu.be/x\n', 'https://youtu.be/x'],
  ['\ufeffhttps://you\u200btu.be/\u2060x', 'https://youtu.be/x'],
  ['https://youtu.be/x?a=1&amp;t=2', 'https://youtu.be/x?a=1&t=2'],
  ['https://youtu.be/x%3Ft%3D2%26a', 'https://youtu.be/x?t=2&a'],
  ['https://example.com/a%20b', 'https://example.com/a%20b'],
])('%s is fixed to %s', (url, fixed) => {
  expect(repairUrl(url)).toBe(fixed);
  expect(repairUrl(fixed)).toBe(fixed);
});

test.each([
  [ID, undefined, `https://youtu.be/${ID}`],
  [ID, 0, `https://youtu.be/${ID}?t=0`],
  [ID, 137, `https://youtu.be/${ID}?t=137`],
  [BV, undefined, `https://www.bilibili.com/video/${BV}`],
  [BV, 60, `https://www.bilibili.com/video/${BV}?t=60`],
  [`${BV}-p2`, undefined, `https://www.bilibili.com/video/${BV}?p=2`],
  [`${BV}-p2`, 60, `https://www.bilibili.com/video/${BV}?p=2&t=60`],
  ['av170001-p3', 60, 'https://www.bilibili.com/video/av170001?p=3&t=60'],
])('%s at %s is watched at %s, which is read again', (video, seconds, url) => {
  expect(watchUrl(video, seconds)).toBe(url);
  expect(readVideoUrl(url)).toEqual({ video, ...(seconds !== undefined && { seconds }) });
});

test.each([
  [ID, false],
  [BV, true],
  [`${BV}-p2`, true],
  ['av170001', true],
])('%s on Bilibili: %s', (video, is) => {
  expect(isBilibili(video)).toBe(is);
});
