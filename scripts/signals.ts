const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whether somebody asked the process to end, for work that must not be cut in two. */
export interface Signals {
  readonly asked: boolean;
  /** Lets signals end the process at once again. */
  release(): void;
}

/** Notes signals that would end the process instead of ending it. */
export function onSignals(): Signals {
  let asked = false;
  const note = () => {
    asked = true;
  };
  for (const signal of SIGNALS) process.on(signal, note);
  return {
    get asked() {
      return asked;
    },
    release() {
      for (const signal of SIGNALS) process.off(signal, note);
    },
  };
}
