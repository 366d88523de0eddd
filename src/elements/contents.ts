// Where the contents are a plain list, they are open in truth too, for all that asks the page what it shows.
const contents = document.querySelector<HTMLDetailsElement>('.contents details');
if (contents && matchMedia('(min-width: 64rem)').matches) contents.open = true;
