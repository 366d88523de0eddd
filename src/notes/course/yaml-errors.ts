import type { ErrorCode, YAMLParseError } from 'yaml';
import type { Phrase } from '../check/diagnostics.ts';

/** What most authors run into; the YAML library says it in English only. */
const IN_CHINESE: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: '“*”后面的引用名不对',
  BAD_DQ_ESCAPE: '引号里的“\\”转义不对',
  BAD_INDENT: '缩进不对',
  BAD_SCALAR_START: '这个符号不能用在开头，要加引号',
  BLOCK_AS_IMPLICIT_KEY: '一行里又出现了冒号，要加引号',
  BLOCK_IN_FLOW: '括号里不能这样分行',
  DUPLICATE_KEY: '同一个键写了两次',
  MISSING_CHAR: '缺少引号、括号、逗号或空格',
  MULTILINE_IMPLICIT_KEY: '键要写在一行里',
  MULTIPLE_DOCS: '中间不能再有“---”',
  TAB_AS_INDENT: '缩进要用空格，不能用制表符',
  TAG_RESOLVE_FAILED: '“!”后面的标记不认识',
  UNEXPECTED_TOKEN: '多余的符号',
};

/** Why a text is no YAML. */
export function yamlErrorPhrase({ code, message }: YAMLParseError): Phrase {
  return { en: firstLine(message), zh: IN_CHINESE[code] ?? '语法有误' };
}

export function firstLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0] ?? '';
}
