// Made one file with what it imports by tools/package.sh.
export { unzipSync } from 'fflate';
export { default as read_xlsx } from 'read-excel-file/universal';
