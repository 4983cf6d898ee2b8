import { budgets, measure } from './sizes.js';

// Holds every budget of test/sizes.json against what was built.
for (const [id, budget] of Object.entries(budgets())) {
  try {
    const bytes = await measure(budget);
    console.log(`${id}: ${bytes} of ${budget.max} bytes`);
    if (bytes > budget.max) process.exitCode = 1;
  } catch (error) {
    console.error(`${id}: ${String(error)}`);
    process.exitCode = 1;
  }
}
