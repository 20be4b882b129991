package com.haina.resident.verification;

import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.resident.person.Identity;
import com.haina.resident.person.KnownResident;
import com.haina.resident.person.KnownResidents;

/** Gathers what a decision depends on and asks the policy. Always the same questions, so that the time it takes tells nothing. */
@Component
class JudgeVerification {

    private static final Set<Binding.End> AGAINST_THE_PERSON = Set.of(Binding.End.BY_OWNER, Binding.End.BY_STAFF);

    private final KnownResidents residents;
    private final Verifications verifications;
    private final Bindings bindings;
    private final AgreedTerms terms;

    JudgeVerification(KnownResidents residents, Verifications verifications, Bindings bindings, AgreedTerms terms) {
        this.residents = residents;
        this.verifications = verifications;
        this.bindings = bindings;
        this.terms = terms;
    }

    VerificationPolicy.Outcome judge(Verification verification, boolean invited) {
        List<KnownResident> inRoom = residents.livingIn(verification.roomId());
        KnownResident byMobile = residents.byMobile(verification.mobileKey()).orElse(null);
        List<Binding> here = bindings.everIn(verification.roomId());
        int rooms = bindings.heldBy(verification.followerId()).size();
        return VerificationPolicy.judge(new VerificationPolicy.Case(
                new VerificationPolicy.Claim(
                        verification.roomId(),
                        verification.identity(),
                        verification.name(),
                        verification.mobileKey(),
                        verification.idNumberKey()),
                terms.in(verification.communityId()).of(verification.identity()),
                inRoom,
                byMobile,
                here.stream().anyMatch(binding -> binding.isActive() && binding.identity() == Identity.OWNER),
                here.stream().anyMatch(binding -> isAgainst(binding, verification)),
                verifications.wasDeclined(verification.roomId(), verification.followerId(), verification.mobileKey()),
                rooms,
                // An owner's word stands beside the owner's own, not above what staff decided.
                invited
                        && here.stream()
                                .noneMatch(binding ->
                                        binding.end() == Binding.End.BY_STAFF && isAgainst(binding, verification))));
    }

    private static boolean isAgainst(Binding binding, Verification verification) {
        return binding.end() != null
                && AGAINST_THE_PERSON.contains(binding.end())
                && (binding.followerId().equals(verification.followerId())
                        || binding.mobileKey().equals(verification.mobileKey()));
    }
}
