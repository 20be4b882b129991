package com.haina.simulators.users;

import java.util.ArrayList;
import java.util.List;

/**
 * What an account has noted of somebody.
 *
 * @param tags ids, the one that was put on last at the end
 */
record Note(String appId, String openId, String remark, List<Integer> tags, boolean blocked) {

    Note remarked(String text) {
        return new Note(appId, openId, text, tags, blocked);
    }

    Note tagged(int tag) {
        List<Integer> more = new ArrayList<>(tags);
        more.remove(Integer.valueOf(tag));
        more.add(tag);
        return new Note(appId, openId, remark, List.copyOf(more), blocked);
    }

    Note untagged(int tag) {
        return new Note(
                appId,
                openId,
                remark,
                tags.stream().filter(other -> other != tag).toList(),
                blocked);
    }

    Note blocked(boolean now) {
        return new Note(appId, openId, remark, tags, now);
    }

    boolean isEmpty() {
        return remark.isEmpty() && tags.isEmpty() && !blocked;
    }
}
