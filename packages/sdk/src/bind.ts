import type { AnyOperation, CallInput, OutputOf, Plan } from '@knippa/contract';
import type { CallOptions, Client, PlanInput, PlannedOperation } from './call.js';

/** An input that may be left out altogether, where an operation needs nothing. */
type Arguments<Input, Options> = object extends Input ? [input?: Input, options?: Options] : [input: Input, options?: Options];

/** A method that is planned before it is called: `.plan(input)` answers what it would do, and the token that it is then called with. */
export interface PlannedMethod<Input, Planned, Output> {
  (...args: Arguments<Input, CallOptions>): Promise<Output>;
  readonly plan: (...args: Arguments<Planned, Pick<CallOptions, 'signal'>>) => Promise<Plan>;
}

/** An operation as a method; `.plan` stands on those that have one. */
export type BoundOperation<Op extends AnyOperation> = Op extends PlannedOperation
  ? PlannedMethod<
      { [Field in keyof CallInput<Op>]: CallInput<Op>[Field] },
      { [Field in keyof PlanInput<Op>]: PlanInput<Op>[Field] },
      OutputOf<Op>
    >
  : (...args: Arguments<CallInput<Op>, CallOptions>) => Promise<OutputOf<Op>>;

/** A resource's operations as methods, each with its operation's doc comment. */
export type Bound<Resource> = {
  readonly [Act in keyof Resource as Resource[Act] extends AnyOperation ? Act : never]: Resource[Act] extends AnyOperation
    ? BoundOperation<Resource[Act]>
    : never;
};

/**
 * Binds a resource of the contract to a client: `bind(client, users).move(input, { signal })`, and `.move.plan(input)`. Only the resources
 * that a page binds are part of what it loads.
 */
export function bind<Resource extends object>(client: Client, resource: Resource): Bound<Resource> {
  const bound = Object.entries(resource)
    .filter((entry): entry is [string, AnyOperation] => isOperation(entry[1]))
    .map(([act, operation]) => [act, method(client, operation)]);
  return Object.fromEntries(bound) as Bound<Resource>;
}

function method(client: Client, operation: AnyOperation) {
  const call = (input: object = {}, options?: CallOptions) => client.call(operation, input as CallInput<AnyOperation>, options);
  if (operation.guard !== 'plan') return call;
  const planned = operation as PlannedOperation;
  return Object.assign(call, {
    plan: (input: object, options?: Pick<CallOptions, 'signal'>) => client.plan(planned, input as PlanInput<PlannedOperation>, options),
  });
}

function isOperation(value: unknown): value is AnyOperation {
  return typeof value === 'object' && value !== null && 'path' in value && 'method' in value;
}
