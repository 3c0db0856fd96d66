import {
  deleteCharBackward,
  deleteCharForward,
  deleteGroupBackward,
  deleteGroupForward,
  deleteLine,
  historyKeymap,
  indentLess,
  indentMore,
  insertNewlineKeepIndent,
  moveLineDown,
  moveLineUp,
  selectAll,
  temporarilySetTabFocusMode,
  toggleTabFocusMode,
} from '@codemirror/commands';
import type { KeyBinding } from '@codemirror/view';

/**
 * What a browser does not do by itself. The editor's whole set knows programming languages, and they with it would be a
 * tenth of the page.
 */
export const KEYS: readonly KeyBinding[] = [
  ...historyKeymap,
  { key: 'Enter', run: insertNewlineKeepIndent },
  { key: 'Backspace', run: deleteCharBackward, shift: deleteCharBackward },
  { key: 'Delete', run: deleteCharForward },
  { key: 'Mod-Backspace', run: deleteGroupBackward },
  { key: 'Mod-Delete', run: deleteGroupForward },
  { key: 'Mod-a', run: selectAll },
  { key: 'Alt-ArrowUp', run: moveLineUp },
  { key: 'Alt-ArrowDown', run: moveLineDown },
  { key: 'Shift-Mod-k', run: deleteLine },
  { key: 'Tab', run: indentMore, shift: indentLess },
  { key: 'Escape', run: temporarilySetTabFocusMode },
  { key: 'Ctrl-m', run: toggleTabFocusMode },
];
