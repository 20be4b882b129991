package com.haina.contracts.roster;

import java.util.List;

/** A dry run's question: what would these rows do? At most 2,000 rows. */
public record RosterCheck(RosterKind kind, RosterPolicy policy, List<RosterRow> rows) {}
