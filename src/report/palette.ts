import {Chalk, type ChalkInstance} from 'chalk'

/** Colours for one stream: none in a pipe, with NO_COLOR (no-color.org) or on a dumb terminal; FORCE_COLOR turns them on. */
export function paletteFor(stream: {readonly isTTY?: boolean}, env: NodeJS.ProcessEnv = process.env): ChalkInstance {
  return new Chalk({level: wantsColour(stream, env) ? 1 : 0})
}

function wantsColour(stream: {readonly isTTY?: boolean}, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true
  return stream.isTTY === true && env['TERM'] !== 'dumb'
}
