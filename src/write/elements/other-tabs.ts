/** Tells the other tabs which draft is open here, and hears it from them. */
export interface OtherTabs {
  opened(draft: string): void;
  /** This page is left, and may come back. */
  left(): void;
  close(): void;
}

/** What tabs say to one another: which draft each has open. */
interface Hello {
  readonly tab: string;
  readonly open?: string;
  readonly answer?: boolean;
}

/** `alsoOpen` hears whether another tab has the same draft open. */
export function openOtherTabs(site: string, tab: string, alsoOpen: (also: boolean) => void): OtherTabs {
  const others = new Set<string>();
  const channel = new BroadcastChannel(`write${site}`);
  let open = '';
  const say = (hello: Hello) => channel.postMessage(hello);

  channel.addEventListener('message', ({ data }: MessageEvent<Hello>) => {
    if (data.open === open) {
      others.add(data.tab);
      if (!data.answer) say({ tab, open, answer: true });
    } else others.delete(data.tab);
    alsoOpen(others.size > 0);
  });

  return {
    opened(draft) {
      open = draft;
      others.clear();
      alsoOpen(false);
      say({ tab, open });
    },
    left: () => say({ tab }),
    close: () => channel.close(),
  };
}
