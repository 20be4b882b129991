package com.haina.imports.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;
import com.haina.contracts.staff.DepartmentApi;
import com.haina.contracts.structure.CommunityOutline;
import com.haina.contracts.structure.StructureApi;
import com.haina.imports.excel.TemplateSheet;
import com.haina.imports.excel.TemplateSheet.Column;
import com.haina.imports.excel.TemplateSheet.Group;

/** Makes the form for one kind of roster from what the tenant has. */
@Component
class MakeTemplate {
    private static final Logger log = LoggerFactory.getLogger(MakeTemplate.class);
    private static final List<String> USUAL_LAYERS = List.of("楼栋", "单元", "门牌号");
    /** Marks a row that is left out when the form comes back with it. */
    private static final String EXAMPLE = com.haina.imports.rows.RowCleaning.EXAMPLE;

    private final StructureApi structures;
    private final DepartmentApi departments;
    private final MessageSource messages;

    MakeTemplate(StructureApi structures, DepartmentApi departments, MessageSource messages) {
        this.structures = structures;
        this.departments = departments;
        this.messages = messages;
    }

    /** The form; for one community, or for all of them. */
    TemplateSheet of(RosterKind kind, @Nullable String communityId, Locale locale) {
        List<CommunityOutline> communities =
                MakeTemplate.<List<CommunityOutline>>orElse(List.of(), structures::communities).stream()
                        .filter(community ->
                                communityId == null || community.id().equals(communityId))
                        .toList();
        if (communityId != null && communities.isEmpty()) {
            throw new TemplateUnknown();
        }
        List<Group> groups = kind == RosterKind.STAFF
                ? staff(communities)
                : kind == RosterKind.ROOMS
                        ? List.of(building(communities, true))
                        : List.of(person(), verification(), building(communities, false));
        List<String> layers = layers(communities);
        List<String> cascade = new ArrayList<>(List.of(RosterField.COMMUNITY));
        layers.subList(0, layers.size() - 1).forEach(layer -> cascade.add(RosterField.layer(layer)));
        return new TemplateSheet(
                text("kind." + kind.name(), locale),
                groups,
                kind == RosterKind.STAFF ? List.of() : cascade,
                kind == RosterKind.STAFF ? List.of() : paths(communities, layers),
                text("template.sheet.notes", locale),
                List.of(text("template.notes", locale).split("\n")));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static Group person() {
        return new Group(
                "基本信息(选填,但填写时姓名和身份必须与手机一同填写才有效)",
                List.of(
                        new Column(RosterField.NAME, "姓名", false, List.of(), false, EXAMPLE + "张三"),
                        new Column(RosterField.GENDER, "性别", false, List.of("男", "女"), true, "男"),
                        new Column(RosterField.IDENTITY, "身份", false, List.of("业主", "家属", "租客"), true, "业主")));
    }

    private static Group verification() {
        return new Group(
                "身份验证信息(选填,但填写时姓名和身份必须与手机一同填写才有效)",
                List.of(
                        new Column(RosterField.MOBILE, "手机", false, List.of(), false, "13800000000"),
                        new Column(RosterField.ID_NUMBER, "证件号(如身份证,护照)", false, List.of(), false, "")));
    }

    private static Group building(List<CommunityOutline> communities, boolean alone) {
        List<String> layers = layers(communities);
        List<String> example = example(communities, layers);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                RosterField.COMMUNITY, "小区", true, List.of(), false, (alone ? EXAMPLE : "") + example.getFirst()));
        for (int i = 0; i < layers.size(); i++) {
            boolean room = i == layers.size() - 1;
            String layer = layers.get(i);
            columns.add(new Column(
                    room ? RosterField.ROOM : RosterField.layer(layer),
                    layer,
                    everywhere(layer, communities),
                    List.of(),
                    false,
                    example.get(i + 1)));
        }
        return new Group("小区楼栋信息(必填)", columns);
    }

    /** A layer that some structure does not have may be left empty. */
    private static boolean everywhere(String layer, List<CommunityOutline> communities) {
        return communities.stream()
                .flatMap(community -> community.structures().stream())
                .allMatch(structure -> structure.layers().contains(layer)
                        || structure.layers().getLast().equals(layer));
    }

    /** Every layer of every structure above the rooms in their order, and the rooms last. */
    private static List<String> layers(List<CommunityOutline> communities) {
        Set<String> layers = new LinkedHashSet<>();
        String room = null;
        for (CommunityOutline community : communities) {
            for (CommunityOutline.StructureOutline structure : community.structures()) {
                if (!structure.layers().isEmpty()) {
                    layers.addAll(
                            structure.layers().subList(0, structure.layers().size() - 1));
                    room = room == null ? structure.layers().getLast() : room;
                }
            }
        }
        if (room == null) {
            return USUAL_LAYERS;
        }
        List<String> all = new ArrayList<>(layers);
        all.remove(room);
        all.add(room);
        return all;
    }

    /** Every node as it stands in the form's columns: the community, then its layers, blank where it has none. */
    private static List<List<String>> paths(List<CommunityOutline> communities, List<String> layers) {
        List<List<String>> paths = new ArrayList<>();
        for (CommunityOutline community : communities) {
            paths.add(List.of(community.name()));
            for (CommunityOutline.StructureOutline structure : community.structures()) {
                for (List<String> node : structure.nodes()) {
                    List<String> path = new ArrayList<>(List.of(community.name()));
                    for (String layer : layers.subList(0, layers.size() - 1)) {
                        int depth = structure.layers().indexOf(layer);
                        path.add(depth >= 0 && depth < node.size() ? node.get(depth) : "");
                    }
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private static List<String> example(List<CommunityOutline> communities, List<String> layers) {
        for (List<String> path : paths(communities, layers)) {
            if (path.size() == layers.size()) {
                List<String> example = new ArrayList<>(path);
                example.add("101");
                return example;
            }
        }
        List<String> example = new ArrayList<>();
        example.add(communities.isEmpty() ? "滨江花园" : communities.getFirst().name());
        layers.subList(0, layers.size() - 1).forEach(layer -> example.add("1" + layer.substring(layer.length() - 1)));
        example.add("101");
        return example;
    }

    private List<Group> staff(List<CommunityOutline> communities) {
        List<String> names = communities.stream().map(CommunityOutline::name).toList();
        List<String> paths = MakeTemplate.<List<String>>orElse(List.of(), departments::departments);
        return List.of(
                new Group(
                        "基本信息(全部必填)",
                        List.of(
                                new Column(RosterField.NAME, "姓名", true, List.of(), false, EXAMPLE + "张三"),
                                new Column(RosterField.GENDER, "性别", true, List.of("男", "女"), true, "男"))),
                new Group(
                        "联系信息(手机号必填)",
                        List.of(
                                new Column(RosterField.MOBILE, "手机", true, List.of(), false, "13800000000"),
                                new Column(RosterField.ADDRESS, "住址", false, List.of(), false, ""))),
                new Group(
                        "部门职位信息(所属部门、职位必填)",
                        List.of(
                                new Column(
                                        RosterField.DEPARTMENT,
                                        "所属部门",
                                        true,
                                        paths,
                                        false,
                                        paths.isEmpty() ? "工程部—维修组" : paths.getFirst()),
                                new Column(RosterField.POSITION, "职位", true, List.of(), false, "维修工程师"),
                                new Column(RosterField.RANK, "职级", false, List.of(), false, ""))),
                new Group(
                        "关联信息(必填)",
                        List.of(
                                new Column(
                                        RosterField.SERVED_COMMUNITIES,
                                        "服务小区",
                                        true,
                                        names,
                                        false,
                                        names.isEmpty() ? "滨江花园" : names.getFirst()),
                                new Column(RosterField.WECHAT_ID, "微信号", true, List.of(), false, "zhangsan"))));
    }

    /** A form without drop-downs is better than none. */
    private static <T> T orElse(T otherwise, Supplier<T> peer) {
        try {
            return peer.get();
        } catch (RuntimeException unavailable) {
            log.warn("a template is made without what a peer would have told: {}", unavailable.toString());
            return otherwise;
        }
    }
}
