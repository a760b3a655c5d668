import { mkdirSync, symlinkSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { open } from "../editor.ts";
import { root } from "../registry.ts";

// A folder of a user, who has the package among his dependencies.
const user = await mkdtemp(join(root, "node_modules/.editor-test-"));
mkdirSync(join(user, "node_modules/@lingpai"), { recursive: true });
symlinkSync(join(root, "packages/bge-client"), join(user, "node_modules/@lingpai/bge-client"));
symlinkSync(join(root, "packages/generic-client"), join(user, "node_modules/@lingpai/generic-client"));
symlinkSync(join(root, "packages/bge-private-client"), join(user, "node_modules/@lingpai/bge-private-client"));
afterAll(() => rm(user, { recursive: true }));

const start = `import { createBgeClient } from "@lingpai/bge-client";
const bge = createBgeClient({ clientId: "c", clientSecret: "s" }).withToken("t");
`;

describe.each([
  ["from sources", true],
  ["from the built declarations", false],
])("%s", (_name, source) => {
  const edit = (text: string) => open(start + text, user, source);

  test("hovering a method names it and shows its documentation", () => {
    const hover = edit("bge.getVariants;").hover("bge.getVariants");
    expect(hover).toMatch(/^\(property\) getVariants: Method<operations, "getVariants", \{\s+code: 0;\s+\}, never>$/m);
    expect(hover).toContain("`GET /variants`, with userToken or appToken");
    expect(hover).toContain("@example");
    expect(hover).toContain("await bge.withToken(accessToken).getVariants({");
  });

  test("a method that a browser visits shows its documentation too", () => {
    expect(edit("bge.authorize;").hover("bge.authorize")).toContain("A browser visits this address");
  });

  test("completion offers the inputs of an operation", () => {
    expect(edit("bge.getVariants({ })").completions("bge.getVariants({ ")).toEqual(
      expect.arrayContaining(["biosample_id", "rsids"]),
    );
  });

  test("a right call compiles and its result has a type", () => {
    const text = `const variants = await bge.getVariants({ biosample_id: "E-F1", rsids: ["rs1"] });
export const id: string | null | undefined = variants[0]?.variant_id;`;
    expect(edit(text).problems()).toEqual([]);
  });

  test.each([
    [
      "a wrong field",
      `bge.getVariants({ biosample_id: "E", rsid: ["rs1"] });`,
      /'rsid' does not exist in type.*\n?.*|Did you mean to write 'rsids'/,
    ],
    ["a missing field", `bge.getVariants({ rsids: ["rs1"] });`, /Property 'biosample_id' is missing in type/],
    [
      "a wrong type",
      `bge.getVariants({ biosample_id: 1, rsids: ["rs1"] });`,
      /Type 'number' is not assignable to type 'string'/,
    ],
    ["no input at all", "bge.getVariants();", /Expected 1-2 arguments, but got 0/],
    [
      "an input where there is none",
      "bge.getUser({ x: 1 });",
      /Type 'number' is not assignable to type 'never'|'x' does not exist/,
    ],
    ["an unknown operation", "bge.getVariant;", /Did you mean 'getVariants'/],
    [
      "a field of another grant",
      `createBgeClient({ clientId: "c", clientSecret: "s" }).requestToken({ grant_type: "refresh_token", code: "c" });`,
      /'code' does not exist in type|refresh_token/,
    ],
    [
      "a raw call to a path that is not there",
      `bge.GET("/variant", {});`,
      /not assignable to parameter of type 'PathsWithMethod<paths, "get">'/,
    ],
  ])("%s is a readable error", (_name, text, message) => {
    const problems = edit(text).problems();
    expect(problems.length).toBe(1);
    expect(problems[0]).toMatch(message);
    expect(problems[0]?.length).toBeLessThan(700);
  });

  test("an operation whose credential is not bound says which one it lacks", () => {
    const [problem] = edit(`createBgeClient({ clientId: "c", clientSecret: "s" }).getUser();`).problems();
    expect(problem).toContain("This expression is not callable");
    expect(problem).toContain('CredentialMissing<"userToken">');
    const [generic] = open(
      `import { createGenericClient } from "@lingpai/generic-client";
createGenericClient({ clientId: 1, clientSecret: "s", baseUrl: "http://a" }).listUsers();`,
      user,
      source,
    ).problems();
    expect(generic).toMatch(/CredentialMissing<("userToken" \| "clientJwt"|"clientJwt" \| "userToken")>/);
  });

  test("a refusal of a platform narrows to the codes that its documents know", () => {
    const text = `import { createBgeClient, isApiError } from "@lingpai/bge-client";
import { isApiError as isGenericError } from "@lingpai/generic-client";
const bge = createBgeClient({ clientId: "c", clientSecret: "s" });
try {
  await bge.requestToken({ grant_type: "client_credentials" });
} catch (e) {
  if (isApiError(e, "bge")) {
    const any: string | number = e.code;
    if (e.documented) {
      const code = e.code;
      const known: 400 | 401 | 403 | 500 | 40014 | 41001 | 41202 | 41302 | 41303 | 41401 | 41402 | 41403 = code;
      if (code === 41304) console.log(any, known);
    }
  }
  if (isGenericError(e, "generic") && e.documented && e.code === "no_auth") console.log(e.detail, e.status);
  isApiError(e, "bgee");
}`;
    const problems = open(text, user, source).problems();
    expect(problems).toEqual([
      expect.stringMatching(
        /^This comparison appears to be unintentional because the types .* and '41304' have no overlap/,
      ),
      expect.stringMatching(/^Argument of type '"bgee"' is not assignable to parameter of type '("\w+"( \| )?)+'/),
    ]);
  });

  test("what compares inputs and answers with schemas is an option of the client, from the package's subpath", () => {
    const text = `import { createBgeClient } from "@lingpai/bge-client";
import { validate, type ValidateMode } from "@lingpai/bge-client/validate";
const mode: ValidateMode = "warn";
createBgeClient({ clientId: "c", clientSecret: "s", validate: validate(mode) });
createBgeClient({ clientId: "c", clientSecret: "s", validate: validate({ input: "throw", answer: "off" }) });
validate("on");`;
    const problems = open(text, user, source).problems();
    expect(problems).toEqual([expect.stringMatching(/^Argument of type '"on"' is not assignable/)]);
  });

  test("hovering a deprecated input says so", () => {
    const text = `import { createBgePrivateClient } from "@lingpai/bge-private-client";
const p = createBgePrivateClient({ appKey: "k", appSecret: "s" });
p.oauth2Grants({ auth_token: "t", redirect_uri: "https://a" });`;
    expect(open(text, user, source).hover("redirect_uri")).toContain("@deprecated");
  });
});
