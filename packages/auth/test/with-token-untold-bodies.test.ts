import { expect, it, vi } from "vitest";
import { withToken } from "../src/index.ts";
import { lab } from "./lab.ts";

it("a request with a body goes through, and its replay, where requests do not tell of their body, as in Firefox", async () => {
  const { server, manager, login } = lab();
  const { access_token } = await login("u-1");
  server.kill(access_token);
  const bodies: string[] = [];
  const untold = vi.spyOn(Request.prototype, "body", "get").mockReturnValue(undefined as never);
  try {
    const fetch = withToken(manager.user("u-1"), {
      origin: "https://api.example",
      fetch: async (request) => {
        bodies.push(await request.text());
        const token = request.headers.get("authorization")?.slice("Bearer ".length) ?? "";
        return new Response(null, { status: server.accepts(token) ? 200 : 401 });
      },
    });
    const { status } = await fetch("https://api.example/things", { method: "POST", body: "fake body" });
    expect([status, bodies]).toEqual([200, ["fake body", "fake body"]]);
  } finally {
    untold.mockRestore();
  }
});
