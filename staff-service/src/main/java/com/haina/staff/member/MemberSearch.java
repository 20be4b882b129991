package com.haina.staff.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

import com.haina.staff.Spelling;
import com.haina.staff.department.DepartmentPath;
import com.haina.staff.department.DepartmentTree;

/** What the text in the search box stands for. */
sealed interface MemberSearch {

    Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

    record Everyone() implements MemberSearch {}

    record ByMobile(String index) implements MemberSearch {}

    record ByLastFour(String index) implements MemberSearch {}

    /**
     * @param departmentIds departments whose path ends as the text says
     */
    record ByText(String text, String wechatIndex, Set<String> departmentIds) implements MemberSearch {

        /** The beginning of a name, a department, or exactly a WeChat id. */
        List<Criteria> alternatives(String name, String department, String wechat) {
            List<Criteria> any = new ArrayList<>();
            any.add(Criteria.where(name).gte(text).lt(text + Character.MAX_VALUE));
            any.add(Criteria.where(wechat).is(wechatIndex));
            if (!departmentIds.isEmpty()) {
                any.add(Criteria.where(department)
                        .in(departmentIds.stream().sorted().toList()));
            }
            return any;
        }
    }

    static MemberSearch of(@Nullable String written, DepartmentTree tree, SealMember sealing) {
        String text = written == null ? "" : Spelling.tidy(written);
        if (text.isEmpty()) {
            return new Everyone();
        }
        String digits = MobileNumber.tidy(text);
        if (MobileNumber.isWellFormed(digits)) {
            return new ByMobile(sealing.mobileIndex(digits));
        }
        if (FOUR_DIGITS.matcher(digits).matches()) {
            return new ByLastFour(sealing.lastFourIndex(digits));
        }
        DepartmentPath path = DepartmentPath.parse(text);
        return new ByText(text, sealing.wechatIndex(text), path == null ? Set.of() : tree.matching(path));
    }
}
