#!/usr/bin/env node
import { admin } from '../dist/node/admin.js';

process.exitCode = await admin(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
