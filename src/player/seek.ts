/** Where the lesson's video comes from: YouTube, or the mirror of this number. */
export type Host = 'youtube' | number;

/**
 * What `lecture:seek` asks of the player. `play: true` opens it and plays; `play: false` only sets where it will be,
 * and never opens it; without `play` it opens if it is closed, and else goes on as it was.
 */
export interface Seek {
  readonly seconds: number;
  readonly video?: string;
  /** The id of the moment meant, where several begin at one second. */
  readonly moment?: string;
  readonly host?: Host;
  readonly play?: boolean;
}
