/** Asks yes or no on standard error; the caller has made sure that somebody can answer. */
export async function confirm(message: string, signal: AbortSignal): Promise<boolean> {
  const {createPromptModule} = await import('inquirer')
  const prompt = createPromptModule({output: process.stderr, signal})
  const {yes} = await prompt<{yes: boolean}>([{type: 'confirm', name: 'yes', message, default: false}])
  return yes
}
