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

/** When an item is away: what every member may know of a loan. */
export type Period = Pick<Loan, 'item' | 'from' | 'until'>;

/** The shelves: members and loans as they are. Only a {@link Desk} hands anything out. */
export class Library {
  readonly members: Map<string, Member>;
  readonly loans: Map<string, Loan>;
  readonly followers = new Set<(loan: Loan) => void>();

  constructor(members: Member[], loans: Loan[]) {
    this.members = new Map(members.map((member) => [member.id, member]));
    this.loans = new Map(loans.map((loan) => [loan.id, loan]));
  }

  /** @throws Problem 401 when no member has this id */
  deskFor(memberId: string): Desk {
    const viewer = this.members.get(memberId);
    if (!viewer) throw new Problem(401, 'Sign in first.');
    return new Desk(this, viewer);
  }
}

/** The library as one viewer sees it: what is not theirs is not there. */
export class Desk {
  readonly viewer: Member;
  readonly #library: Library;

  constructor(library: Library, viewer: Member) {
    this.#library = library;
    this.viewer = viewer;
  }

  members(): Member[] {
    return [...this.#library.members.values()].filter(({ id }) => this.#serves(id));
  }

  member(id: string): Member {
    return this.members().find((member) => member.id === id) ?? notFound();
  }

  changeMember(id: string, changes: { name?: string; phone?: string }): Member {
    return Object.assign(this.member(id), changes);
  }

  loans(): Loan[] {
    return [...this.#library.loans.values()].filter(({ memberId }) => this.#serves(memberId));
  }

  loan(id: string): Loan {
    return this.loans().find((loan) => loan.id === id) ?? notFound();
  }

  loansOf(memberId: string): Loan[] {
    const { id } = this.member(memberId);
    return this.loans().filter((loan) => loan.memberId === id);
  }

  /** The next loan of the same item, if this desk may show it. */
  loanAfter({ item, until }: Loan): Loan | undefined {
    const [next] = [...this.#library.loans.values()]
      .filter((loan) => loan.item === item && loan.from > until)
      .toSorted((a, b) => a.from.localeCompare(b.from));
    return this.loans().find((loan) => loan === next);
  }

  calendar(): Period[] {
    return [...this.#library.loans.values()].map(({ item, from, until }) => ({
      item,
      from,
      until,
    }));
  }

  lend(asked: Omit<Loan, 'id' | 'memberId'>): Loan {
    const loan = { ...asked, id: randomUUID(), memberId: this.viewer.id };
    this.#library.loans.set(loan.id, loan);
    return loan;
  }

  changeLoan(id: string, changes: Pick<Loan, 'note'>): Loan {
    const loan = Object.assign(this.loan(id), changes);
    for (const tell of this.#library.followers) tell(loan);
    return loan;
  }

  cancel(id: string): void {
    this.#library.loans.delete(this.loan(id).id);
  }

  follow(tell: (loan: Loan) => void): () => void {
    const tellOwn = (loan: Loan): void => {
      if (this.#serves(loan.memberId)) tell(loan);
    };
    this.#library.followers.add(tellOwn);
    return () => this.#library.followers.delete(tellOwn);
  }

  #serves(ownerId: string): boolean {
    return this.viewer.role === 'staff' || this.viewer.id === ownerId;
  }
}

function notFound(): never {
  throw new Problem(404, 'There is no such thing here.');
}
