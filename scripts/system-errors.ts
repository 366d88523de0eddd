import type { Bilingual } from '../src/notes/lesson.ts';

type Reason = Required<Bilingual>;

const DENIED: Reason = {
  en: 'permission is denied; change the rights of the file or its folder',
  zh: '没有权限；请修改文件或文件夹的权限',
};
const FULL: Reason = { en: 'no space is left on the disk; free some', zh: '磁盘空间不足；请先腾出空间' };
const NO_FOLDER: Reason = {
  en: 'a part of its path is not a folder; choose another path',
  zh: '路径中有一段不是文件夹；请换一个路径',
};

const REASONS: Readonly<Record<string, Reason>> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: { en: 'the disk can only be read; choose another place', zh: '磁盘是只读的；请换一个位置' },
  ENOSPC: FULL,
  EDQUOT: FULL,
  EBUSY: {
    en: 'it is in use, or a disk is mounted there; choose a folder inside it',
    zh: '它正在使用中，或者是磁盘的挂载点；请换成其中的一个文件夹',
  },
  EFBIG: { en: 'the file would be too large; split it', zh: '文件过大；请拆分' },
  EEXIST: NO_FOLDER,
  EISDIR: { en: 'a folder has its name; choose another', zh: '已有同名的文件夹；请换一个名称' },
  ENOTDIR: NO_FOLDER,
  ENAMETOOLONG: { en: 'its name is too long; choose a shorter one', zh: '名称太长；请换一个短些的' },
  ENOENT: {
    en: 'it is not there, or no longer; check the path, then try again',
    zh: '找不到，或者刚刚被移走；请检查路径后重试',
  },
};

/** Why the system refused a file, and how to fix it. */
export function systemReason(error: Error & { readonly code?: string }): Reason {
  const { code = '', message } = error;
  return REASONS[code] ?? { en: message, zh: `系统错误 ${code || message}` };
}
