package com.haina.simulators.changes;

import java.util.Locale;

/**
 * The parts of the world that change by themselves. The last three grow: a change is one item, new or replaced. The
 * others are small and told as a whole.
 */
public enum Part {
    PERSONS,
    ACCOUNTS,
    FOLLOWS,
    MENUS,
    CODES,
    FAULTS,
    SWITCHES,
    MESSAGES,
    TEXTS,
    EXCHANGES;

    /** The name in the world and of its event. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
