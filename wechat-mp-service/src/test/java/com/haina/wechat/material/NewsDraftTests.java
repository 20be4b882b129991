package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

class NewsDraftTests {

    private static final Instant HELD = Instant.parse("2026-11-28T08:01:00Z");

    @Test
    void anOrderIsWorkedOnAtOnceAndWhatTheWorkerNotesLeavesTheDraftWithIt() {
        NewsDraft draft = held();
        draft.copy("wx1", DraftCopy::queued);
        assertThat(draft.leaseUntil()).isEqualTo(Instant.EPOCH);

        for (UnaryOperator<DraftCopy> note : List.<UnaryOperator<DraftCopy>>of(
                copy -> copy.uploaded("media", 1),
                DraftCopy::submitting,
                copy -> copy.waiting("wechat.45009"),
                DraftCopy::submitting,
                copy -> copy.publishing("1"))) {
            hold(draft);
            draft.copy("wx1", note);
            assertThat(draft.leaseUntil()).isEqualTo(HELD);
        }
        draft.copy("wx2", DraftCopy::queued);
        assertThat(draft.leaseUntil()).as("an order for another account").isEqualTo(Instant.EPOCH);
    }

    private static NewsDraft held() {
        NewsDraft draft = new NewsDraft(List.of(), null, null);
        hold(draft);
        return draft;
    }

    private static void hold(NewsDraft draft) {
        ReflectionTestUtils.setField(draft, "leaseUntil", HELD);
    }
}
