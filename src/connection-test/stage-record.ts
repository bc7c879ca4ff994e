import type {Stage} from '../connection/evidence.js'
import type {StageFacts, StageObserver} from '../connection/line.js'

/** Keeps the stages of a conversation, so that they can be told to tests that share it. */
export class StageRecord implements StageObserver {
  readonly #live: StageObserver | undefined
  readonly #stages: {readonly stage: Stage; readonly facts: StageFacts}[] = []

  /** @param live is told at once as well */
  constructor(live: StageObserver | undefined) {
    this.#live = live
  }

  passed(stage: Stage, facts: StageFacts): void {
    this.#stages.push({stage, facts})
    this.#live?.passed(stage, facts)
  }

  replay(observer: StageObserver | undefined): void {
    for (const {stage, facts} of this.#stages) observer?.passed(stage, facts)
  }
}
