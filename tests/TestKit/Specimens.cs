using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Platform.TestKit;

/// <summary>Makes a value of any type with something in all of its fields, and says what of it two values differ in: to see whether all of it survives a journey.</summary>
public static class Specimens
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<Type, object> Simple = new object[]
    {
        "text", true, (byte)3, (short)4, 5, 6L, 7UL, 1.5f, 2.25, 3.75m, new Guid("01234567-89ab-cdef-0123-456789abcdef"), new TimeSpan(1, 2, 3), new DateOnly(2026, 2, 3), new TimeOnly(4, 5),
        new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Unspecified), new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero).AddMicroseconds(789),
    }.ToDictionary(value => value.GetType());

    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } given) return Of(given);
        if (Simple.TryGetValue(type, out var simple)) return simple;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsArray) return Many(type.GetElementType()!);
        if (type.IsGenericType && OfMany(type) is { } many) return many;
        if (type.IsAbstract) return Of(type.Assembly.GetTypes().First(t => t.IsAssignableTo(type) && !t.IsAbstract));
        return type.IsAssignableTo(typeof(IEnumerable<KeyValuePair<string, string>>)) && type.GetMethod("Of", [typeof(IEnumerable<KeyValuePair<string, string>>)]) is { } of
            ? of.Invoke(null, [new Dictionary<string, string> { ["name"] = "value" }])!
            : Built(type);
    }

    /// <summary>Where the two differ first; null when they are the same in all they are made of.</summary>
    public static string? Difference(object? one, object? other, string path = "")
    {
        if (one is null || other is null) return one == other ? null : $"{path}: {one ?? "null"} became {other ?? "null"}";
        if (one is IEnumerable many and not string && other is IEnumerable more)
        {
            object?[] these = [.. many.Cast<object?>()], those = [.. more.Cast<object?>()];
            return these.Length != those.Length ? $"{path}: {these.Length} became {those.Length}" : these.Select((item, i) => Difference(item, those[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
        }

        var type = one.GetType();
        if (type != other.GetType()) return $"{path}: a {type.Name} became a {other.GetType().Name}";
        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) is true && !type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal) || type.IsEnum)
            return one.Equals(other) ? null : $"{path}: {one} became {other}";
        return Fields(type).Select(field => Difference(field.GetValue(one), field.GetValue(other), $"{path}.{field.Name}")).FirstOrDefault(d => d is not null);
    }

    // What is said to stay behind may, and what is only remembered of a calculation is no part of it.
    private static IEnumerable<FieldInfo> Fields(Type type) => Lineage(type).SelectMany(t => t.GetFields(Instance | BindingFlags.DeclaredOnly)).Where(field =>
        field.FieldType != typeof(System.Text.RegularExpressions.Regex)
        && !(field.Name.StartsWith('<') && type.GetProperty(field.Name[1..field.Name.IndexOf('>')], Instance)?.GetCustomAttribute<JsonIgnoreAttribute>() is not null));

    private static IEnumerable<Type> Lineage(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(object); t = t.BaseType) yield return t;
    }

    private static Array Many(Type item)
    {
        var array = Array.CreateInstance(item, 1);
        array.SetValue(Of(item), 0);
        return array;
    }

    private static object? OfMany(Type type)
    {
        var (definition, of) = (type.GetGenericTypeDefinition(), type.GetGenericArguments());
        if (of.Length == 1 && type.IsAssignableFrom(of[0].MakeArrayType())) return Many(of[0]);
        if (of.Length == 2 && definition.Name.Contains("Dictionary", StringComparison.Ordinal))
        {
            var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of))!;
            dictionary[Of(of[0])] = Of(of[1]);
            return type.IsInstanceOfType(dictionary) ? dictionary : Immutable(definition, of, dictionary);
        }

        return of.Length == 1 && type.IsAssignableTo(typeof(IEnumerable)) ? Immutable(definition, of, Many(of[0])) : null;
    }

    // ImmutableArray.CreateRange and the like.
    private static object Immutable(Type definition, Type[] of, object items) => typeof(ImmutableArray).Assembly.GetType(definition.FullName!.Split('`')[0])!.GetMethods()
        .First(m => m.Name == "CreateRange" && m.GetGenericArguments().Length == of.Length && m.GetParameters() is [var only] && only.ParameterType.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .MakeGenericMethod(of).Invoke(null, [items])!;

    private static object Built(Type type)
    {
        var made = type.GetConstructors(Instance).Where(c => c.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(c => c.GetParameters().Length);
        var value = made is null ? Activator.CreateInstance(type)! : made.Invoke([.. made.GetParameters().Select(p => Of(p.ParameterType))]);
        var given = made?.GetParameters().Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters() is [] && !given.Contains(p.Name) && p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
            property.SetValue(value, Of(property.PropertyType));
        return value;
    }
}
