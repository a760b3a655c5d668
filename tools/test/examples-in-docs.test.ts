import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { open } from "../editor.ts";
import { generatedFile, registry } from "../registry.ts";

const clients: Record<string, string> = {
  bge: `import { createBgeClient } from "@lingpai/bge-client";
const bge = createBgeClient({ clientId: "c", clientSecret: "s" });`,
  "bge-private": `import { createBgePrivateClient } from "@lingpai/bge-private-client";
const bgePrivate = createBgePrivateClient({ appKey: "k", appSecret: "s" });`,
  blueking: `import { createBlueKingClient } from "@lingpai/blueking-client";
const blueking = createBlueKingClient({ appCode: "c", appSecret: "s", baseUrl: "http://localhost" });`,
  "blueking-auth-api": `import { createBlueKingClient } from "@lingpai/blueking-client";
const blueking = createBlueKingClient({ appCode: "c", appSecret: "s", baseUrl: "http://localhost", backend: "auth_api" });`,
  authing: `import { createAuthingClient } from "@lingpai/authing-client";
const authing = createAuthingClient({ clientId: "c", clientSecret: "s", baseUrl: "http://localhost" });`,
  "authing-oidc": `import { createAuthingClient } from "@lingpai/authing-client";
const authing = createAuthingClient({ clientId: "c", clientSecret: "s", baseUrl: "http://localhost", protocol: "oidc" });`,
  generic: `import { createGenericClient } from "@lingpai/generic-client";
const generic = createGenericClient({ clientId: 1, clientSecret: "s", baseUrl: "http://localhost" });`,
};

/** The samples that an editor shows above the methods. */
const samples = (manifest: string): string[] =>
  [...manifest.matchAll(/ \* ```ts\n([\s\S]*?)\n +\* ```/g)].map(([, text = ""]) => text.replace(/^ +\* /gm, ""));

describe.each(registry())("the editor's samples of $platform", (registered) => {
  const manifest = readFileSync(generatedFile(registered, "operations"), "utf8");
  const shown = samples(manifest);

  test("are one an operation, and compile", () => {
    expect(shown.length).toBe(manifest.match(/^ {2}\w+: \{$/gm)?.length);
    const text = [
      clients[registered.platform],
      'const accessToken = "t";',
      "const file = new Blob([]);",
      ...shown,
      "export { accessToken, file };",
    ];
    expect(open(text.join("\n")).problems()).toEqual([]);
  });
});
