import {readFile} from 'node:fs/promises'

/** Number of a system user. @throws Error when the package that creates it is missing */
export async function userId(name: string): Promise<number> {
  return idIn('/etc/passwd', name)
}

/** Number of a system group. @throws Error when the package that creates it is missing */
export async function groupId(name: string): Promise<number> {
  return idIn('/etc/group', name)
}

async function idIn(file: string, name: string): Promise<number> {
  const line = (await readFile(file, 'utf8')).split('\n').find((candidate) => candidate.startsWith(`${name}:`))
  if (line === undefined) throw new Error(`${file} has no ${name}: type test/lab/install.sh`)
  return Number(line.split(':')[2])
}
