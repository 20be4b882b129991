package com.haina.simulators.templates;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.haina.simulators.hosts.ApiFailure;

/** The part of WeChat's template library that property management uses. */
final class Library {

    private static final Map<String, Model> MODELS = models();

    private Library() {}

    static Map<String, Model> all() {
        return MODELS;
    }

    /**
     * The lines of a model that an account chooses, in its order.
     *
     * @throws ApiFailure 40247 for an id of the old library, 40037 for an unknown one, 40246 for lines that it does not have
     */
    static Model choose(String shortId, List<String> names) {
        if (shortId.startsWith("TM") || shortId.startsWith("OPENTM")) {
            throw new ApiFailure(40247, "invalid template_id_short");
        }
        Model model = Optional.ofNullable(MODELS.get(shortId))
                .orElseThrow(() -> new ApiFailure(40037, "invalid template_id"));
        List<Template.Line> lines = new ArrayList<>();
        for (String name : names) {
            lines.add(model.lines().stream()
                    .filter(line -> line.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ApiFailure(40246, "invalid keyword_name_list")));
        }
        if (lines.isEmpty() || lines.size() > 5) {
            throw new ApiFailure(40246, "invalid keyword_name_list");
        }
        return new Model(model.title(), List.copyOf(lines));
    }

    private static Map<String, Model> models() {
        Map<String, Model> models = new LinkedHashMap<>();
        put(models, "43216", "停水停电通知", "小区 thing", "原因 thing", "开始时间 time", "恢复时间 time", "范围 thing");
        put(models, "43217", "物业缴费通知", "房号 thing", "费用项目 thing", "金额 amount", "截止时间 time");
        put(models, "43218", "业主认证结果通知", "房号 thing", "认证结果 thing", "时间 time", "说明 thing");
        put(models, "43219", "物业公告通知", "标题 thing", "小区 thing", "发布时间 time");
        put(models, "43220", "报修进度通知", "单号 character_string", "报修内容 thing", "进度 thing", "联系电话 phone_number");
        put(models, "43221", "访客到访提醒", "访客 thing", "到访时间 time", "房号 thing");
        put(models, "43222", "投诉处理结果通知", "单号 character_string", "处理结果 thing", "处理时间 time");
        return models;
    }

    private static void put(Map<String, Model> models, String id, String title, String... lines) {
        Map<String, Integer> counts = new HashMap<>();
        List<Template.Line> read = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 2);
            read.add(new Template.Line(parts[0], parts[1] + counts.merge(parts[1], 1, Integer::sum)));
        }
        models.put(id, new Model(title, List.copyOf(read)));
    }

    record Model(String title, List<Template.Line> lines) {}
}
