package com.haina.auth;

import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Read, decide, save; and the same again on what is there now when somebody saved in between. The relay that takes published events out of
 * a document counts too, so this happens to a single user as well. Deciding must have no effect but on what was read.
 */
public final class UntilSaved {

    private static final int ROUNDS = 20;

    private UntilSaved() {}

    /**
     * Changes a document.
     *
     * @param read anew each time; may make what is not there yet
     * @param decide changes it, or answers false to leave it as it is
     * @return the document as it is now
     * @throws OptimisticLockingFailureException when others are faster for ever
     */
    public static <T> T change(Supplier<T> read, Predicate<T> decide, UnaryOperator<T> save) {
        for (var round = 1; ; round++) {
            var document = read.get();
            if (!decide.test(document)) {
                return document;
            }
            try {
                return save.apply(document);
            } catch (OptimisticLockingFailureException meanwhile) {
                if (round == ROUNDS) {
                    throw meanwhile;
                }
            }
        }
    }

    /** The same for what another may make at the same moment: then it is there, and read. */
    public static <T> T changeOrMake(Supplier<T> readOrMake, Predicate<T> decide, UnaryOperator<T> save) {
        return change(readOrMake, decide, document -> {
            try {
                return save.apply(document);
            } catch (DuplicateKeyException made) {
                throw new OptimisticLockingFailureException("made meanwhile", made);
            }
        });
    }
}
