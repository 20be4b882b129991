package com.haina.auth;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UntilSavedTests {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void decidesAgainOnWhatIsThereNowWhenSomebodySavedInBetween() {
        var decided = new ArrayList<Integer>();
        var saved = UntilSaved.change(reads::incrementAndGet, decided::add, version -> {
            if (version < 3) {
                throw new OptimisticLockingFailureException("meanwhile");
            }
            return version;
        });
        assertThat(saved).isEqualTo(3);
        assertThat(decided).containsExactly(1, 2, 3);
    }

    @Test
    void leavesWhatNeedsNoChange() {
        var left = UntilSaved.change(reads::incrementAndGet, version -> false, version -> {
            throw new AssertionError("must not be saved");
        });
        assertThat(left).isEqualTo(1);
    }

    @Test
    void readsWhatAnotherMadeAtTheSameMoment() {
        var made = UntilSaved.changeOrMake(reads::incrementAndGet, version -> true, version -> {
            if (version == 1) {
                throw new DuplicateKeyException("made");
            }
            return version;
        });
        assertThat(made).isEqualTo(2);
        assertThatThrownBy(() -> UntilSaved.change(reads::incrementAndGet, version -> true, version -> {
                    throw new DuplicateKeyException("taken");
                }))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void givesUpInTheEnd() {
        assertThatThrownBy(() -> UntilSaved.change(reads::incrementAndGet, version -> true, version -> {
                    throw new OptimisticLockingFailureException("always");
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(reads).hasValue(20);
    }
}
