package com.haina.notify.live;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How far somebody has read: the next offset of each partition, so that any instance can go on where another one stopped. Written as
 * {@code import.events-0:17,resident.events-0:204}.
 */
record Position(Map<String, Long> next) {

    private static final Pattern PART = Pattern.compile("([a-z]+\\.events-\\d{1,4}):(\\d{1,18})");

    /** What a listener names; empty when that is no position. */
    static Optional<Position> read(String text) {
        Map<String, Long> next = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            var matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            next.put(matcher.group(1), Long.valueOf(matcher.group(2)));
        }
        return Optional.of(new Position(next));
    }

    /** The next offset of a partition; one that was unknown had nothing in it. */
    long of(String partition) {
        return next.getOrDefault(partition, 0L);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(next)
                .forEach((partition, offset) -> text.append(text.isEmpty() ? "" : ",")
                        .append(partition)
                        .append(':')
                        .append(offset));
        return text.toString();
    }
}
