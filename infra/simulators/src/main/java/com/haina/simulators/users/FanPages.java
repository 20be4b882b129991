package com.haina.simulators.users;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts a list of openids, which is in their order, into pages as the APIs give them. */
final class FanPages {

    static final int SIZE = 10_000;

    private FanPages() {}

    /**
     * The page after an openid.
     *
     * @param total whether the answer tells how many there are in all
     */
    static Map<String, Object> after(List<String> openIds, String last, int size, boolean total) {
        List<String> page = openIds.stream()
                .dropWhile(openId -> openId.compareTo(last) <= 0)
                .limit(size)
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        if (total) {
            answer.put("total", openIds.size());
        }
        answer.put("count", page.size());
        if (!page.isEmpty()) {
            answer.put("data", Map.of("openid", page));
        }
        answer.put("next_openid", page.isEmpty() ? "" : page.getLast());
        return answer;
    }
}
