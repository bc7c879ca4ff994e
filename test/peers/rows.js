// The rows of the score: what they are called and how they are read off a tool's counts.
export const countRows = [
  ['told what is wrong', ({told}) => told],
  ['- where any of the others looks', ({toldWithin}) => toldWithin],
  ['- names the cause', ({cause}) => cause],
  ["- shows the server's words", ({words}) => words],
  ['fails, says not why', ({unclear}) => unclear],
  ['exit code 0, though it looks there', ({passed}) => passed],
  ['- although mail is broken', ({passedErrors}) => passedErrors],
  ['exit code 0, does not look there', ({beyond}) => beyond],
  ['says what to do', ({remedy}) => remedy],
  ['median time', ({medianMs}) => `${(medianMs / 1000).toFixed(1)} s`],
]
