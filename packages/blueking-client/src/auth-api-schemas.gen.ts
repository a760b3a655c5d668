// Generated from the spec of blueking-auth-api by `pnpm generate`. Do not edit: change the spec.

import type { Schemas } from "@lingpai/client/validate";

/** The schemas of BlueKing auth_api, access tokens. */
export const schemas: Schemas = {
  $defs: {
    AppTokenRequest: {
      type: "object",
      required: ["env_name", "grant_type"],
      additionalProperties: false,
      properties: {
        env_name: { $ref: "#/$defs/Environment" },
        grant_type: { type: "string", const: "client_credentials" },
        need_new_token: { $ref: "#/$defs/NeedNewToken" },
      },
    },
    ClientIp: { type: "string", minLength: 1 },
    Environment: { type: "string", enum: ["prod", "test", "lesscode"] },
    Failure: {
      type: "object",
      required: ["result", "code", "message"],
      properties: {
        result: { type: "boolean", const: false },
        code: { type: ["integer", "string"], minLength: 1 },
        message: { $ref: "#/$defs/Message" },
        data: true,
      },
    },
    Message: { type: "string" },
    NeedNewToken: { type: "integer", enum: [0, 1] },
    OpenidRequest: {
      type: "object",
      required: ["env_name", "grant_type", "openid", "openkey"],
      additionalProperties: false,
      properties: {
        env_name: { $ref: "#/$defs/Environment" },
        grant_type: { $ref: "#/$defs/UserGrant" },
        openid: { type: "string", minLength: 1 },
        openkey: { type: "string", minLength: 1 },
        bk_client_ip: { $ref: "#/$defs/ClientIp" },
        need_new_token: { $ref: "#/$defs/NeedNewToken" },
      },
    },
    Success: { type: "boolean", const: true },
    SuccessCode: { type: ["integer", "string"], enum: [0, "0"] },
    TicketRequest: {
      type: "object",
      required: ["env_name", "grant_type", "bk_ticket", "rtx"],
      additionalProperties: false,
      properties: {
        env_name: { $ref: "#/$defs/Environment" },
        grant_type: { $ref: "#/$defs/UserGrant" },
        bk_ticket: { type: "string", minLength: 1 },
        rtx: { type: "string", minLength: 1 },
        bk_client_ip: { $ref: "#/$defs/ClientIp" },
        need_new_token: { $ref: "#/$defs/NeedNewToken" },
      },
    },
    Token: {
      type: "object",
      required: ["access_token", "expires_in"],
      properties: {
        access_token: { type: "string", minLength: 1, maxLength: 255 },
        refresh_token: { type: "string", minLength: 1, maxLength: 255 },
        expires_in: { type: "integer", minimum: 1 },
        scope: { type: "string" },
        user_id: { type: "string", maxLength: 64 },
        user_type: { type: "string" },
      },
    },
    TokenSuccess: {
      type: "object",
      required: ["result", "code", "message", "data"],
      properties: {
        result: { $ref: "#/$defs/Success" },
        code: { $ref: "#/$defs/SuccessCode" },
        message: { $ref: "#/$defs/Message" },
        data: { $ref: "#/$defs/Token" },
      },
    },
    UserGrant: { type: "string", const: "authorization_code" },
    Verification: {
      type: "object",
      required: ["id_providers"],
      properties: {
        id_providers: {
          type: "object",
          properties: {
            rtx: {
              type: "object",
              required: ["username"],
              properties: { username: { type: "string", minLength: 1, maxLength: 64 } },
            },
          },
        },
      },
    },
    VerifySuccess: {
      type: "object",
      required: ["result", "code", "message", "data"],
      properties: {
        result: { $ref: "#/$defs/Success" },
        code: { $ref: "#/$defs/SuccessCode" },
        message: { $ref: "#/$defs/Message" },
        data: { $ref: "#/$defs/Verification" },
      },
    },
  },
  operations: {
    issueAccessToken: {
      body: {
        oneOf: [{ $ref: "#/$defs/TicketRequest" }, { $ref: "#/$defs/OpenidRequest" }, { $ref: "#/$defs/AppTokenRequest" }],
      },
      answers: { "200": { "application/json": { oneOf: [{ $ref: "#/$defs/TokenSuccess" }, { $ref: "#/$defs/Failure" }] } } },
    },
    refreshAccessToken: {
      parameters: {
        required: ["env_name", "grant_type", "refresh_token"],
        properties: {
          env_name: { $ref: "#/$defs/Environment" },
          grant_type: { type: "string", const: "refresh_token" },
          refresh_token: { type: "string", minLength: 1, maxLength: 255 },
        },
      },
      answers: { "200": { "application/json": { oneOf: [{ $ref: "#/$defs/TokenSuccess" }, { $ref: "#/$defs/Failure" }] } } },
    },
    verifyAccessToken: {
      parameters: {
        required: ["access_token"],
        properties: { access_token: { type: "string", minLength: 1, maxLength: 255 } },
      },
      answers: {
        "200": { "application/json": { oneOf: [{ $ref: "#/$defs/VerifySuccess" }, { $ref: "#/$defs/Failure" }] } },
      },
    },
  },
};
