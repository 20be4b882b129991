package com.haina.imports.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.contracts.roster.RosterField;
import com.haina.contracts.roster.RosterKind;

/**
 * The titles under which offices keep each field. A tenant's own layer names come first: its "幢" takes the columns that
 * would otherwise be 楼栋.
 */
public final class FieldTitles {
    /** A field and its names; the first is the one shown. */
    private record Names(String key, List<String> titles, List<String> inGroup) {}

    private static final Map<String, Names> PEOPLE = names(
            of(
                    RosterField.NAME,
                    "姓名 业主姓名 业主名称 住户姓名 住户名称 客户名称 客户姓名 房主姓名 户主姓名 户主名 业主名 住户名 客户名 户主 产权人 产权人姓名 人员姓名 联系人 名字 业主 住户 name fullname",
                    "名称"),
            of(RosterField.GENDER, "性别 gender sex", ""),
            of(RosterField.IDENTITY, "身份 住户身份 住户类型 人员类型 与业主关系 与户主关系 身份类型 业主类型 客户类型 identity", "类型 关系"),
            of(
                    RosterField.MOBILE,
                    "手机 手机号 手机号码 联系电话 联系手机 移动电话 电话 电话号码 联系方式 业主电话 业主手机 业主手机号 本人电话 绑定手机 mobile phone tel cellphone phonenumber",
                    "号码"),
            of(
                    RosterField.ID_NUMBER,
                    "证件号 证件号码 身份证 身份证号 身份证号码 护照 护照号 护照号码 有效证件号 有效证件号码 业主身份证 idnumber idcard idno passport",
                    "证件"),
            of(RosterField.MOVED_IN_ON, "入住日期 入住时间 入伙日期 迁入日期 迁入时间 起租日期 收房日期 movein moveindate", ""),
            of(RosterField.MOVED_OUT_ON, "迁出日期 迁出时间 搬离日期 退租日期 到期日期 moveout moveoutdate", ""));

    private static final Map<String, Names> BUILDING = names(
            of(RosterField.COMMUNITY, "小区 小区名称 所属小区 小区名 项目 项目名称 楼盘 楼盘名称 园区 社区 community project", "名称"),
            of(RosterField.layer("区"), "区 区域 分区 组团 期 期数 苑 地块 zone area phase", ""),
            of(RosterField.layer("楼栋"), "楼栋 楼号 楼栋号 栋 栋号 幢 幢号 楼幢 楼宇 楼 楼座 座 座号 大楼 楼栋名称 building buildingno block", ""),
            of(RosterField.layer("单元"), "单元 单元号 单元名称 梯 梯号 门洞 unit", ""),
            of(RosterField.layer("楼层"), "楼层 层 层数 楼层号 所在楼层 floor level", ""),
            of(
                    RosterField.ROOM,
                    "门牌号 门牌 房间 房号 房间号 室 室号 户号 房屋 房屋编号 房间编号 房屋号 房产编号 房产 门号 房屋号码 room roomno house houseno",
                    "编号 号码"));

    private static final Map<String, Names> STAFF = names(
            of(RosterField.NAME, "姓名 员工姓名 员工名称 名字 人员姓名 员工 职员 职员姓名 人员 name fullname", "名称"),
            of(RosterField.GENDER, "性别 gender sex", ""),
            of(
                    RosterField.MOBILE,
                    "手机 手机号 手机号码 联系电话 联系手机 移动电话 电话 电话号码 联系方式 员工手机 mobile phone tel cellphone phonenumber",
                    "号码"),
            of(RosterField.ADDRESS, "住址 家庭住址 居住地址 地址 现住址 联系地址 address", ""),
            of(RosterField.DEPARTMENT, "所属部门 部门 部门名称 所在部门 组织 组织机构 department dept", ""),
            of(RosterField.POSITION, "职位 岗位 职务 岗位名称 工种 position title jobtitle", ""),
            of(RosterField.RANK, "职级 级别 职称 岗位级别 rank grade", ""),
            of(RosterField.SERVED_COMMUNITIES, "服务小区 服务项目 负责小区 管理小区 所属小区 小区 所属项目 项目 小区名称 项目名称 community", ""),
            of(RosterField.WECHAT_ID, "微信号 微信 微信账号 微信id wechat wechatid weixin", ""));

    private final Map<String, Names> fields;

    private FieldTitles(Map<String, Names> fields) {
        this.fields = fields;
    }

    /**
     * The titles that matter for a kind of roster.
     *
     * @param layers the tenant's layer names from the outermost to the room; several structures one after the other
     */
    public static FieldTitles of(RosterKind kind, List<List<String>> layers) {
        return switch (kind) {
            case STAFF -> new FieldTitles(STAFF);
            case ROOMS -> new FieldTitles(building(layers));
            case RESIDENTS -> {
                Map<String, Names> all = new LinkedHashMap<>(PEOPLE);
                all.putAll(building(layers));
                yield new FieldTitles(all);
            }
        };
    }

    private static Map<String, Names> building(List<List<String>> structures) {
        Map<String, Names> result = new LinkedHashMap<>(BUILDING);
        Set<String> own = new LinkedHashSet<>();
        structures.forEach(layers -> {
            for (int i = 0; i + 1 < layers.size(); i++) {
                own.add(layers.get(i));
            }
        });
        for (String layer : own) {
            String key = RosterField.layer(layer);
            if (result.containsKey(key)) {
                continue;
            }
            // A layer that only this tenant calls so inherits the other words for the usual one, unless it has both.
            String plain = TitleText.plain(layer);
            Names usual = result.values().stream()
                    .filter(names -> RosterField.isLayer(names.key()))
                    .filter(names -> names.titles().contains(plain))
                    .findFirst()
                    .orElse(null);
            List<String> titles = new ArrayList<>(List.of(layer));
            if (usual != null && !own.contains(RosterField.layerName(usual.key()))) {
                titles.addAll(usual.titles());
                result.remove(usual.key());
            }
            result.put(key, new Names(key, List.copyOf(titles), List.of()));
        }
        Set<String> roomNames = new LinkedHashSet<>();
        structures.stream().filter(layers -> !layers.isEmpty()).forEach(layers -> roomNames.add(layers.getLast()));
        if (!roomNames.isEmpty()) {
            Names usual = BUILDING.get(RosterField.ROOM);
            List<String> titles = new ArrayList<>(usual.titles());
            titles.addAll(roomNames);
            result.put(RosterField.ROOM, new Names(RosterField.ROOM, List.copyOf(titles), usual.inGroup()));
        }
        return result;
    }

    private static Names of(String key, String titles, String inGroup) {
        return new Names(key, List.of(titles.split(" ")), inGroup.isEmpty() ? List.of() : List.of(inGroup.split(" ")));
    }

    private static Map<String, Names> names(Names... all) {
        Map<String, Names> map = new LinkedHashMap<>();
        for (Names names : all) {
            map.put(names.key(), names);
        }
        return map;
    }

    /** Every field key in the order in which people expect columns. */
    public List<String> keys() {
        return List.copyOf(fields.keySet());
    }

    /** The field's name for people: 姓名, 楼栋. */
    public String title(String key) {
        Names names = fields.get(key);
        if (names != null) {
            return names.titles().getFirst();
        }
        return RosterField.isLayer(key) ? RosterField.layerName(key) : key;
    }

    /** A field and how sure it is; smaller ranks win. */
    record Hit(String field, MatchReason reason) {}

    @Nullable
    Hit match(String title, String group) {
        String plain = TitleText.plain(title);
        if (plain.isEmpty()) {
            return null;
        }
        for (Names names : fields.values()) {
            if (TitleText.plain(names.titles().getFirst()).equals(plain)) {
                return new Hit(names.key(), MatchReason.EXACT);
            }
        }
        for (Names names : fields.values()) {
            if (names.titles().stream().anyMatch(name -> TitleText.plain(name).equals(plain))) {
                return new Hit(names.key(), MatchReason.SYNONYM);
            }
        }
        String above = TitleText.plain(group);
        if (above.isEmpty()) {
            return null;
        }
        boolean ofBuilding = above.contains("楼") || above.contains("房") || above.contains("小区");
        for (Names names : fields.values()) {
            boolean building = BUILDING.containsKey(names.key()) || RosterField.isLayer(names.key());
            if (building == ofBuilding && names.inGroup().contains(plain)) {
                return new Hit(names.key(), MatchReason.GROUP_TITLE);
            }
        }
        return null;
    }
}
