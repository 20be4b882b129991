package com.haina.staff.member;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.ContextConfiguration;

import com.haina.platform.outbox.Ids;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;
import com.haina.staff.Peers;
import com.haina.testing.security.TestTokens;
import com.haina.testing.store.Scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the staff list expects of its store, whichever it is: unique mobiles, and no everyday query that reads everything. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.kafka.listener.auto-startup=false")
@Import(TestTokens.class)
@ContextConfiguration(initializers = Peers.class)
abstract class MembersContract {

    private static final PageRequest TEN = new PageRequest(10, null, true);

    private final String tenant = "t-" + Ids.next();

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Members members;

    @Autowired
    SealMember sealing;

    @Test
    void noEverydayQueryReadsTheWholeCollection() {
        CurrentTenant.run("t-" + Ids.next(), () -> fill(30));
        inTenant(() -> {
            fill(40);
            Scans.none(mongo, () -> {
                for (String sort : List.of("name", "-name", "createdAt", "-createdAt", "updatedAt", "-updatedAt")) {
                    Page<Member> first = list(query(null, null, sort), new MemberSearch.Everyone(), null);
                    assertThat(first.total()).isEqualTo(40);
                    members.page(
                            new PageRequest(10, first.nextCursor(), null),
                            query(null, null, sort),
                            null,
                            new MemberSearch.Everyone(),
                            null);
                }
                assertThat(found(query(null, MemberState.ACTIVE, null), new MemberSearch.Everyone()))
                        .isEqualTo(40);
                assertThat(members.page(TEN, query(null, null, null), Set.of("d-1"), new MemberSearch.Everyone(), null)
                                .total())
                        .isEqualTo(20);
                assertThat(list(query(null, null, null), new MemberSearch.Everyone(), Set.of("c-1"))
                                .total())
                        .isEqualTo(20);
                assertThat(found(query("x", null, null), new MemberSearch.ByText("员工1", "none", Set.of("d-none"))))
                        .isEqualTo(11);
            });
        });
    }

    @Test
    void personalValuesAreFoundThroughTheirOwnIndexes() {
        inTenant(() -> {
            fill(40);
            Scans.usesIndex(
                    mongo,
                    "members",
                    "mobile",
                    () -> assertThat(members.byMobiles(
                                    List.of(sealing.mobileIndex(mobile(7)), sealing.mobileIndex(mobile(8)))))
                            .hasSize(2));
            Scans.usesIndex(
                    mongo,
                    "members",
                    "mobile",
                    () -> assertThat(members.byMobile(sealing.mobileIndex(mobile(7))))
                            .isPresent());
            Scans.usesIndex(
                    mongo,
                    "members",
                    "by-wechat-id",
                    () -> assertThat(members.byWeChatIds(List.of(sealing.wechatIndex("wx_000007"))))
                            .hasSize(1));
            Scans.none(mongo, () -> {
                assertThat(found(query("x", null, null), new MemberSearch.ByMobile(sealing.mobileIndex(mobile(7)))))
                        .isEqualTo(1);
                assertThat(found(query("x", null, null), new MemberSearch.ByLastFour(sealing.lastFourIndex("0007"))))
                        .isEqualTo(1);
            });
        });
    }

    @Test
    void departmentsAndSweepsAskThroughAnIndex() {
        inTenant(() -> {
            fill(20);
            Scans.usesIndex(
                    mongo,
                    "members",
                    "department",
                    () -> assertThat(members.anyIn(Set.of("d-1"))).isTrue());
            Scans.none(
                    mongo,
                    () -> assertThat(members.countActiveBy("departmentId"))
                            .containsEntry("d-0", 10L)
                            .containsEntry("d-1", 10L));
            Member gone = members.byMobile(sealing.mobileIndex(mobile(3))).orElseThrow();
            gone.delete(null);
            members.save(gone);
            Scans.usesIndex(
                    mongo,
                    "members",
                    "deleted",
                    () -> assertThat(members.deletedBefore(Instant.now().plusSeconds(1), 10))
                            .extracting(Member::id)
                            .contains(gone.id()));
        });
    }

    @Test
    void aMobileIsUniqueInATenantUntilItsMemberIsDeleted() {
        inTenant(() -> {
            fill(3);
            assertThat(members.byMobile(sealing.mobileIndex(mobile(1)))).isPresent();
            assertThatThrownBy(() -> members.save(member(1))).isInstanceOf(DuplicateKeyException.class);
            Member first = members.byMobile(sealing.mobileIndex(mobile(1))).orElseThrow();
            first.delete(null);
            members.save(first);
            members.save(member(1));
            Member second = members.byMobile(sealing.mobileIndex(mobile(2))).orElseThrow();
            second.delete(null);
            // Two without the key do not collide: the index is sparse.
            members.save(second);
        });
        CurrentTenant.run("t-" + Ids.next(), () -> fill(3));
    }

    private void inTenant(Runnable work) {
        CurrentTenant.run(tenant, work);
    }

    private Page<Member> list(MemberQuery query, MemberSearch search, @Nullable Set<String> within) {
        return members.page(TEN, query, null, search, within);
    }

    private long found(MemberQuery query, MemberSearch search) {
        Long total = list(query, search, null).total();
        return total == null ? -1 : total;
    }

    private static MemberQuery query(@Nullable String q, @Nullable MemberState state, @Nullable String sort) {
        return new MemberQuery(q, state, null, null, null, null, null, null, null, sort);
    }

    private void fill(int count) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < count; i++) {
            ids.add(members.save(member(i)).id());
        }
        assertThat(ids).hasSize(count);
    }

    private Member member(int i) {
        return new Member(
                sealing.seal(new MemberDetails(
                        "员工" + i,
                        Gender.FEMALE,
                        mobile(i),
                        "wx_%06d".formatted(i),
                        null,
                        "d-" + i % 2,
                        "保安",
                        null,
                        List.of("c-" + i % 2))),
                null);
    }

    private static String mobile(int i) {
        return "1380000%04d".formatted(i);
    }
}
