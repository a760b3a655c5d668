import { allCall, type Outcome } from "./callers.ts";
import { doJobs, setupOf } from "./jobs.ts";
import type { Login } from "./ours.ts";
import { atproto } from "./peer-atproto.ts";
import { type Peer, peersOf } from "./peer-clients.ts";
import type { peerNames } from "./peer-names.ts";
import type { Urls } from "./server.ts";
import { sharedFiles } from "./shared-files.ts";

export interface PeerSetup {
  readonly urls: Urls;
  readonly peer: (typeof peerNames)[number];
  /** Where its processes keep tokens. */
  readonly folder: string;
}

const { urls, peer: name, folder } = setupOf<PeerSetup>();
const files = sharedFiles(folder);
const peer: Peer = name === "@atproto/oauth-client-node" ? atproto(urls, files) : peersOf(urls, files)[name];

const jobs = {
  async login({ logins, ageMs }: { logins: readonly Login[]; ageMs: number }): Promise<void> {
    for (const { user, raw } of logins) await peer.login(user, raw, Date.now() - ageMs);
  },
  async call({ user, callers }: { user: string; callers: number }): Promise<Outcome> {
    const ready = await peer.open(user);
    return allCall(callers, ready);
  },
};

export type PeerJobs = typeof jobs;

doJobs(jobs);
