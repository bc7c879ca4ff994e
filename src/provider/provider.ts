/** Who runs a mailbox or a relay: `google`, `microsoft365`, `ionos`; the list is in `presets.ts`. */
export type ProviderId = string
