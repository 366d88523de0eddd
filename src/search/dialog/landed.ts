// What looks after an address that names a place is fetched when there is one.
if (location.hash) void land();
else addEventListener('hashchange', land, { once: true });

function land(): Promise<unknown> {
  return import('./landing.ts');
}
