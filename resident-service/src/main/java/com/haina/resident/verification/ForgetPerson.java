package com.haina.resident.verification;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import com.haina.resident.person.PersonTraces;

/** The applications by which somebody was verified, and the bindings that came of them, go with the record. */
@Component
class ForgetPerson implements PersonTraces {

    private final Verifications verifications;
    private final Bindings bindings;

    ForgetPerson(Verifications verifications, Bindings bindings) {
        this.verifications = verifications;
        this.bindings = bindings;
    }

    @Override
    public void forget(String residentId) {
        // By the bindings too: an application names the record of its day, which may have been merged since.
        List<String> applied = bindings.ofResident(residentId).stream()
                .flatMap(binding -> Stream.ofNullable(binding.verificationId()))
                .toList();
        verifications.forget(residentId, applied);
        bindings.forget(residentId);
    }
}
