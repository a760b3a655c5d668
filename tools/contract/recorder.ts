/** What was sent, and what came back. */
export interface Exchange {
  url: string;
  init: RequestInit;
  status: number;
  location: string | null;
  /** What Prism found wrong with the request or with its own answer. */
  violations: string | null;
}

/** A fetch that keeps what passes through it; the bodies stay unread. */
export function recorder(send: (url: string, init: RequestInit) => Promise<Response> = globalThis.fetch) {
  const exchanges: Exchange[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const response = await send(url, init);
    const { status, headers } = response;
    const [location, violations] = [headers.get("location"), headers.get("sl-violations")];
    exchanges.push({ url, init, status, location, violations });
    return response;
  };
  return { fetch, exchanges };
}

/** Answers without a network; who asks only wants to see the request. */
export const nowhere = async (): Promise<Response> => new Response("{}", { status: 404 });
