import { inject } from 'vitest';

/** The addresses of lessons that the repository does not have yet. */
export interface PlayerSite {
  /** Two videos. */
  readonly several: string;
  /** A copy on Bilibili. */
  readonly copies: string;
  /** A moment every 10 seconds, from 10 to 5000. */
  readonly long: string;
}

export function playerSite(): PlayerSite {
  const { url } = inject('playerSite');
  return { several: `${url}/talks/several/`, copies: `${url}/talks/copies/`, long: `${url}/talks/long/` };
}
