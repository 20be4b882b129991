package com.haina.journeys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.options.Cookie;

import tools.jackson.databind.JsonNode;

/**
 * Two offices to look at: one that has just joined, and one that has worked for a while, with everything in it that pages find hard: long
 * names, names that are script, missing values, doubtful numbers, and an import in every state that stands still.
 */
final class Exhibition {

    static final String LONG_COMMUNITY = "云栖玫瑰园与江南水乡国际社区（一期、二期与三期联排别墅区）";
    static final String LONG_NAME = "古丽米热·阿卜杜热西提·买买提依明·吐尔逊江之代管联系人";
    static final String SCRIPT = "<img src=x onerror=\"document.title='script ran'\">";

    private static final Path FILES = Path.of("target/exhibition");

    final Office empty;
    final Office full;
    /** The residents with the long name, with script for a name, and the one of whom most is known. */
    final String longResident;

    final String scriptResident;
    final String resident;
    final String member;
    /** Of the library: an article that is ready to be published. */
    final String article;

    /** Who holds a phone: verified, waiting for the office, and rejected, with the applications of the last two. */
    final Follower verified;

    final Follower waiting;
    final String waitingApplication;
    final Follower rejected;
    final String rejectedApplication;
    final String community;
    final String building;
    /** Imports by their state. */
    final String uploaded;

    final String checked;
    final String applied;
    final String undone;
    final String cancelled;

    /** The link that the second operator has got. */
    final String invitation;

    final URI simulators;

    /** Of the offices' administrators, used by nobody just now. */
    private final Map<Office, Deque<List<Cookie>>> sessions = new HashMap<>();

    private Exhibition(RunningPlatform platform) {
        empty = Office.join(platform, "刚加入的物业");
        full = Office.join(platform, "万家物业服务中心");
        community = full.community("万家星城", "楼栋", "单元", "门牌号");
        full.community("星海名城", "楼栋", "单元", "门牌号");
        full.community("欢乐谷1小区", "楼栋", "单元", "门牌号");
        full.community(LONG_COMMUNITY, "区", "楼栋", "单元", "门牌号");

        applied = imported(
                Workbooks.excel(FILES.resolve("万家星城业主信息表.xlsx"), Workbooks.RESIDENT_HEADER, residents()), true);
        imported(Workbooks.sample("员工信息表模板.xlsx"), true);
        undone = imported(Workbooks.sample("业主信息表格模板.xlsx"), true);
        full.web.post("/api/import/v1/imports/" + undone + "/undo", Map.of()).expect(202);
        full.state(undone, Duration.ofMinutes(1), "UNDONE");
        checked = imported(MessyRows.excel(FILES.resolve("2025年度海纳物业服务中心各小区业主与租客信息登记汇总表（前台最终修订版）.xlsx")), false);
        cancelled = imported(
                Workbooks.excel(
                        FILES.resolve("取消的.xlsx"),
                        Workbooks.RESIDENT_HEADER,
                        List.of(Workbooks.person("万家星城", 400), Workbooks.person("万家星城", 401))),
                false);
        full.web.post("/api/import/v1/imports/" + cancelled + "/cancellation", Map.of());
        full.state(cancelled, Duration.ofMinutes(1), "CANCELLED");
        uploaded = full.dryRun(Workbooks.excel(
                        FILES.resolve("没有表头.xlsx"),
                        List.of("甲", "乙", "丙"),
                        List.of(List.of("1栋", "张三", "13800138000"))))
                .required("id")
                .asString();

        longResident = found(LONG_NAME);
        scriptResident = found(SCRIPT);
        resident = found("王住户0");
        member = first("/api/staff/v1/members?limit=1");
        building = full.place(community, "1栋");
        simulators = platform.simulators();
        invitation = full.web
                .post(
                        "/api/auth/v1/operators",
                        Map.of("name", "孙前台", "mobile", Office.newMobile(), "roles", List.of("OPERATOR")))
                .expect(201)
                .json()
                .required("link")
                .asString();
        String room = room();
        waiting = Follower.of(platform, full, "王住户0");
        waitingApplication = waiting.applies(community, room, "OWNER");
        Follower.of(platform, full, LONG_NAME).applies(community, room, "TENANT");
        rejected = Follower.of(platform, full, "不是住户");
        rejectedApplication = rejected.applies(community, room, "OWNER");
        decide(rejectedApplication, "rejection", Map.of("reason", "NOT_A_RESIDENT"));
        verified = Follower.of(platform, full, "王住户0");
        decide(verified.applies(community, room, "OWNER"), "approval", Map.of("residentId", resident));
        article = article();
        full.web.post(
                "/api/resident/v1/residents/" + resident + "/reveals", Map.of("field", "MOBILE", "reason", "核对资料"));
    }

    private String room() {
        return full.web
                .get("/api/resident/v1/residents/" + resident)
                .expect(200)
                .json()
                .required("homes")
                .get(0)
                .required("roomId")
                .asString();
    }

    private void decide(String application, String decision, Map<String, String> how) {
        String self = "/api/resident/v1/verifications/" + application;
        full.web
                .postIfMatch(
                        self + "/" + decision, full.web.get(self).expect(200).etag(), how)
                .expect(200);
    }

    /** Two pictures in the library, one with a name that does not fit its card; the article has the other for its cover. */
    private String article() {
        picture("小区东门入口处电动自行车充电棚改造工程施工期间临时停放区域示意图");
        Map<String, String> article =
                Map.of("title", "冬季消防演练", "content", "<p>周六上午九点，东门广场</p>", "coverId", picture("消防演练"));
        return full.web
                .post("/api/wechat/v1/drafts", Map.of("articles", List.of(article)))
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    private String picture(String name) {
        return full.web
                .upload("/api/wechat/v1/materials", Pictures.plain(FILES, name), "kind", "IMAGE", "title", name)
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    static Exhibition on(RunningPlatform platform) {
        return new Exhibition(platform);
    }

    /**
     * A session of an office's administrator, for one browser at a time. Whoever is done gives it back: a mobile gets five codes an hour, and
     * two codes at once make the first void.
     */
    synchronized List<Cookie> session(Office office) {
        List<Cookie> idle =
                sessions.computeIfAbsent(office, one -> new ArrayDeque<>()).poll();
        return idle == null ? office.anotherSession().cookies() : idle;
    }

    synchronized void giveBack(Office office, List<Cookie> session) {
        sessions.get(office).add(session);
    }

    private static List<List<Object>> residents() {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            rows.add(Workbooks.person("万家星城", i));
        }
        rows.add(List.of(LONG_NAME, "女", "租客", "13700000901", "", "万家星城", "", "1栋", "1单元", "101"));
        rows.add(List.of(SCRIPT, "男", "业主", "13700000902", "", "万家星城", "", "1栋", "1单元", "102"));
        rows.add(List.of("座机住户", "男", "业主", "0571-88888888", "", "万家星城", "", "1栋", "1单元", "103"));
        rows.add(List.of("疑号住户", "女", "业主", "13700000904", "440304199001010000", "万家星城", "", "1栋", "1单元", "104"));
        rows.add(List.of("别墅业主", "女", "业主", "13700000905", "", LONG_COMMUNITY, "湖畔区", "1栋", "1单元", "101"));
        return rows;
    }

    /** The import's id, after the dry run or when all of it is stored. */
    private String imported(Path file, boolean apply) {
        String id = full.dryRun(file).required("id").asString();
        if (apply) {
            JsonNode end = full.apply(id, "OVERWRITE");
            if (!end.required("state").asString().equals("APPLIED")) {
                throw new AssertionError("not imported: " + end);
            }
        }
        return id;
    }

    private String found(String name) {
        JsonNode all = full.web
                .get("/api/resident/v1/residents?limit=100")
                .expect(200)
                .json()
                .required("items");
        for (JsonNode one : all) {
            if (one.path("name").asString("").equals(name)) {
                return one.required("id").asString();
            }
        }
        throw new AssertionError("no " + name + " among " + all.size());
    }

    private String first(String list) {
        return full.web
                .get(list)
                .expect(200)
                .json()
                .required("items")
                .get(0)
                .required("id")
                .asString();
    }
}
