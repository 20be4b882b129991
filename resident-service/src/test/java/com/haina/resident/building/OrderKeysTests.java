package com.haina.resident.building;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OrderKeysTests {

    @Test
    void whateverIsPutWhereverStaysThereAndSoDoTheLayersBelow() {
        Random random = new Random(7);
        List<String> keys = new ArrayList<>(
                List.of("0000001", "0000001一期", "900001", "900001单元", "900002", "900010", "9a座", "9桂花楼"));
        for (int i = 0; i < 500; i++) {
            int at = random.nextInt(keys.size());
            keys.add(at, OrderKeys.between(at == 0 ? "" : keys.get(at - 1), keys.get(at)));
        }
        keys.add(OrderKeys.after(keys.getLast()));
        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(keys.stream().map(key -> key + "/900101"))
                .as("people are listed in the order of their places")
                .isSorted();
    }

    @Test
    void oneSpotTakesAsManyAsPeopleDrag() {
        String key = "900002栋";
        for (int i = 0; i < 100; i++) {
            String next = OrderKeys.between("900001栋", key);
            assertThat(next).isGreaterThan("900001栋").isLessThan(key);
            key = next;
        }
    }
}
