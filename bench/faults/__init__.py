"""Real processes, real kills: whether a question that was acknowledged can be lost. `make faults`.

    families ──http──▶ server ──▶ database ◀── mail workers ──smtp──▶ mailbox
        │                ▲            ▲              ▲                   │
        ▼                └── chaos ───┴──────────────┘                   ▼
      ledger ────────────────────▶ verdict ◀──────────────────────── letters

A question counts as acknowledged once a client has seen its reference on the private page. The
ledger is written to the disk there and then; the verdict compares it with what the database and the
mailbox hold in the end.
"""
