// What stands around the page comes when it is scrolled, or if it is scrolled or short from the start.
const load = () => void import('./frame.ts');
const foot = document.querySelector('.site-footer');
document.addEventListener('scroll', load, { once: true });
if (foot)
  new IntersectionObserver(([seen]) => {
    if (scrollY || seen?.isIntersecting) load();
  }).observe(foot);
