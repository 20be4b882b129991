package com.haina.resident.verification;

import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

import com.haina.contracts.follower.FollowerChanged;
import com.haina.contracts.follower.FollowerNoticeDelivered;
import com.haina.contracts.follower.FollowerNoticeRequested;
import com.haina.contracts.roster.ChunkReady;
import com.haina.contracts.roster.ChunkRows;
import com.haina.contracts.roster.ChunkUndoRequested;
import com.haina.contracts.roster.DuplicatePolicy;
import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.roster.RosterPolicy;
import com.haina.contracts.roster.RosterRow;
import com.haina.contracts.verification.ResidentVerified;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of applications and bindings when the file changes. */
class FileChangesIT extends Applications {

    @Test
    void anImportBringsWaitingApplicationsToTheirEndAndItsUndoTheBinding() {
        String follower = follower();
        String mobile = mobile();
        Answer waiting = apply(follower, 2, "OWNER", "马骏", mobile).is(HttpStatus.CREATED);
        assertThat(waiting.text("state")).isEqualTo("WAITING_FOR_REVIEW");
        String chunk = "chunk-" + waiting.id();
        String job = "job-" + waiting.id();
        chunks.offer(new ChunkRows(
                job,
                chunk,
                RosterKind.RESIDENTS,
                new RosterPolicy(DuplicatePolicy.OVERWRITE, true),
                "operator-1",
                List.of(new RosterRow(
                        3,
                        Map.of(
                                RosterField.COMMUNITY,
                                community.text("name"),
                                RosterField.layer("楼栋"),
                                "1栋",
                                RosterField.ROOM,
                                "201",
                                RosterField.MOBILE,
                                mobile,
                                RosterField.NAME,
                                "马骏",
                                RosterField.IDENTITY,
                                "OWNER")))));
        send("import.events", ChunkReady.TYPE, chunk, new ChunkReady(job, chunk, RosterKind.RESIDENTS, 1));
        eventually(() -> assertThat(mine(follower, waiting).text("state")).isEqualTo("APPROVED"));
        eventually(() -> assertThat(homes(follower).items()).hasSize(1));
        send(
                "import.events",
                ChunkUndoRequested.TYPE,
                chunk,
                new ChunkUndoRequested(job, chunk, RosterKind.RESIDENTS, "operator-1"));
        eventually(() -> assertThat(homes(follower).items()).isEmpty());
    }

    @Test
    void whoIsEnteredByHandIsApprovedWhoMovesOutIsUnboundAndAMergedRecordKeepsItsFollower() {
        String follower = follower();
        String mobile = mobile();
        Answer waiting = apply(follower, 0, "OWNER", "钟灵", mobile).is(HttpStatus.CREATED);
        Answer known = resident("钟灵", mobile, 0, "OWNER");
        eventually(() -> assertThat(mine(follower, waiting).text("state")).isEqualTo("APPROVED"));

        Answer keeping = resident("钟灵", null, 0, "OWNER");
        post(PEOPLE + "/" + keeping.id() + "/merges", keeping.tag(), Map.of("residentId", known.id()))
                .is(HttpStatus.OK);
        eventually(() -> assertThat(get("/api/resident/v1/bindings?residentId=" + keeping.id())
                        .all("followerId"))
                .containsExactly(follower));

        Answer now = get(PEOPLE + "/" + keeping.id());
        post(
                        PEOPLE + "/" + keeping.id() + "/occupancies/"
                                + now.list("homes").getFirst().get("occupancyId") + "/move-out",
                        now.tag(),
                        Map.of("movedOutOn", "2026-01-01"))
                .is(HttpStatus.OK);
        eventually(() -> assertThat(homes(follower).items()).isEmpty());
        assertThat(get("/api/resident/v1/bindings?residentId=" + keeping.id())
                        .items()
                        .getFirst())
                .containsEntry("end", "MOVED_OUT");
    }

    @Test
    void whoKeepsWhomAFollowerIsHearsOfAMerge() {
        String follower = follower();
        String mobile = mobile();
        Answer known = resident("钟灵", mobile, 1, "OWNER");
        Answer approved = apply(follower, 1, "OWNER", "钟灵", mobile).is(HttpStatus.CREATED);
        send(
                "wechat.events",
                FollowerChanged.TYPE,
                follower,
                new FollowerChanged("wx0123456789abcdef", true, null, false));
        eventually(() ->
                assertThat(get(PEOPLE + "/" + known.id()).text("coverage")).isEqualTo("VERIFIED"));
        Answer keeping = resident("钟灵", null, 1, "OWNER");
        post(PEOPLE + "/" + keeping.id() + "/merges", keeping.tag(), Map.of("residentId", known.id()))
                .is(HttpStatus.OK);
        eventually(() -> assertThat(data(approved.text("homeId"), ResidentVerified.TYPE))
                .isEqualTo(Map.of(
                        "followerId",
                        follower,
                        "residentId",
                        keeping.id(),
                        "communityId",
                        community.id(),
                        "roomId",
                        rooms.get(1),
                        "identity",
                        "OWNER")));
        eventually(() ->
                assertThat(get(PEOPLE + "/" + keeping.id()).text("coverage")).isEqualTo("VERIFIED"));
    }

    @Test
    void whatHasNoEventOfItsOwnIsFoundWhenAllBindingsAreCompared() {
        String owner = owner("龙英", 1);
        Object residentId =
                get(PEOPLE + "?placeId=" + rooms.get(1)).items().getFirst().get("id");
        mongo.getCollection("residents").deleteOne(new Document("_id", residentId));
        follow.compare();
        assertThat(homes(owner).items()).isEmpty();
    }

    @Test
    void staffEndAccessAndSeeWhatBecameOfNotices() {
        String owner = owner("姜媛", 0);
        Object residentId =
                get(PEOPLE + "?placeId=" + rooms.get(0)).items().getFirst().get("id");
        Map<String, Object> binding = get("/api/resident/v1/bindings?residentId=" + residentId)
                .items()
                .getFirst();
        assertThat(String.valueOf(binding.get("mobileMasked"))).contains("****");
        assertThat(binding).containsEntry("isDefault", true);
        String end = "/api/resident/v1/bindings/" + binding.get("id") + "/end";
        String tag = String.valueOf(binding.get("tag"));
        post(end, tag, Map.of("reason", " ")).is(HttpStatus.BAD_REQUEST);
        post(end, tag, Map.of("reason", "已搬走")).is(HttpStatus.OK);
        assertThat(homes(owner).items()).isEmpty();
        assertThat(get("/api/resident/v1/bindings?residentId=" + residentId)
                        .items()
                        .getFirst())
                .containsEntry("end", "BY_STAFF")
                .containsEntry("endReason", "已搬走")
                .containsEntry("isDefault", false);

        Answer waiting = apply(owner, 0, "OWNER", "姜媛", mobile()).is(HttpStatus.CREATED);
        decide(waiting, "rejection", Map.of("reason", "INCOMPLETE")).is(HttpStatus.OK);
        Object noticeId = data(waiting.id(), FollowerNoticeRequested.TYPE).get("noticeId");
        send(
                "wechat.events",
                FollowerNoticeDelivered.TYPE,
                String.valueOf(noticeId),
                new FollowerNoticeDelivered(
                        String.valueOf(noticeId), owner, FollowerNoticeDelivered.Channel.NONE, false, 45015));
        eventually(() -> assertThat(String.valueOf(application(detail(waiting)).get("notice")))
                .contains("accepted=false")
                .contains("45015"));
    }
}
