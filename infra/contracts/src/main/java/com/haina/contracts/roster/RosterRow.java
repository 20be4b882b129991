package com.haina.contracts.roster;

import java.util.Map;

/**
 * One row of a workbook, mapped and normalised. Carries personal data: never on Kafka, never in a log.
 *
 * @param number the row's number as Excel shows it, from 1
 * @param values by {@link RosterField} name; a missing key is an empty cell
 */
public record RosterRow(int number, Map<String, String> values) {

    @Override
    public String toString() {
        return "RosterRow[" + number + "]";
    }
}
