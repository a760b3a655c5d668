export { type Download, type DownloadOptions, type DownloadProgress, download } from "./files-download.ts";
export type { FileStream } from "./files-inputs.ts";
export type { AnyMethod, DownloadArguments, UploadInput } from "./files-types.ts";
export { type UploadOptions, type UploadProgress, upload } from "./files-upload.ts";
