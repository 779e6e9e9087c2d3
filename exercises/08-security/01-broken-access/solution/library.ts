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

/** What its owner may change. `id` and `role` are not among them. */
export interface MemberChanges {
  name?: string;
  phone?: string;
}

/**
 * Members and loans: all that the doors (REST, GraphQL, WebSocket) open to.
 *
 * Who may do what is decided here and nowhere else. Every method that touches what is private wants
 * to know the viewer, so a door that forgets to ask does not type-check.
 */
export class Library {
  readonly #members: Map<string, Member>;
  readonly #loans: Map<string, Loan>;
  readonly #followers = new Set<(loan: Loan) => void>();

  constructor(members: Member[], loans: Loan[]) {
    this.#members = new Map(members.map((member) => [member.id, member]));
    this.#loans = new Map(loans.map((loan) => [loan.id, loan]));
  }

  /** The account behind a token: asked before there is a viewer, and never sent as it is. */
  account(id: string): Member | undefined {
    return this.#members.get(id);
  }

  /** @throws Problem 404, the same whether there is no such member or they are not the viewer's business */
  member(viewer: Member, id: string): Member {
    const member = this.#members.get(id);
    return member && mayTouch(viewer, member.id) ? member : notFound();
  }

  /** @throws Problem 403 unless the viewer is staff */
  members(viewer: Member): Member[] {
    staffOnly(viewer);
    return [...this.#members.values()];
  }

  /** @throws Problem 404 */
  changeMember(viewer: Member, id: string, { name, phone }: MemberChanges): Member {
    const member = this.member(viewer, id);
    // Field by field: whatever else a door lets through stays outside.
    member.name = name ?? member.name;
    member.phone = phone ?? member.phone;
    return member;
  }

  /** @throws Problem 404, the same whether there is no such loan or it is somebody else's */
  loan(viewer: Member, id: string): Loan {
    const loan = this.#loans.get(id);
    return loan && mayTouch(viewer, loan.memberId) ? loan : notFound();
  }

  /** @throws Problem 403 unless the viewer is staff */
  loans(viewer: Member): Loan[] {
    staffOnly(viewer);
    return [...this.#loans.values()];
  }

  /** @throws Problem 404 */
  loansOf(viewer: Member, memberId: string): Loan[] {
    const { id } = this.member(viewer, memberId);
    return [...this.#loans.values()].filter((loan) => loan.memberId === id);
  }

  /**
   * A loan by its address under a member: both parts must be the viewer's to see, and belong together.
   *
   * @throws Problem 404
   */
  loanOf(viewer: Member, memberId: string, loanId: string): Loan {
    const loan = this.loan(viewer, loanId);
    return loan.memberId === memberId ? loan : notFound();
  }

  /** The next loan of the same item, if the viewer may see it. */
  loanAfter(viewer: Member, { item, until }: Loan): Loan | undefined {
    const [next] = [...this.#loans.values()]
      .filter((loan) => loan.item === item && loan.from > until)
      .toSorted((a, b) => a.from.localeCompare(b.from));
    return next && mayTouch(viewer, next.memberId) ? next : undefined;
  }

  /** For everybody. It names what it shows, so that a field added to loans next year stays private. */
  calendar(): Period[] {
    return [...this.#loans.values()].map(({ item, from, until }) => ({ item, from, until }));
  }

  /** Whoever asks is the owner. */
  lend(viewer: Member, { item, from, until, note }: Omit<Loan, 'id' | 'memberId'>): Loan {
    const loan = { id: randomUUID(), memberId: viewer.id, item, from, until, note };
    this.#loans.set(loan.id, loan);
    return loan;
  }

  /** @throws Problem 404 */
  changeLoan(viewer: Member, id: string, { note }: Pick<Loan, 'note'>): Loan {
    const loan = this.loan(viewer, id);
    loan.note = note;
    for (const tell of this.#followers) tell(loan);
    return loan;
  }

  /** @throws Problem 404 */
  cancel(viewer: Member, id: string): void {
    this.#loans.delete(this.loan(viewer, id).id);
  }

  /** Tells the viewer of each loan of theirs that changes, until the returned function is called. */
  follow(viewer: Member, tell: (loan: Loan) => void): () => void {
    const tellIfAllowed = (loan: Loan): void => {
      if (mayTouch(viewer, loan.memberId)) tell(loan);
    };
    this.#followers.add(tellIfAllowed);
    return () => this.#followers.delete(tellIfAllowed);
  }
}

/** The one rule of ownership. */
function mayTouch(viewer: Member, ownerId: string): boolean {
  return viewer.id === ownerId || viewer.role === 'staff';
}

// That the staff's pages exist is no secret: here 403 tells nothing that 404 would hide.
function staffOnly(viewer: Member): void {
  if (viewer.role !== 'staff') throw new Problem(403, 'This is for staff.');
}

function notFound(): never {
  throw new Problem(404, 'There is no such thing here.');
}
