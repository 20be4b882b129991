package com.haina.staff.roster;

import java.util.Map;
import java.util.Set;

import com.haina.staff.community.CommunityNames;
import com.haina.staff.department.DepartmentTree;
import com.haina.staff.member.MemberOnFile;

/**
 * Everything that deciding about the rows of a chunk needs to know, read with a few queries for all of them.
 *
 * @param onFile members by mobile
 * @param wechatHolders member ids by WeChat id
 */
record RosterFacts(
        DepartmentTree departments,
        CommunityNames communities,
        Map<String, MemberOnFile> onFile,
        Map<String, Set<String>> wechatHolders) {}
