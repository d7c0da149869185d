package io.aiocosmos.architecture;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One type of a public API: a line for itself, and one for each member that others can name, sorted. */
final class TypeListing {
    private final Class<?> type;
    private final SortedMap<String, String> members = new TreeMap<>(); // lines by name, constructors first

    private TypeListing(Class<?> type) {
        this.type = type;
    }

    static String of(Class<?> type) {
        TypeListing listing = new TypeListing(type);
        listing.add(type.getDeclaredConstructors());
        listing.addMembersOf(type);
        return listing.head() + "\n"
                + listing.members.values().stream()
                        .map(member -> "    " + member + "\n")
                        .collect(Collectors.joining());
    }

    /** A class that is not shown hands its members down to those that are. */
    private void addMembersOf(Class<?> from) {
        add(from.getDeclaredFields());
        add(from.getDeclaredMethods());
        Stream.concat(Stream.ofNullable(from.getSuperclass()), Arrays.stream(from.getInterfaces()))
                .filter(parent -> !PublicApi.isShown(parent))
                .forEach(this::addMembersOf);
    }

    private void add(Member[] declared) {
        for (Member member : declared)
            if (PublicApi.isShown(member.getModifiers()) && !member.isSynthetic()) add(member);
    }

    private void add(Member member) {
        String line = line(member);
        members.put((member instanceof Constructor ? "" : member.getName()) + ' ' + line, line);
    }

    private String head() {
        return annotations(type)
                + Modifier.toString(modifiers())
                + (type.isSealed() ? " sealed " : " ")
                + kind()
                + type.getTypeName()
                + parameters(type.getTypeParameters())
                + list(
                        " extends ",
                        Stream.ofNullable(type.getGenericSuperclass()).filter(each -> each != Object.class))
                + list(" implements ", Arrays.stream(type.getGenericInterfaces()))
                + list(
                        " permits ",
                        Stream.ofNullable(type.getPermittedSubclasses()).flatMap(Arrays::stream));
    }

    private int modifiers() {
        int without = Modifier.STATIC | Modifier.INTERFACE | (type.isInterface() ? Modifier.ABSTRACT : 0);
        return type.getModifiers() & ~without;
    }

    private String kind() {
        if (type.isAnnotation()) return "@interface ";
        if (type.isInterface()) return "interface ";
        if (type.isEnum()) return "enum ";
        return type.isRecord() ? "record " : "class ";
    }

    private String line(Member member) {
        if (member instanceof Field) return field((Field) member);
        Executable called = (Executable) member;
        String head = annotations(called) + modifiers(called);
        if (called.getTypeParameters().length > 0) head += " " + parameters(called.getTypeParameters());
        String result = called instanceof Method ? name(called.getAnnotatedReturnType()) + " " : "";
        String parameters = Arrays.stream(called.getAnnotatedParameterTypes())
                .map(this::name)
                .collect(Collectors.joining(", ", "(", ")"));
        if (called.isVarArgs()) parameters = parameters.replaceFirst("\\[]\\)$", "...)");
        return (head + " " + result + simpleName(called) + parameters).trim()
                + list(" throws ", Arrays.stream(called.getGenericExceptionTypes()));
    }

    private static String simpleName(Executable called) {
        return called instanceof Constructor ? called.getDeclaringClass().getSimpleName() : called.getName();
    }

    private static String modifiers(Executable called) {
        int shown = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;
        boolean isDefault = called instanceof Method && ((Method) called).isDefault();
        return Modifier.toString(called.getModifiers() & shown) + (isDefault ? " default" : "");
    }

    /** With its value where compilers copy that. */
    private String field(Field field) {
        String line = annotations(field) + Modifier.toString(field.getModifiers()) + " " + name(field.getGenericType())
                + " " + field.getName();
        boolean isConstant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
        if (!isConstant || !field.getType().isPrimitive() && field.getType() != String.class) return line;
        try {
            return line + " = " + field.get(null);
        } catch (IllegalAccessException hidden) {
            return line; // protected
        }
    }

    private String parameters(TypeVariable<?>[] variables) {
        if (variables.length == 0) return "";
        return Arrays.stream(variables)
                .map(each -> each
                        + Arrays.stream(each.getAnnotatedBounds())
                                .map(this::name)
                                .collect(Collectors.joining(" & ", " extends ", ""))
                                .replaceFirst(" extends Object$", ""))
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String annotations(AnnotatedElement annotated) {
        return Arrays.stream(annotated.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .map(each -> "@" + each.getSimpleName() + " ")
                .sorted()
                .collect(Collectors.joining());
    }

    private String list(String before, Stream<? extends Type> types) {
        String names = types.map(Type::getTypeName).map(this::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : before + names;
    }

    private String name(Type named) {
        return name(named.getTypeName());
    }

    private String name(AnnotatedType named) {
        return name(NullableTypes.name(named));
    }

    /** Without the packages that go without saying: {@code java.lang} and the type's own. */
    private String name(String typeName) {
        return typeName.replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "")
                .replaceAll("\\b" + Pattern.quote(type.getPackageName()) + "\\.(?=[A-Z])", "");
    }
}
