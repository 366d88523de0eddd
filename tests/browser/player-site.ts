import { inject } from 'vitest';

/** The addresses of lessons that the repository does not have yet. */
export interface PlayerSite {
  /** Two videos. */
  readonly several: string;
  /** A copy on Bilibili. */
  readonly copies: string;
  /** Code and links below its moments, links of its own, open questions. */
  readonly code: string;
  /** A moment every 10 seconds, from 10 to 5000. */
  readonly long: string;
}

export function playerSite(): PlayerSite {
  const { url } = inject('playerSite');
  return {
    several: `${url}/talks/several/`,
    copies: `${url}/talks/copies/`,
    code: `${url}/talks/code/`,
    long: `${url}/talks/long/`,
  };
}
