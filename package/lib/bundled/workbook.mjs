// Made one file with what it imports by tools/package.sh; part of the worker of web/studio.
export { unzipSync, zipSync } from 'fflate';
export { default as read_xlsx } from 'read-excel-file/universal';
