package com.haina.imports.rows;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.roster.RowIssue;

/**
 * What rows of one file say about each other, however far apart: the same row twice, one mobile for two people. Keeps
 * two numbers a row, so that a million rows cost some tens of megabytes.
 */
public final class WithinFile {
    /** What an earlier row makes of this one; at most one of the two. */
    public record Finding(
            @Nullable RowIssue repeated, @Nullable RowIssue contradicts) {
        static final Finding NOTHING = new Finding(null, null);
    }

    private final RosterKind kind;
    private final LongTable rows = new LongTable();
    private final LongTable mobiles = new LongTable();

    public WithinFile(RosterKind kind) {
        this.kind = kind;
    }

    public Finding add(RosterRow row) {
        Map<String, String> values = row.values();
        int earlier = rows.put(hash(new TreeMap<>(values).toString()), row.number());
        if (earlier > 0) {
            return new Finding(RowIssue.warning("", "row.repeated", other(earlier)), null);
        }
        String mobile = values.get(RosterField.MOBILE);
        if (mobile == null || kind == RosterKind.ROOMS) {
            return Finding.NOTHING;
        }
        if (kind == RosterKind.STAFF) {
            int first = mobiles.put(hash(mobile), row.number());
            return first > 0
                    ? new Finding(null, RowIssue.error(RosterField.MOBILE, "mobile.repeated", other(first)))
                    : Finding.NOTHING;
        }
        String name = values.get(RosterField.NAME);
        if (name == null) {
            return Finding.NOTHING;
        }
        // One person may have several rooms; one number for two names is a slip of somebody's hand.
        int first = mobiles.put(hash(mobile), row.number());
        if (first > 0 && mobiles.mark(hash(mobile)) != (int) hash(name)) {
            return new Finding(null, RowIssue.error(RosterField.MOBILE, "mobile.other-name", other(first)));
        }
        if (first == 0) {
            mobiles.mark(hash(mobile), (int) hash(name));
        }
        return Finding.NOTHING;
    }

    private static Map<String, String> other(int row) {
        return Map.of("row", Integer.toString(row));
    }

    /** 64 bits of FNV-1a, mixed; among a million rows a collision is a matter of 1 to 40 million. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }

    /** Open addressing: first row number by hash, and a mark beside it. */
    private static final class LongTable {
        private long[] keys = new long[1024];
        private long[] values = new long[1024];
        private int size;

        /** Keeps the first number of a key; answers it when there was one, else 0. */
        int put(long key, int number) {
            if (size * 2 > keys.length) {
                grow();
            }
            int slot = slot(keys, key);
            if (keys[slot] == key) {
                return (int) values[slot];
            }
            keys[slot] = key;
            values[slot] = number;
            size++;
            return 0;
        }

        int mark(long key) {
            return (int) (values[slot(keys, key)] >>> 32);
        }

        void mark(long key, int mark) {
            int slot = slot(keys, key);
            values[slot] = (values[slot] & 0xffffffffL) | ((long) mark << 32);
        }

        private void grow() {
            long[] oldKeys = keys;
            long[] oldValues = values;
            keys = new long[oldKeys.length * 2];
            values = new long[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    int slot = slot(keys, oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    values[slot] = oldValues[i];
                }
            }
        }

        private static int slot(long[] table, long key) {
            int mask = table.length - 1;
            int slot = (int) (key ^ (key >>> 20)) & mask;
            while (table[slot] != 0 && table[slot] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }
    }
}
