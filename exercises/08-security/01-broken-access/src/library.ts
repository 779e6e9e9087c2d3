import { randomUUID } from 'node:crypto';
import { Problem } from '@course/kit';

/** Somebody with a library card. */
export interface Member {
  id: string;
  name: string;
  phone: string;
  role: 'member' | 'staff';
}

/** One item, away for a period. */
export interface Loan {
  id: string;
  memberId: string;
  item: string;
  /** Days, such as `2030-06-01`. */
  from: string;
  until: string;
  /** For the courier: it may hold the code of somebody's front door. */
  note: string;
}

/** Members and loans: all that the doors (REST, GraphQL, WebSocket) open to. */
export class Library {
  readonly #members: Map<string, Member>;
  readonly #loans: Map<string, Loan>;
  readonly #followers = new Set<(loan: Loan) => void>();

  constructor(members: Member[], loans: Loan[]) {
    this.#members = new Map(members.map((member) => [member.id, member]));
    this.#loans = new Map(loans.map((loan) => [loan.id, loan]));
  }

  member(id: string): Member {
    return this.#members.get(id) ?? notFound();
  }

  members(): Member[] {
    return [...this.#members.values()];
  }

  changeMember(id: string, changes: Partial<Member>): Member {
    return Object.assign(this.member(id), changes);
  }

  loan(id: string): Loan {
    return this.#loans.get(id) ?? notFound();
  }

  loans(): Loan[] {
    return [...this.#loans.values()];
  }

  loansOf(memberId: string): Loan[] {
    return this.loans().filter((loan) => loan.memberId === memberId);
  }

  /** The next loan of the same item: to whom it goes when it comes back. */
  loanAfter({ item, until }: Loan): Loan | undefined {
    return this.loans()
      .filter((loan) => loan.item === item && loan.from > until)
      .toSorted((a, b) => a.from.localeCompare(b.from))[0];
  }

  /** When items are away: for everybody, so without the note. */
  calendar(): object[] {
    return this.loans().map(({ note: _private, ...period }) => period);
  }

  lend(asked: Omit<Loan, 'id'>): Loan {
    const loan = { id: randomUUID(), ...asked };
    this.#loans.set(loan.id, loan);
    return loan;
  }

  changeLoan(id: string, changes: Partial<Loan>): Loan {
    const loan = Object.assign(this.loan(id), changes);
    for (const tell of this.#followers) tell(loan);
    return loan;
  }

  cancel(id: string): void {
    this.#loans.delete(this.loan(id).id);
  }

  /** Tells of each loan that changes, until the returned function is called. */
  follow(tell: (loan: Loan) => void): () => void {
    this.#followers.add(tell);
    return () => this.#followers.delete(tell);
  }
}

function notFound(): never {
  throw new Problem(404, 'There is no such thing here.');
}
