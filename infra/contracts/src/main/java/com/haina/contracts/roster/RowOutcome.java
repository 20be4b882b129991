package com.haina.contracts.roster;

import java.util.List;

/**
 * What a row does, or did.
 *
 * @param row the row's number as Excel shows it
 * @param issues every error and warning of the row at once
 * @param changes what changes, masked as a {@link FieldChange} says; empty on Kafka
 */
public record RowOutcome(int row, Verdict verdict, List<RowIssue> issues, List<FieldChange> changes) {}
