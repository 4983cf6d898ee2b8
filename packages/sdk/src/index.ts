export { createClient, newKey, type CallOptions, type Client, type ClientOptions, type PlanInput, type PlannedOperation } from './call.js';
export { bind, type Bound, type BoundOperation } from './bind.js';
export {
  isKnippaError,
  isRefusal,
  isWrongAnswer,
  KnippaError,
  WrongAnswerError,
  type FieldProblem,
  type RefusedWith,
  type WrongAnswer,
} from './errors.js';
export { may, type SubjectOf } from './may.js';
export { pages, type ItemOf } from './pages.js';
export type { Progress } from './progress.js';
export { exportUsers, importUsers, type ExportOptions, type ImportAnswers, type ImportOptions } from './users.js';
