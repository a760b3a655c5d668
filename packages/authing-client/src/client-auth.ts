import { addToForm, type Credential, InputError, type Plan } from "@lingpai/client";

/** How an application proves itself at an endpoint (OpenID Connect Core section 9 for the names). */
export type ClientAuthMethod = "client_secret_post" | "client_secret_basic" | "none";

export interface ClientAuthOptions {
  /** The application's secret. Needed wherever the method is not `none`. */
  clientSecret?: string;
  /**
   * How to prove the application at the token endpoint. Default: `client_secret_post`. `client_secret_basic` sends id and secret as
   * they are, as Authing takes them: servers that decode them first (RFC 6749 section 2.3.1) refuse a secret with `+` or `%`.
   */
  tokenEndpointAuthMethod?: ClientAuthMethod;
  /** The same at introspection. Default: `client_secret_post`. */
  introspectionEndpointAuthMethod?: ClientAuthMethod;
  /** The same at revocation. Default: `client_secret_post`. Authing's own clients refuse `client_secret_basic` here. */
  revocationEndpointAuthMethod?: ClientAuthMethod;
}

const optionOf = {
  requestToken: "tokenEndpointAuthMethod",
  introspectToken: "introspectionEndpointAuthMethod",
  revokeToken: "revocationEndpointAuthMethod",
} as const;

/** The names of the options above that are not those of every platform. */
export const clientAuthOptions: readonly string[] = Object.values(optionOf);

const methods: readonly string[] = ["client_secret_post", "client_secret_basic", "none"];

/**
 * Proves the application, each endpoint in its own way.
 *
 * @throws InputError when a method is not one of the three
 */
export function clientAuth(clientId: string, options: ClientAuthOptions): Credential {
  for (const name of Object.values(optionOf)) {
    if (options[name] !== undefined && !methods.includes(options[name])) {
      throw new InputError({ platform: "authing" }, name, `one of ${methods.join(", ")}`);
    }
  }
  return (plan) => {
    const option = optionOf[plan.operationId as keyof typeof optionOf];
    const method = options[option] ?? "client_secret_post";
    if (method === "none") return addToForm(plan, { client_id: clientId });
    const { clientSecret } = options;
    if (!clientSecret) {
      const where = { platform: "authing", operation: plan.operationId };
      throw new InputError(where, "clientSecret", `a string that is not empty, as ${option} is ${method}`);
    }
    if (method === "client_secret_post") addToForm(plan, { client_id: clientId, client_secret: clientSecret });
    else basic(plan, clientId, clientSecret);
  };
}

/** RFC 6749 section 2.3.1 form-encodes both parts first; Authing takes them as they are. */
function basic({ headers }: Plan, clientId: string, clientSecret: string): void {
  const bytes = new TextEncoder().encode(`${clientId}:${clientSecret}`);
  headers.set("authorization", `Basic ${btoa(String.fromCharCode(...bytes))}`);
}
