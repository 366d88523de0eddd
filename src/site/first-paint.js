((root, speaks, asked, mode) => {
  const written = root.dataset.languages.split(' ').map((tag) => (/^zh/.test(tag) ? 'zh' : 'en'));
  const modes = written[1] ? ['en', 'both', 'side', 'zh'] : written;
  const known = (value) => modes.includes(value) && value;
  mode = asked = known(asked);
  try {
    if (asked) localStorage.setItem('reading', asked);
    mode ||= known(localStorage.getItem('reading'));
    root.dataset.theme = localStorage.getItem('theme');
    root.toggleAttribute('data-stopped', /"positions":{"/.test(localStorage.getItem('study:BASE')));
  } catch {}
  mode ||= modes[1] ? (speaks.includes('zh') ? (speaks.includes('en') ? 'both' : 'zh') : 'en') : modes[0];
  root.dataset.reading = mode;
  root.lang = (mode.length > 2 ? speaks.find(known) : mode) === 'zh' ? 'zh-Hans' : 'en';
})(
  document.documentElement,
  navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()),
  new URLSearchParams(location.search).get('lang'),
);
