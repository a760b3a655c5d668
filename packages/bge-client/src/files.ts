export {
  type Download,
  type DownloadOptions,
  type DownloadProgress,
  download,
  type FileStream,
  type UploadOptions,
  type UploadProgress,
  upload,
} from "@lingpai/client/files";
