import { codeTokens, type CodeToken } from '../code/tokens.ts';

/** A token as it is compared, and the line it stands in. */
export interface NormalToken {
  sign: string;
  line: number;
}

/** Words that nobody can rename. */
const KEYWORDS: ReadonlySet<string> = new Set(
  `async await break case catch class const continue default delete do else export extends false
  finally for function if implements import in instanceof interface let new null of return static
  super switch this throw true try type typeof undefined var void while yield`.split(/\s+/),
);

/**
 * Code as a copy and its original have it in common: names and literals are all the same, so that
 * renaming hides nothing, and the commas and semicolons that a formatter adds or takes away are
 * left out.
 */
export function normalized(source: string): NormalToken[] {
  return codeTokens(source).flatMap((token) => {
    const sign = signOf(token);
    return sign === undefined ? [] : [{ sign, line: token.line }];
  });
}

/** What stands for all tokens of a type; the others stand for themselves. */
const SIGNS: Partial<Record<CodeToken['type'], string>> = {
  PrivateIdentifier: 'name',
  StringLiteral: 'text',
  NoSubstitutionTemplate: 'text',
  NumericLiteral: 'number',
  RegularExpressionLiteral: 'pattern',
  TemplateHead: 'template',
  TemplateMiddle: 'template',
  TemplateTail: 'template',
};

function signOf({ type, value }: CodeToken): string | undefined {
  if (type === 'IdentifierName') return KEYWORDS.has(value) ? value : 'name';
  return value === ',' || value === ';' ? undefined : (SIGNS[type] ?? value);
}
