import { MoodleError } from '../errors.ts';

export type Format = 'json' | 'xml';
export type Answer = { contentType: string; body: string };

const TYPES: Record<Format, string> = {
  json: 'application/json',
  xml: 'application/xml; charset=utf-8',
};
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" ?>\n';

const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const xmlOf = (value: unknown): string => {
  if (value === null || value === undefined) return '<VALUE null="null"/>\n';
  if (Array.isArray(value)) return `<MULTIPLE>\n${value.map(xmlOf).join('')}</MULTIPLE>\n`;
  if (typeof value === 'object') {
    const keys = Object.entries(value).map(
      ([name, inner]) => `<KEY name="${name}">${xmlOf(inner)}</KEY>\n`,
    );
    return `<SINGLE>\n${keys.join('')}</SINGLE>\n`;
  }
  if (typeof value === 'boolean') return `<VALUE>${value ? 1 : 0}</VALUE>\n`;
  return `<VALUE>${escapeXml(typeof value === 'string' ? value : JSON.stringify(value))}</VALUE>\n`;
};

export const answerWith = (format: Format, value: unknown): Answer => ({
  contentType: TYPES[format],
  body:
    format === 'json'
      ? JSON.stringify(value)
      : `${XML_HEAD}<RESPONSE>\n${xmlOf(value)}</RESPONSE>\n`,
});

/** Anything unforeseen looks like a database error of Moodle's, with its cause as debug output. */
export const answerError = (format: Format, thrown: unknown): Answer => {
  const known = thrown instanceof MoodleError;
  const debuginfo = known ? {} : { debuginfo: String(thrown) };
  const error = known
    ? thrown
    : new MoodleError('dml_exception', 'dmlreadexception', 'Error reading from database');
  const { exception, errorcode, message } = error;
  const xml = [
    `<EXCEPTION class="${escapeXml(exception)}">`,
    `<ERRORCODE>${escapeXml(errorcode)}</ERRORCODE>`,
    `<MESSAGE>${escapeXml(message)}</MESSAGE>`,
    '</EXCEPTION>\n',
  ].join('\n');
  return {
    contentType: TYPES[format],
    body:
      format === 'json'
        ? JSON.stringify({ exception, errorcode, message, ...debuginfo })
        : `${XML_HEAD}${xml}`,
  };
};

/** What PHP prints before an answer when its messages are shown to visitors. */
export const PHP_NOTICE =
  '<br />\n<b>Notice</b>:  Undefined index: sandbox in <b>/var/www/moodle/lib/setup.php</b> on line <b>42</b><br />\n';
