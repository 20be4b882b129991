package com.haina.contracts.roster;

import java.util.List;

/** A dry run's answer: one outcome per row, in the order asked. Nothing was changed. */
public record RosterCheckResult(List<RowOutcome> outcomes) {}
