import { withToken } from "../src/index.ts";
import { lab } from "./lab.ts";

export const origin = "https://api.example";

/** An API that takes the tokens of the fake server, and notes what came to it. */
export async function api() {
  const made = lab();
  const { access_token } = await made.login("u-1");
  const source = made.manager.user("u-1");
  const seen: { token: string | null; body: string; url: string; request: Request }[] = [];
  const answers: (Response | undefined)[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const token = request.headers.get("authorization");
    const body = await request.clone().text();
    seen.push({ token, body, url: request.url, request });
    // As a real fetch does.
    await request.arrayBuffer();
    const isGood = made.server.accepts(token?.replace("Bearer ", "") ?? "");
    return answers.shift() ?? new Response(isGood ? "fake data" : "fake refusal", { status: isGood ? 200 : 401 });
  };
  return { ...made, source, seen, answers, fetch, access_token, call: withToken(source, { origin, fetch }) };
}
