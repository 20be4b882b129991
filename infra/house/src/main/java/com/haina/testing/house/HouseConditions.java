package com.haina.testing.house;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.NullMarked;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What the rules of {@link HouseRules} look at, where ArchUnit's own vocabulary ends. */
final class HouseConditions {

    private static final String HOUSE = "com.haina.";
    /** By name, so that modules without the platform can keep the rules too. */
    static final String AGGREGATE = "com.haina.platform.outbox.Aggregate";

    static final String TENANT_REPOSITORY = "com.haina.platform.tenancy.TenantRepository";
    private static final String DOCUMENT = "org.springframework.data.mongodb.core.mapping.Document";

    /** Modules anyone may use, and modules whose work it is to see others. */
    private static final Set<String> SHARED = Set.of("contracts", "platform", "weixin");

    private static final Set<String> TOOLS = Set.of("testing", "journeys", "bench");

    private static final List<String> NOT_FOR_STATE = List.of(
            "org.springframework.web.",
            "org.springframework.http.",
            "org.springframework.kafka.",
            "org.apache.kafka.",
            "jakarta.servlet.",
            "me.chanjar.weixin.",
            "com.tencentcloudapi.",
            "com.alibaba.excel.",
            "org.apache.poi.");

    private static final Set<String> STORE_ACCESS = Set.of(
            "org.springframework.data.mongodb.core.MongoOperations",
            "org.springframework.data.mongodb.MongoDatabaseFactory",
            "org.springframework.data.repository.Repository",
            "com.mongodb.client.MongoClient",
            "com.mongodb.client.MongoDatabase",
            "com.mongodb.client.MongoCollection");

    private static final Set<String> INJECTION = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    /** Endings of carriers and catch-alls. */
    private static final Pattern POOR_ENDING = Pattern.compile(".*(Impl|VO|DTO|Dto|BO|DO|Util|Utils|Helper|Manager)$");

    private static final Pattern POOR_BEGINNING = Pattern.compile("Base[A-Z].*");
    private static final Pattern HUNGARIAN_INTERFACE = Pattern.compile("I[A-Z][a-z].*");

    private HouseConditions() {}

    static ArchCondition<JavaClass> stayInTheirModule() {
        return condition("stay in their module", (type, events) -> {
            String module = module(type);
            if (TOOLS.contains(module)) {
                return;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getName().startsWith(HOUSE)
                        && !module(target).equals(module)
                        && !SHARED.contains(module(target))) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        });
    }

    static DescribedPredicate<JavaClass> aggregatesOrPolicies() {
        return DescribedPredicate.describe(
                "are aggregates or policies",
                type -> type.getPackageName().startsWith(HOUSE)
                        && !type.getPackageName().startsWith("com.haina.platform")
                        && (isDocument(type) || type.getSimpleName().endsWith("Policy")));
    }

    /** The type itself and every type of its own module that its fields are made of. */
    static ArchCondition<JavaClass> beMadeOfPlainJava() {
        return condition("be made of plain Java, without web, Kafka or vendor SDK", (type, events) -> {
            for (JavaClass part : partsOf(type)) {
                for (Dependency dependency : part.getDirectDependenciesFromSelf()) {
                    String target =
                            dependency.getTargetClass().getBaseComponentType().getName();
                    if (NOT_FOR_STATE.stream().anyMatch(target::startsWith)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        });
    }

    static DescribedPredicate<JavaClass> controllersListenersConfigurationsOrRepositories() {
        return DescribedPredicate.describe(
                "are controllers, listeners, configurations or repositories",
                type -> !isApplication(type)
                        && (isController(type)
                                || type.isMetaAnnotatedWith("org.springframework.context.annotation.Configuration")
                                || type.isMetaAnnotatedWith("org.springframework.stereotype.Repository")
                                || isTenantRepository(type)
                                || type.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(
                                                "org.springframework.kafka.annotation.KafkaListener"))));
    }

    static DescribedPredicate<JavaClass> controllers() {
        return DescribedPredicate.describe("are controllers", HouseConditions::isController);
    }

    static ArchCondition<JavaMethod> notReturnADocument() {
        return condition("not return a document", (method, events) -> {
            for (JavaClass answered : involved(method.getReturnType())) {
                if (isDocument(answered)) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getDescription() + " answers the document " + answered.getName()));
                }
            }
        });
    }

    static ArchCondition<JavaField> notBeInjected() {
        return condition("not be injected", (field, events) -> {
            if (hasAny(field, INJECTION)) {
                events.add(SimpleConditionEvent.violated(field, field.getDescription() + " is injected"));
            }
        });
    }

    static ArchCondition<JavaClass> haveAPlainName() {
        return condition("have a plain name", (type, events) -> {
            String name = type.getSimpleName();
            boolean poor = POOR_ENDING.matcher(name).matches()
                    || POOR_BEGINNING.matcher(name).matches()
                    || (type.isInterface()
                            && !type.isAnnotation()
                            && HUNGARIAN_INTERFACE.matcher(name).matches());
            if (poor) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getName() + " has a name the house does not use " + type.getSourceCodeLocation()));
            }
        });
    }

    static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return condition("reside in a @NullMarked package", (type, events) -> {
            boolean marked = type.getPackage()
                    .tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            if (!marked) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getPackageName() + " has no @NullMarked package-info (" + type.getName() + ")"));
            }
        });
    }

    static DescribedPredicate<JavaClass> tenantBoundRepositories() {
        return DescribedPredicate.describe("are tenant-bound repositories or parts of one", type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return isTenantRepository(outermost);
        });
    }

    static DescribedPredicate<JavaClass> storeAccess() {
        return DescribedPredicate.describe(
                "reach the store", type -> STORE_ACCESS.stream().anyMatch(type::isAssignableTo));
    }

    private static boolean isController(JavaClass type) {
        return type.isMetaAnnotatedWith("org.springframework.stereotype.Controller");
    }

    /** Found by Spring Boot or imported by tests across packages, not by what stands beside them. */
    private static boolean isApplication(JavaClass type) {
        return type.isMetaAnnotatedWith("org.springframework.boot.test.context.TestConfiguration")
                || type.isMetaAnnotatedWith("org.springframework.boot.SpringBootConfiguration")
                || type.isMetaAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration");
    }

    private static boolean isTenantRepository(JavaClass type) {
        return type.isAssignableTo(TENANT_REPOSITORY) && !type.getName().equals(TENANT_REPOSITORY);
    }

    private static boolean isDocument(JavaClass type) {
        return type.isAssignableTo(AGGREGATE) || type.isAnnotatedWith(DOCUMENT);
    }

    private static boolean hasAny(JavaMember member, Set<String> annotations) {
        return annotations.stream().anyMatch(member::isAnnotatedWith);
    }

    private static Set<JavaClass> partsOf(JavaClass root) {
        Set<JavaClass> parts = new LinkedHashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            JavaClass part = open.pop();
            if (!part.getName().startsWith(HOUSE) || !module(part).equals(module(root)) || !parts.add(part)) {
                continue;
            }
            part.getFields().forEach(field -> open.addAll(involved(field.getType())));
        }
        return parts;
    }

    private static List<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .toList();
    }

    /** The segment after {@code com.haina}. */
    private static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(HOUSE)) {
            return "";
        }
        int end = name.indexOf('.', HOUSE.length());
        return end < 0 ? name.substring(HOUSE.length()) : name.substring(HOUSE.length(), end);
    }

    private interface Check<T> {
        void accept(T subject, ConditionEvents events);
    }

    private static <T> ArchCondition<T> condition(String description, Check<T> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T subject, ConditionEvents events) {
                check.accept(subject, events);
            }
        };
    }
}
