using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Platform.Hosting.Http.Json;

/// <summary>Follows a path such as $.items[3].value through the types it leads over.</summary>
internal static partial class JsonPath
{
    public static Type? TypeAt(Type? root, string path, JsonSerializerOptions options)
    {
        var type = root;
        foreach (Match step in Step().Matches(path))
        {
            if (type is null || !options.TryGetTypeInfo(Nullable.GetUnderlyingType(type) ?? type, out var info)) return null;
            var name = step.Groups["name"] is { Success: true } plain ? plain.Value : step.Groups["quoted"].Value;
            type = info.Kind switch
            {
                JsonTypeInfoKind.Object => info.Properties.FirstOrDefault(p => p.Name == name)?.PropertyType,
                JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => info.ElementType,
                _ => null,
            };
        }

        return type;
    }

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\['(?<quoted>[^']*)'\]|\[\d+\]")]
    private static partial Regex Step();
}

/// <summary>What a value of a type looks like, said to people.</summary>
internal static class JsonWords
{
    public static string Of(Type? type)
    {
        if (type is null) return "of the kind the reference shows";
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return "one of " + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (type == typeof(DateTimeOffset)) return "an instant with its offset, such as 2026-11-20T10:00:00Z";
        if (type == typeof(TimeSpan)) return "an ISO 8601 duration in days or less, such as PT15M";
        if (type == typeof(Guid)) return "a UUID";
        if (type == typeof(DateOnly)) return "a date, such as 2026-11-20";
        if (type == typeof(TimeOnly)) return "a time of day, such as 10:00:00";
        if (type == typeof(string) || type == typeof(char)) return "text";
        if (type == typeof(string[])) return "an array of texts";
        if (type == typeof(bool)) return "true or false";
        if (type == typeof(double) || type == typeof(float) || type == typeof(decimal)) return "a finite number";
        if (type == typeof(int) || type == typeof(short) || type == typeof(byte) || type == typeof(long) || type == typeof(uint) || type == typeof(ulong))
            return "a whole number within range";
        return type.IsAssignableTo(typeof(System.Collections.IEnumerable)) && !IsDictionary(type) ? "an array" : "an object";
    }

    private static bool IsDictionary(Type type) => type.IsAssignableTo(typeof(System.Collections.IDictionary))
        || type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyDictionary<,>) || open == typeof(IDictionary<,>));
}
