/** The path all addresses of this site begin with, `/` or `/repo/`. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
