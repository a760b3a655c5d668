const answer = { description: "The item.", content: { "application/json": { schema: { type: "object" } } } };
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const body = (type: string, schema: object = { type: "object" }) => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});

const operation = (operationId: string, rest: object = {}, success: object = { 200: answer }) => ({
  operationId,
  security: [{ accessToken: [] }],
  responses: success,
  ...rest,
});

const open = { security: [] };

/** The platform that fails, for generators. */
export const document = {
  openapi: "3.1.0",
  info: { title: "The platform that fails", version: "0.1.0" },
  paths: {
    "/items/{id}": {
      parameters: [id],
      get: operation("getItem"),
      put: operation("putItem", body("application/json")),
      delete: operation("deleteItem", {}, { 204: { description: "Gone." } }),
    },
    "/items": { post: operation("postItem", body("application/json")) },
    "/items/{id}/file": {
      parameters: [id],
      put: operation("putFile", body("application/octet-stream", { type: "string", format: "binary" })),
    },
    "/grants": { post: operation("getGrants", { ...open, ...body("application/json") }) },
    "/token": { post: operation("requestToken", { ...open, ...body("application/x-www-form-urlencoded") }) },
    "/search": {
      get: operation("search", {
        ...open,
        parameters: [{ name: "token", in: "query", required: true, schema: { type: "string" } }],
      }),
    },
  },
  components: { securitySchemes: { accessToken: { type: "http", scheme: "bearer" } } },
};
