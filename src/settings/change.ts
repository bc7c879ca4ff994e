import {planChanges, type PlannedChange} from './plan.js'
import type {Settings} from './settings.js'
import {openStore, type SettingsStore, type Undo} from './store.js'

/** What a change did, value by value. */
export interface SettingsChange {
  readonly changed: boolean
  readonly changes: readonly PlannedChange[]
}

/** A pure edit: the settings as they are in, as they shall be out. */
export type Edit = (settings: Settings) => Settings

/**
 * The one way in which settings are changed: the edit is applied, the whole result is checked and written at once. An
 * edit that would break any rule changes nothing.
 * @param beside runs after the check and before the writing, for what must not be half-done
 * @throws Failure `settings-invalid` with every problem, and what the store throws
 */
export async function changeSettings(
  edit: Edit,
  beside?: (after: Settings) => Promise<Undo | undefined>,
  store: SettingsStore = openStore(),
): Promise<SettingsChange> {
  const {before, after} = await store.update(edit, beside)
  const changes = planChanges(before, after)
  return {changed: changes.length > 0, changes}
}

/** What storing these settings would change. @throws Failure `settings-unreadable` */
export async function previewChange(wanted: Settings, store: SettingsStore = openStore()): Promise<SettingsChange> {
  const changes = planChanges(await store.read(), wanted)
  return {changed: changes.length > 0, changes}
}
