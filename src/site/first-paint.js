((root, speaks, asked, mode) => {
  const known = (value) => ['en', 'both', 'side', 'zh'].includes(value) && value;
  mode = asked = known(asked);
  try {
    if (asked) localStorage.setItem('reading', asked);
    mode ||= known(localStorage.getItem('reading'));
    root.toggleAttribute('data-stopped', /"positions":{"/.test(localStorage.getItem('study:BASE')));
  } catch {}
  mode ||= speaks.includes('zh') ? (speaks.includes('en') ? 'both' : 'zh') : 'en';
  root.dataset.reading = mode;
  root.lang = (mode.length > 2 ? speaks.find(known) : mode) === 'zh' ? 'zh-Hans' : 'en';
})(
  document.documentElement,
  navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()),
  new URLSearchParams(location.search).get('lang'),
);
