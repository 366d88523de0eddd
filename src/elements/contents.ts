// Where the contents are a plain list, they are open in truth too, for all that asks the page what it shows.
const contents = document.querySelector<HTMLDetailsElement>('.contents details');
// Tab goes past them in one step; the arrow keys go from one to the next.
contents?.querySelectorAll('a').forEach((link, at) => {
  link.tabIndex = at && -1;
});
if (contents && matchMedia('(min-width: 64rem)').matches) contents.open = true;
