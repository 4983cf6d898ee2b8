import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const methods = new Set(['get', 'post', 'patch', 'del']);

/** The first sentence of each operation's doc comment, by the operation's name: the contract's own words, nowhere repeated. */
export function summaries(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const renamed = source.statements.flatMap(specifiersOf);
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const [declaration] = statement.declarationList.declarations;
      const call = declaration?.initializer;
      if (!call || !ts.isCallExpression(call) || !methods.has(call.expression.getText())) continue;
      const [name] = call.arguments;
      // a name that no constant can have is given where it is exported, and the comment stands there
      const specifier = renamed.find(({ propertyName }) => propertyName?.text === declaration.name.getText());
      const comment = commentOf(specifier ?? statement);
      if (!name || !ts.isStringLiteral(name) || !comment)
        throw new Error(`${file}: ${name?.getText() ?? 'an operation'} has no doc comment`);
      found[name.text] = firstSentence(comment);
    }
  }
  return found;
}

function specifiersOf(statement: ts.Statement): readonly ts.ExportSpecifier[] {
  const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
  return clause && ts.isNamedExports(clause) ? clause.elements : [];
}

function commentOf(node: ts.Node): string | undefined {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  return doc && ts.isJSDoc(doc) ? ts.getTextOfJSDocComment(doc.comment) : undefined;
}

function firstSentence(comment: string): string {
  const line = comment.replaceAll(/\s+/g, ' ');
  return /^.*?\.(?= |$)/.exec(line)?.[0] ?? line;
}
