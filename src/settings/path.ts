/** Where a value stands in the settings: keys and list positions from the top. */
export type Path = readonly (string | number)[]

/** A path as text: `companies.acme.smtp.port`, `network.dnsServers[0]`, `companies["a.b"].name`. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => text + stepText(step, text === ''), '')
}

function stepText(step: string | number, first: boolean): string {
  if (typeof step === 'number') return `[${step}]`
  if (!/^[\p{L}\p{N}_-]+$/u.test(step)) return `[${JSON.stringify(shortened(step))}]`
  return first ? step : `.${step}`
}

function shortened(step: string): string {
  return step.length > 80 ? step.slice(0, 80) + '…' : step
}

/** The value at a path of plain data, own keys only; undefined where there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  )
}
