package com.haina.staff.department;

import java.util.Map;
import java.util.Set;

/** Who works in departments, as far as this feature needs to know; implemented by the feature that has the members. */
public interface DepartmentOccupancy {

    /** Whether any record, also of someone who left or was deleted but not purged, names one of these departments. */
    boolean anyIn(Set<String> departmentIds);

    /** Active members by the department they are in. */
    Map<String, Long> activeByDepartment();
}
