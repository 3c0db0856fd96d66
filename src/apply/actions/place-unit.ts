import type { PlaceUnit } from '../action.ts';
import { type DesiredFile, inspectFile, writeFile } from '../desired-file.ts';
import type { Handler } from '../handler.ts';
import { encode } from '../step.ts';
import { noteUnitChange } from '../unit-changes.ts';

/** @see https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html */
export const placeUnit: Handler<PlaceUnit> = {
  inspect: (action, host) => inspectFile(desired(action), host),
  perform(action, host, context) {
    noteUnitChange(action.path, host, context);
    return writeFile(desired(action), host);
  },
};

function desired({ path, content, mode, owner }: PlaceUnit): DesiredFile {
  return { path, mode, content: encode(content), ...(owner === undefined ? {} : { owner }) };
}
